using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Shows which values of an edition differ from today's, by how much, and because of which file, line and correction.</summary>
/// <param name="access">Who may open which editions.</param>
/// <param name="store">Editions.</param>
/// <param name="differences">Finds them.</param>
public sealed class DifferencesModel(ReportAccess reports, EditionAccess access, EditionStore store, DifferenceReader differences)
    : EditionPage(reports, access, store)
{
    /// <summary>Rows shown under one value; files are counted over all of them.</summary>
    public const int MostRows = 50;

    /// <summary>The differences in the order of the form.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    /// <summary>The differences of one cell over the years together.</summary>
    public IEnumerable<IGrouping<(string Code, string Line, string Column), Difference>> ByCell =>
        Differences.GroupBy(difference => (difference.Cell.Indicator.Code, difference.Cell.Line, difference.Cell.Column));

    /// <summary>The rows behind differences, each once.</summary>
    /// <param name="differences">Of one cell.</param>
    public static IReadOnlyList<ChangedRow> RowsOf(IEnumerable<Difference> differences) => [.. differences
        .SelectMany(difference => difference.Rows)
        .DistinctBy(row => (row.Kind.File.Name, row.LoadFileKey, row.LineNo, row.FirstDay))];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long key, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Differences = await differences.ReadAsync(Edition, cancellationToken);
        var shown = ByCell.SelectMany(cell => RowsOf(cell).Take(MostRows)).Select(row => row.LearnerKey).OfType<long>();
        await Reports.ShowAsync(User, "self-assessment-differences", [.. shown.Distinct()], cancellationToken);
        return Page();
    }

    /// <summary>A change with its sign: «+1», «−0,4 п. п.».</summary>
    public static string Change(Difference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var indicator = difference.Cell.Indicator;
        var number = indicator.Form == IndicatorForm.YesNo ? "" : Signed(difference.Change, indicator.Decimals, indicator.Form == IndicatorForm.Share ? " п. п." : "");
        var share = Signed(difference.ShareChange, 1, " п. п.");
        return string.Join(" / ", new[] { number, share }.Where(part => part.Length > 0));
    }

    /// <summary>Address that a row links to: its trace, or the learner.</summary>
    public static string? Link(ChangedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Kind.Trace is { } trace ? TraceFact.Href(trace, row.TraceNumber, row.TraceKeys)
            : row is { LearnerKey: { } learner } ? "/learners/" + learner.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>What was done with a row.</summary>
    public static string Deed(ChangedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsRemoved ? "удалена" : row.WasKnown ? "исправлена" : row.Kind.IsFact ? "добавлена" : "добавлена или дополнена";
    }

    /// <summary>An attribute in words: «категория: первая → высшая»; only the new value when the old one is not kept.</summary>
    public static string Words(ChangedRow row, ChangedAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(attribute);
        return attribute.Title + ": " + (row.WasKnown ? $"{attribute.Was ?? "пусто"} → " : "") + (attribute.Now ?? "пусто");
    }

    /// <summary>An entry in words: «120 (акт № 3; Иванова, 12.01.2026, 10:00)».</summary>
    /// <param name="staff">Full names.</param>
    /// <param name="none">Text for a missing one.</param>
    public static string Words(ManualValue? entry, StaffList staff, string none)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return entry is null ? none
            : $"{AssessmentText.Typed(entry.Number)}{(entry.Base is { } whole ? " из " + AssessmentText.Typed(whole) : "")} ({entry.Document}; {staff.Of(entry.EnteredBy)}, {Figures.Moment(entry.EnteredAt)})";
    }

    private static string Signed(decimal? change, int decimals, string unit) => change switch
    {
        null => "",
        0 => "0" + unit,
        > 0 => "+" + Figures.Number(change, decimals) + unit,
        _ => Figures.Number(change, decimals) + unit,
    };
}
