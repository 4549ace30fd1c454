using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>An edition: its state, the possible steps, its values, the texts of its sections, its history.</summary>
/// <param name="access">Who may open which editions.</param>
/// <param name="store">Editions.</param>
/// <param name="editions">The workflow of editions.</param>
/// <param name="differences">Compares editions with today.</param>
public sealed class EditionModel(ReportAccess reports, EditionAccess access, EditionStore store, EditionWorkflow editions, DifferenceReader differences)
    : EditionPage(reports, access, store)
{
    /// <summary>Texts of the sections.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private set; } = new Dictionary<string, string>();

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>The section whose refused text is kept in its form.</summary>
    public string? WordedSection { get; private set; }

    /// <summary>The edition that superseded this one.</summary>
    public Edition? Successor { get; private set; }

    /// <summary>Whether the report has an analytical part.</summary>
    public bool HasSections => AnalyticalSection.AreIn(Table.Query.Set);

    /// <summary>Indicators of one value by section of the form.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Indicator> Indicators)> Sections => Table.Indicators
        .Where(indicator => !indicator.IsTable && indicator.Beside is null)
        .GroupBy(indicator => indicator.Section)
        .Select(section => (
            Table.Query.Set.Sections.FirstOrDefault(part => part.Code == section.Key) is { } part ? $"{part.Code}. {part.Title}" : section.Key,
            (IReadOnlyList<Indicator>)[.. section]));

    /// <summary>Whether the viewer may take a step now.</summary>
    public bool May(EditionStepKind step) => EditionFlow.Allows(Edition.State, step) && EditionFlow.IsFor(User, step);

    /// <summary>Whether the signing is left to another director.</summary>
    public bool IsKeptFromApproving => editions.IsKeptFromApproving(Edition, User);

    /// <summary>Shows the edition.</summary>
    public async Task<IActionResult> OnGetAsync(long key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) ? await ShowAsync(null, cancellationToken) : NotFound();

    /// <summary>Refreshes the values.</summary>
    /// <param name="seen">Its last step on the page.</param>
    public async Task<IActionResult> OnPostTakeAsync(long key, [FromForm] long seen, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        return await EndAsync(
            differences.Live(Edition) is { } live
                ? await editions.RefreshValuesAsync(Edition, seen, live, User, cancellationToken)
                : "Такого набора показателей больше нет.",
            "",
            cancellationToken);
    }

    /// <summary>Changes the text of a section.</summary>
    /// <param name="seen">Its last step on the page.</param>
    public async Task<IActionResult> OnPostWordAsync(
        long key, [FromForm] long seen, [FromForm] string? section, [FromForm] string? text, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken) || AnalyticalSection.Find(section) is not { } found || !HasSections)
        {
            return NotFound();
        }

        var problem = await editions.SetSectionTextAsync(Edition, seen, found, text, User, cancellationToken);
        var answer = await EndAsync(problem, "#section-" + found.Code, cancellationToken);
        if (problem is not null)
        {
            // Keep the refused text in the form.
            WordedSection = found.Code;
            Texts = new Dictionary<string, string>(Texts) { [found.Code] = text ?? "" };
        }

        return answer;
    }

    /// <summary>Reviews, returns or withdraws the edition.</summary>
    /// <param name="seen">Its last step on the page.</param>
    /// <param name="step"><c>Reviewed</c>, <c>Returned</c> or <c>Withdrawn</c>.</param>
    /// <param name="note">Why.</param>
    public async Task<IActionResult> OnPostStepAsync(
        long key, [FromForm] long seen, [FromForm] string? step, [FromForm] string? note, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken)
            || !Enum.TryParse<EditionStepKind>(step, out var kind)
            || kind is not (EditionStepKind.Reviewed or EditionStepKind.Returned or EditionStepKind.Withdrawn))
        {
            return NotFound();
        }

        return await EndAsync(await editions.StepAsync(Edition, seen, kind, note, User, cancellationToken), "", cancellationToken);
    }

    /// <summary>Approves the edition.</summary>
    /// <param name="seen">Its last step on the page.</param>
    /// <param name="number">Number of the order.</param>
    /// <param name="date">Its day.</param>
    /// <param name="signer">Who signed.</param>
    public async Task<IActionResult> OnPostApproveAsync(
        long key, [FromForm] long seen, [FromForm] string? number, [FromForm] string? date, [FromForm] string? signer, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        return await EndAsync(
            DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? await editions.ApproveAsync(Edition, seen, new EditionOrder(number ?? "", day, signer ?? ""), User, cancellationToken)
                : "Напишите дату приказа.",
            "",
            cancellationToken);
    }

    private async Task<IActionResult> EndAsync(string? problem, string place, CancellationToken cancellationToken) =>
        problem is null ? Redirect(Href(Edition.Key) + place)
            : await FindAsync(Edition.Key, cancellationToken) ? await ShowAsync(problem, cancellationToken) : NotFound();

    private async Task<IActionResult> ShowAsync(string? problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Texts = await Store.TextsOfAsync(Edition, cancellationToken);
        Successor = Edition.SupersededBy is { } by ? await Store.FindAsync(by, cancellationToken) : null;
        return Page();
    }
}
