using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Teachers;

/// <summary>Преподаватели: the result of each by an open formula, with a place where there is enough to compare.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    // Grades that are in the base of the measure quality.
    private const string Marks = "5,4,3,2,na";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => "teachers";

    /// <summary>A row for each teacher.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>The answer in words.</summary>
    public string Verdict => Rows.Rows.Count(row => row["place"] is not null) is > 0 and var placed
        ? placed == Rows.Rows.Count ? "Место есть у каждого преподавателя."
        : $"Место есть у {Figures.Count(placed)} из {Figures.Plural(Rows.Rows.Count, "преподавателя", "преподавателей", "преподавателей")}: у остальных мало оценок или не с чем сравнить."
        : "Мест нет: мало оценок, чтобы сравнивать преподавателей.";

    /// <summary>Where everybody has a place, there is nothing to say why not.</summary>
    public IReadOnlyList<string> Hidden => Rows.Rows.Any(row => row["no_place"] is not null) ? [] : ["no_place"];

    /// <summary>Links of the cells of a row.</summary>
    public RowLinks Links => new()
    {
        ["result"] = row => Opened("grades", row, ("graded", 1)),
        ["graded_n"] = row => Opened("grades", row, ("graded", 1)),
        ["adjusted"] = row => Opened("compared", row),
        ["difference"] = row => Opened("compared", row),
        ["compared_n"] = row => Opened("compared", row),
        ["quality"] = row => Opened("grades", row, ("bucket", Marks)),
        ["first"] = row => Opened("grades", row, ("attempts", "first"), ("bucket", "5,4,3,2,pass,fail,na")),
        ["attendance"] = row => Opened("attendance", row),
    };

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await ReadAsync("teachers", cancellationToken);

    private string Opened(string kind, ReportRow row, params (string Key, object? Value)[] extra) =>
        $"/rows/{kind}{Filter.Query([.. extra, ("teacher", row["teacher_key"])])}";
}
