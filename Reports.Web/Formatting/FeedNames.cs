namespace Reports.Web.Formatting;

/// <summary>Russian names of feeds and states.</summary>
public static class FeedNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["programmes"] = "Программы",
        ["modules"] = "Модули",
        ["competencies"] = "Компетенции",
        ["module_competencies"] = "Компетенции модулей",
        ["plan"] = "План",
        ["teachers"] = "Преподаватели",
        ["groups"] = "Группы",
        ["learners"] = "Слушатели",
        ["enrolments"] = "Обучения",
        ["grades"] = "Оценки",
        ["attendance"] = "Посещаемость",
        ["awards"] = "Поощрения",
        ["documents"] = "Документы",
        ["carriers"] = "Носители",
        ["removals"] = "Удаления",
        ["targets"] = "Цели",
        ["closings"] = "Закрытые строки карантина",
        ["withdrawals"] = "Отменённые загрузки",
    };

    /// <summary>Feeds whose rows are facts.</summary>
    public static IReadOnlyList<string> OfFacts { get; } = ["enrolments", "grades", "attendance", "awards", "documents", "plan", "targets", "carriers"];

    /// <summary>Whether rows of a feed are facts, which say who corrected them and why.</summary>
    /// <param name="feed">As the ledger keeps it.</param>
    public static bool IsOfFacts(string? feed) => feed is not null && OfFacts.Contains(feed);

    /// <summary>The name of a feed; an unknown one, such as that of a profile, is returned as it is.</summary>
    /// <param name="feed">As the ledger keeps it.</param>
    public static string Of(string? feed) => string.IsNullOrEmpty(feed) ? "не распознан" : Known.GetValueOrDefault(feed, feed);

    /// <summary>The state of a row in quarantine.</summary>
    /// <param name="state">As the quarantine keeps it.</param>
    public static string StateOfRow(string? state) => state switch
    {
        "open" => "открыта",
        "answered" => "прислана снова",
        "closed" => "закрыта",
        _ => state ?? "",
    };

    /// <summary>The state of a file.</summary>
    /// <param name="state">As the ledger keeps it.</param>
    public static string State(string? state) => state switch
    {
        "loaded" => "загружен",
        "failed" => "не прочитан",
        "loading" => "загружается",
        _ => state ?? "",
    };
}
