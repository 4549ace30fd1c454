using Microsoft.AspNetCore.Mvc;
using Reports.Web.AppStore;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Enters one value of an indicator with its document; shows last year's value and the history of entries.</summary>
/// <param name="assessments">Parses addresses.</param>
/// <param name="reader">Values of indicators.</param>
/// <param name="values">Values entered by hand.</param>
public sealed class EntryModel(ReportAccess reports, AssessmentQueryFactory assessments, AssessmentReader reader, ManualValues values)
    : AssessmentPage(reports, assessments)
{
    /// <summary>The cell with its value.</summary>
    public AssessmentValue Value { get; private set; } = null!;

    /// <summary>The same cell a year before; null when that year's form does not have it.</summary>
    public AssessmentValue? Before { get; private set; }

    /// <summary>Everything that was entered for it, the newest first.</summary>
    public IReadOnlyList<ManualValue> History { get; private set; } = [];

    /// <summary>The error message of a refused request.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Content of the form: the typed or the valid value.</summary>
    public (string Number, string Base, string Document) Typed { get; private set; }

    private ManualCell Cell => new(Asked.OrganisationCode, Asked.Set.Name, Value.Indicator.Code, Value.Line, Value.Column, Asked.Year);

    /// <summary>Shows the form.</summary>
    /// <param name="code">The indicator.</param>
    /// <param name="line">Line of its table.</param>
    /// <param name="column">Column of its table.</param>
    public async Task<IActionResult> OnGetAsync(string? code, string? line, [ModelBinder(Name = "graph")] string? column, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, line, column, cancellationToken))
        {
            return NotFound();
        }

        var entry = Value.Entry;
        Typed = (AssessmentText.Typed(entry?.Number), AssessmentText.Typed(entry?.Base), entry?.Document ?? "");
        return Page();
    }

    /// <summary>Stores a value.</summary>
    /// <param name="code">The indicator.</param>
    /// <param name="line">Line of its table.</param>
    /// <param name="column">Column of its table.</param>
    /// <param name="number">The number as typed.</param>
    /// <param name="share">The denominator as typed.</param>
    public async Task<IActionResult> OnPostAsync(
        string? code, string? line, [ModelBinder(Name = "graph")] string? column, [FromForm] string? number, [FromForm] string? share, [FromForm] string? document,
        CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, line, column, cancellationToken))
        {
            return NotFound();
        }

        var input = ManualInput.Read(Value.Indicator, number, share, document);
        if (input.Problems.Count > 0)
        {
            (Problems, Typed) = (input.Problems, (number ?? "", share ?? "", document ?? ""));
            return Page();
        }

        await values.AddAsync([new(Cell, input.Number, input.Base, input.Document)], User.Identity?.Name ?? "", cancellationToken);
        return Redirect(Href(""));
    }

    /// <summary>Withdraws the value; its history is kept.</summary>
    /// <param name="code">The indicator.</param>
    /// <param name="line">Line of its table.</param>
    /// <param name="column">Column of its table.</param>
    public async Task<IActionResult> OnPostTakeBackAsync(string? code, string? line, [ModelBinder(Name = "graph")] string? column, CancellationToken cancellationToken)
    {
        if (!await FindAsync(code, line, column, cancellationToken))
        {
            return NotFound();
        }

        if (Value.Entry is not null)
        {
            await values.AddAsync([new(Cell, null, null, "")], User.Identity?.Name ?? "", cancellationToken);
        }

        return Redirect(Href(""));
    }

    private async Task<bool> FindAsync(string? code, string? line, string? column, CancellationToken cancellationToken)
    {
        if (!await AskAsync(cancellationToken) || !IsOfWhole || Asked.Set.Find(code ?? "") is not { } indicator)
        {
            return false;
        }

        var table = await reader.ReadAsync(Asked with { FirstYear = Asked.Year - 1, AsOf = null }, cancellationToken);
        if (indicator.EnteredIn(column ?? "") == Warehouse.Sql.Indicators.EnteredPart.Nothing || table.Value(indicator, Asked.Year, line ?? "", column ?? "") is not { } value)
        {
            return false;
        }

        (Value, Before) = (value, table.Value(indicator, Asked.Year - 1, line ?? "", column ?? ""));
        History = await values.HistoryAsync(Cell, cancellationToken);
        return true;
    }
}
