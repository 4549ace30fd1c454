using Reports.Web.Charts;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Plan;

/// <summary>Результаты и план: results compared with the plan, by competency, group, module or teacher.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <summary>The views: key in the address and title.</summary>
    public static IReadOnlyList<(string By, string Words)> Ways { get; } =
        [("competency", "Компетенции"), ("group", "Группы"), ("module", "Модули"), ("teacher", "Преподаватели")];

    /// <inheritdoc/>
    public override bool Renews => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => "plan-" + By;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("by", By)];

    /// <summary>The chosen view.</summary>
    public string By { get; private set; } = Ways[0].By;

    /// <summary>The rows.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>Groups by planned results.</summary>
    public PageChart Heat { get; private set; } = new("heat", "Достижение цели", "% слушателей, последние 20 групп", null);

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => [Heat];

    /// <summary>Columns drawn as bars, with their threshold or target.</summary>
    public IReadOnlyDictionary<string, string> Bars => By is "competency" or "group"
        ? new Dictionary<string, string> { ["attained"] = "planned", ["reached"] = "planned_learners" }
        : new Dictionary<string, string> { ["attained"] = "" };

    /// <summary>Links of the cells of a row.</summary>
    public RowLinks Links => By switch
    {
        "competency" => new()
        {
            ["programme"] = row => "/plan" + Filter.Query(("programme", row["programme_key"]), ("by", "group")),
            ["learners_n"] = row => Opened("outcomes", ("programme", row["programme_key"]), ("competency", row["competency_key"])),
            ["attained"] = row => Opened("outcomes", ("programme", row["programme_key"]), ("competency", row["competency_key"])),
            ["reached"] = row => Opened("outcomes", ("programme", row["programme_key"]), ("competency", row["competency_key"]), ("with_plan", 1)),
            ["by_grades"] = row => ByEvidence("grades", ("programme", row["programme_key"]), ("competency", row["competency_key"])),
            ["by_passes"] = row => ByEvidence("passes", ("programme", row["programme_key"]), ("competency", row["competency_key"])),
            ["short_n"] = row => Opened("outcomes", ("programme", row["programme_key"]), ("competency", row["competency_key"]), ("reached", 0)),
        },
        "group" => new()
        {
            ["group_code"] = row => "/plan" + Filter.Query(("programme", row["programme_key"]), ("group", row["group_key"]), ("by", "competency")),
            ["learners_n"] = row => Opened("attainment", ("group", row["group_key"])),
            ["attained"] = row => Opened("attainment", ("group", row["group_key"])),
            ["reached"] = row => Opened("outcomes", ("group", row["group_key"]), ("results", "competency"), ("with_plan", 1)),
            ["by_grades"] = row => ByEvidence("grades", ("group", row["group_key"])),
            ["by_passes"] = row => ByEvidence("passes", ("group", row["group_key"])),
            ["reached_n"] = row => Opened("attainment", ("group", row["group_key"]), ("reached", 1)),
            ["short_n"] = row => Opened("attainment", ("group", row["group_key"]), ("reached", 0)),
        },
        "module" => GradeLinks.Of((row, extra) => Opened("grades", [("programme", row["programme_key"]), ("module", row["module_key"]), .. extra])),
        _ => GradeLinks.Of((row, extra) => Opened("grades", [("teacher", row["teacher_key"]), .. extra])),
    };

    /// <summary>Whether a teacher is chosen and the view has no figure of one.</summary>
    public bool IsOfNoTeacher => Filter.Teacher is not null && By is ("competency" or "group");

    /// <summary>Whether the viewer may open what a deviation is made of.</summary>
    public bool MayAskWhy => Reports.Find("outcome-parts") is { } parts && Access.Viewer.MayRead(User, parts);

    /// <summary>Reads the page.</summary>
    /// <param name="by">The view.</param>
    public async Task OnGetAsync(string? by, CancellationToken cancellationToken)
    {
        By = Ways.Any(way => way.By == by) ? by! : Ways[0].By;
        Rows = await ReadAsync("plan-" + By, cancellationToken);
        // Programmes have no planned results in common: a heat map of several would be mostly empty.
        if (By is "competency" or "group" && !IsOfNoTeacher && (Filter.Programme is not null || Filter.Group is not null))
        {
            Heat = Heat with { Chart = ChartFactory.From(await ReadAsync("plan-heat", cancellationToken)) };
        }
    }

    private string ByEvidence(string evidence, params (string Key, object? Value)[] of) =>
        Opened("outcomes", [.. of, ("results", "competency"), ("with_plan", 1), ("evidence", evidence)]);

    private string Opened(string kind, params (string Key, object? Value)[] extra) => $"/rows/{kind}{Filter.Query(extra)}";
}
