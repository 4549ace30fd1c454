using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>The rows behind an indicator's value, a hundred on a page, with what each adds to numerator and denominator.</summary>
/// <param name="assessments">Parses addresses.</param>
/// <param name="reader">Values of indicators.</param>
public sealed class RowsModel(ReportAccess reports, AssessmentQueryFactory assessments, AssessmentReader reader) : AssessmentPage(reports, assessments)
{
    private const int PageRows = 100;

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; private set; } = null!;

    /// <summary>The cell of the indicator.</summary>
    public AssessmentValue Cell { get; private set; } = null!;

    /// <summary>Sums of all rows, which equal the figure.</summary>
    public (long Numerator, long Denominator) Sum { get; private set; }

    /// <summary>Whether only rows of the numerator are shown.</summary>
    public bool IsNumerator { get; private set; }

    /// <summary>Rows of the page.</summary>
    public IReadOnlyList<IndicatorRow> Rows { get; private set; } = [];

    /// <summary>Learners, groups, programmes and teachers of the rows, in the same order.</summary>
    public ReportTable Subjects { get; private set; } = null!;

    /// <summary>How many rows there are on all pages.</summary>
    public int Total { get; private set; }

    /// <summary>Page, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages.</summary>
    public int Pages => Math.Max(1, (Total + PageRows - 1) / PageRows);

    /// <summary>Whether the indicator has a denominator that the warehouse counts.</summary>
    public bool HasBase => Indicator.Denominator.Length > 0 && Indicator.Entered != EnteredPart.Denominator;

    /// <summary>Shows rows.</summary>
    /// <param name="code">The indicator.</param>
    /// <param name="line">Line of its table.</param>
    /// <param name="column">Column of its table.</param>
    /// <param name="part"><c>numerator</c> for its rows alone.</param>
    /// <param name="page">Page, from 1.</param>
    public async Task<IActionResult> OnGetAsync(
        string? code, string? line, [ModelBinder(Name = "graph")] string? column, string? part, [FromQuery] int page, CancellationToken cancellationToken)
    {
        if (!await AskAsync(cancellationToken) || Asked.Set.Find(code ?? "") is not { IsCounted: true } indicator)
        {
            return NotFound();
        }

        Indicator = indicator;
        Cell = new AssessmentValue(indicator, line ?? "", column ?? "", Asked.Year);
        IsNumerator = part == "numerator";
        var rows = (await reader.OpenAsync(Asked, indicator, cancellationToken))[(Cell.Line, Cell.Column)].ToList();
        Sum = (rows.Sum(row => row.Numerator ?? 0), rows.Sum(row => row.Denominator ?? 0));
        var shown = rows.Where(row => !IsNumerator || row.Numerator is > 0).OrderByDescending(row => row.Numerator ?? 0).ToList();
        Total = shown.Count;
        Number = Math.Clamp(page, 1, Pages);
        Rows = [.. shown.Skip((Number - 1) * PageRows).Take(PageRows)];
        Subjects = await ReadAsync("self-assessment-subjects", cancellationToken, ("subjects", JsonSerializer.Serialize(Rows.Select(row => new
        {
            programme = row.ProgrammeKey,
            group = row.GroupKey,
            learner = row.LearnerKey,
            teacher = row.TeacherKey,
        }))));
        return Page();
    }

    /// <summary>A subject's value by its column, as text.</summary>
    /// <param name="row">Position on the page.</param>
    /// <param name="column">Name of a column of the report.</param>
    public string Text(int row, string column) => Figures.Cell(Subjects.Rows[row], Subjects.Columns[column]);

    /// <summary>Columns that are not empty.</summary>
    public IEnumerable<ReportColumn> Columns => Subjects.Columns.Where(column =>
        column.Kind != ColumnKind.Key && Subjects.Rows.Any(row => Convert.ToString(row[column], CultureInfo.InvariantCulture) is { Length: > 0 }));

    /// <summary>Address that a cell links to; null for none.</summary>
    /// <param name="row">Position on the page.</param>
    /// <param name="column">Name of a column of the report.</param>
    public string? Link(int row, string column)
    {
        object? Key(string name) => Subjects.Rows[row][name];
        return column switch
        {
            "learner_code" when Key("learner_key") is { } learner => $"/learners/{learner}",
            "completed_on" or "started_on" when Key("group_key") is { } study && Key("learner_key") is { } learner =>
                Trace.TraceFact.Href("enrolment", null, [study, learner]),
            "programme" when Key("programme_key") is { } programme && Key("learner_key") is null =>
                FormattableString.Invariant($"/rows/enrolments?preset=custom&from={Asked.Year}-01-01&to={Asked.Year}-12-31&programme={programme}&what=completed"),
            _ => null,
        };
    }
}
