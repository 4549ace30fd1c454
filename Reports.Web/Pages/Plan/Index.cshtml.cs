using Reports.Web.Charts;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Plan;

/// <summary>Результаты и план: what was reached against what was planned, by competency, group, module or teacher.</summary>
/// <param name="desk">The way to reports.</param>
public sealed class IndexModel(ReportDesk desk) : ReportPage(desk)
{
    /// <summary>The ways to look at it: word of the address, words on the page.</summary>
    public static IReadOnlyList<(string By, string Words)> Ways { get; } =
        [("competency", "Компетенции"), ("group", "Группы"), ("module", "Модули"), ("teacher", "Преподаватели")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => "plan-" + By;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("by", By)];

    /// <summary>The way chosen.</summary>
    public string By { get; private set; } = Ways[0].By;

    /// <summary>The rows.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>Groups by planned results.</summary>
    public Chart? Heat { get; private set; }

    /// <summary>Columns drawn as bars, with their plans.</summary>
    public IReadOnlyDictionary<string, string> Bars => By is "competency" or "group"
        ? new Dictionary<string, string> { ["attained"] = "planned", ["reached"] = "planned_learners" }
        : new Dictionary<string, string> { ["attained"] = "" };

    /// <summary>Where the cells of a row lead.</summary>
    public IReadOnlyDictionary<string, Func<object?[], string?>> Links => By switch
    {
        "competency" => new Dictionary<string, Func<object?[], string?>>
        {
            ["programme"] = row => "/plan" + Filter.Query(("programme", row[0]), ("by", "group")),
            ["learners_n"] = row => Opened("outcomes", ("programme", row[0]), ("competency", row[1])),
            ["attained"] = row => Opened("outcomes", ("programme", row[0]), ("competency", row[1])),
            ["reached"] = row => Opened("outcomes", ("programme", row[0]), ("competency", row[1]), ("reached", 1)),
            ["short_n"] = row => Opened("outcomes", ("programme", row[0]), ("competency", row[1]), ("reached", 0)),
        },
        "group" => new Dictionary<string, Func<object?[], string?>>
        {
            ["group_code"] = row => "/plan" + Filter.Query(("programme", row[0]), ("group", row[1]), ("by", "competency")),
            ["learners_n"] = row => Opened("attainment", ("group", row[1])),
            ["attained"] = row => Opened("outcomes", ("group", row[1])),
            ["reached"] = row => Opened("outcomes", ("group", row[1]), ("reached", 1)),
            ["reached_n"] = row => Opened("attainment", ("group", row[1]), ("reached", 1)),
            ["short_n"] = row => Opened("attainment", ("group", row[1]), ("reached", 0)),
        },
        "module" => new Dictionary<string, Func<object?[], string?>>
        {
            ["grades_n"] = row => Opened("grades", ("programme", row[0]), ("module", row[1])),
            ["attained"] = row => Opened("grades", ("programme", row[0]), ("module", row[1])),
        },
        _ => new Dictionary<string, Func<object?[], string?>>
        {
            ["grades_n"] = row => Opened("grades", ("teacher", row[0])),
            ["attained"] = row => Opened("grades", ("teacher", row[0])),
        },
    };

    /// <summary>Reads the page.</summary>
    /// <param name="by">The way to look at it.</param>
    public async Task OnGetAsync(string? by, CancellationToken cancellationToken)
    {
        By = Ways.Any(way => way.By == by) ? by! : Ways[0].By;
        Rows = await ReadAsync("plan-" + By, cancellationToken);
        // Programmes share no planned results: a map of several would be mostly blank.
        if (By is "competency" or "group" && (Filter.Programme is not null || Filter.Group is not null))
        {
            Heat = ChartFactory.From(await ReadAsync("plan-heat", cancellationToken));
        }
    }

    private string Opened(string kind, params (string Key, object? Value)[] extra) => $"/rows/{kind}{Filter.Query(extra)}";
}
