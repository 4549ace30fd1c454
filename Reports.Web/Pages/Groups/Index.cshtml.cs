using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Groups;

/// <summary>Groups that were at work in the period: those that run first, with what is reached against the цель.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <summary>States of a group: value in the address and words.</summary>
    public static IReadOnlyList<(string Key, string Words)> States { get; } =
        [("running", "идут"), ("ended", "закончились"), ("ahead", "ещё не начаты"), ("behind", "отстают от цели")];

    /// <summary>The rows.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>The chosen state; null for all.</summary>
    public string? State { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "asOf"];

    /// <inheritdoc/>
    public override string? DefaultPreset => "academic";

    /// <inheritdoc/>
    public override string? Exports => "groups";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("state", State)];

    /// <inheritdoc/>
    public override string Subtitle => string.Join(", ", new[]
    {
        States.FirstOrDefault(state => state.Key == State).Words ?? "",
        Figures.Plural(Rows.Rows.Count, "группа", "группы", "групп"),
    }.Where(part => part.Length > 0));

    /// <summary>Links of the cells of a row.</summary>
    public RowLinks Links => new()
    {
        ["group_code"] = row => $"/groups/{row["group_key"]}",
        ["learners_n"] = row => RowsOf(row, "enrolments", ("what", "started")),
        ["completed_n"] = row => RowsOf(row, "enrolments", ("what", "completed")),
        ["left_n"] = row => RowsOf(row, "enrolments", ("what", "left")),
        ["by_grades"] = row => RowsOf(row, "outcomes", ("results", "competency"), ("with_plan", 1), ("with_goal", 1), ("evidence", "grades")),
        ["by_passes"] = row => RowsOf(row, "outcomes", ("results", "competency"), ("with_plan", 1), ("with_goal", 1), ("evidence", "passes")),
        ["reached"] = row => RowsOf(row, "outcomes", ("results", "competency"), ("with_plan", 1), ("with_goal", 1)),
        ["attendance"] = row => RowsOf(row, "attendance"),
        ["documents_n"] = row => RowsOf(row, "documents", ("what", "issued")),
    };

    /// <summary>The address of this page with changes.</summary>
    /// <param name="changes">Names and values; null takes a name out.</param>
    public string Href(params (string Key, object? Value)[] changes) => "/groups" + Filter.Query([.. Kept, (RowSort.Key, Sort?.Text), .. changes]);

    /// <summary>Shows the list.</summary>
    /// <param name="state">State of the group.</param>
    public async Task OnGetAsync(string? state, CancellationToken cancellationToken)
    {
        State = States.Select(known => known.Key).FirstOrDefault(known => known == state);
        Rows = await ReadAsync("groups", cancellationToken, ("state", State));
    }

    // A group's figures are of its whole course, and so are their rows.
    private string RowsOf(ReportRow row, string kind, params (string Key, object? Value)[] more) =>
        $"/rows/{kind}{(Filter with { Preset = "all", Programme = null, Organisation = null, Teacher = null }).Query([("group", row["group_key"]), .. more])}";
}
