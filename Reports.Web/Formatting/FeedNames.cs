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
    };

    /// <summary>The name of a feed; an unknown one, such as that of a profile, is returned as it is.</summary>
    /// <param name="feed">As the ledger keeps it.</param>
    public static string Of(string? feed) => string.IsNullOrEmpty(feed) ? "не распознан" : Known.GetValueOrDefault(feed, feed);

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
