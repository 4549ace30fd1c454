using Ingest.Feeds.Contracts;
using Ingest.Feeds.Drafts;

namespace Reports.Web.Pages.Upload;

/// <summary>What the form of a mapping says.</summary>
public static class MapText
{
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["programmes"] = "программа обучения",
        ["modules"] = "модуль (дисциплина) программы",
        ["competencies"] = "компетенция программы",
        ["module_competencies"] = "какую компетенцию развивает модуль",
        ["plan"] = "планируемый результат программы или группы",
        ["teachers"] = "преподаватель",
        ["groups"] = "учебная группа",
        ["learners"] = "слушатель: имя, день рождения, СНИЛС",
        ["enrolments"] = "слушатель в группе: зачисление, завершение, отчисление",
        ["grades"] = "оценка слушателя за модуль",
        ["attendance"] = "отметка слушателя на занятии",
        ["awards"] = "поощрение слушателя",
        ["documents"] = "выданный документ",
        ["carriers"] = "носитель: бумажный или электронный",
        ["removals"] = "запись, которую надо убрать",
        ["targets"] = "целевое значение показателя",
    };

    /// <summary>What a row of a feed is.</summary>
    /// <param name="feed">The feed.</param>
    public static string RowOf(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return Rows.TryGetValue(feed.Name, out var row) ? $"{feed.Title} — {row}" : feed.Title;
    }

    /// <summary>What a column is, besides a field.</summary>
    /// <param name="role">One of <see cref="DraftRole"/>.</param>
    /// <param name="feed">The feed.</param>
    public static string Role(string role, Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var what = role switch
        {
            DraftRole.Name => "ФИО одной ячейкой",
            DraftRole.LastName => "Фамилия",
            DraftRole.FirstName => "Имя",
            DraftRole.MiddleName => "Отчество",
            DraftRole.BirthDate => "Дата рождения",
            _ => "СНИЛС",
        };
        return DraftFields.IsOfLearners(feed) ? what + " (найти слушателя)" : what;
    }

    /// <summary>What headers of columns that are data are.</summary>
    /// <param name="column">The field.</param>
    public static string Header(FeedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column switch
        {
            { IsDated: true } => $"дни ({column.Title.ToLower(Figures.Russian)})",
            { Name: "module_code" } => "модули или задания",
            { Name: "group_code" } => "группы",
            { Name: "competency_code" } => "компетенции",
            { Name: "control" } => "виды контроля",
            _ => column.Title.ToLower(Figures.Russian),
        };
    }

    /// <summary>A field in a list, with an asterisk where it is required.</summary>
    /// <param name="column">The field.</param>
    public static string Field(FeedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Title + (column.IsRequired ? " *" : "");
    }
}
