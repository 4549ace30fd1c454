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
/// <param name="shortcomings">What an edition lacks.</param>
/// <param name="differences">Compares editions with today.</param>
public sealed class EditionModel(ReportAccess reports, EditionAccess access, EditionStore store, EditionWorkflow editions, EditionShortcomings shortcomings, DifferenceReader differences)
    : EditionPage(reports, access, store)
{
    /// <summary>Texts of the sections.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private set; } = new Dictionary<string, string>();

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether refused texts are kept in their form.</summary>
    public bool HasRefusedTexts { get; private set; }

    /// <summary>What the edition lacks, for the review or the approval.</summary>
    public ShortcomingsView Shortcomings { get; private set; } = new([], new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>With what the steps were taken, by step.</summary>
    public ILookup<long, EditionAcceptance> Accepted { get; private set; } = null!;

    /// <summary>The order of a refused approval.</summary>
    public (string? Number, string? Date, string? Signer) Typed { get; private set; }

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

    /// <summary>Changes texts of the sections: all that stand in the form, so that none is lost by saving another.</summary>
    /// <param name="seen">Its last step on the page.</param>
    /// <param name="texts">Texts by code of the section.</param>
    public async Task<IActionResult> OnPostWordAsync(
        long key, [FromForm] long seen, [FromForm(Name = "texts")] Dictionary<string, string?>? texts, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken) || !HasSections || texts is null || texts.Keys.Any(code => AnalyticalSection.Find(code) is null))
        {
            return NotFound();
        }

        var written = texts.ToDictionary(text => AnalyticalSection.Find(text.Key)!, text => text.Value ?? "");
        var problem = await editions.SetSectionTextsAsync(Edition, seen, written, User, cancellationToken);
        var answer = await EndAsync(problem, "#sections", cancellationToken);
        if (problem is not null)
        {
            HasRefusedTexts = true;
            var kept = new Dictionary<string, string>(Texts);
            foreach (var (section, text) in written)
            {
                kept[section.Code] = text;
            }

            Texts = kept;
        }

        return answer;
    }

    /// <summary>Reviews, returns or withdraws the edition.</summary>
    /// <param name="seen">Its last step on the page.</param>
    /// <param name="step"><c>Reviewed</c>, <c>Returned</c> or <c>Withdrawn</c>.</param>
    /// <param name="note">Why.</param>
    /// <param name="found">The shortcomings on the page, by kind.</param>
    /// <param name="answers">Why the edition may stand with each.</param>
    public async Task<IActionResult> OnPostStepAsync(
        long key, [FromForm] long seen, [FromForm] string? step, [FromForm] string? note,
        [FromForm(Name = "found")] Dictionary<string, string?>? found, [FromForm(Name = "answers")] Dictionary<string, string?>? answers, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken)
            || !Enum.TryParse<EditionStepKind>(step, out var kind)
            || kind is not (EditionStepKind.Reviewed or EditionStepKind.Returned or EditionStepKind.Withdrawn))
        {
            return NotFound();
        }

        var problem = await editions.StepAsync(Edition, seen, kind, note, Answers(found, answers), User, cancellationToken);
        return await EndAsync(problem, "", cancellationToken, answers);
    }

    /// <summary>Approves the edition.</summary>
    /// <param name="seen">Its last step on the page.</param>
    /// <param name="number">Number of the order.</param>
    /// <param name="date">Its day.</param>
    /// <param name="signer">Who signed.</param>
    /// <param name="found">The shortcomings on the page, by kind.</param>
    /// <param name="answers">Why the edition may stand with each.</param>
    public async Task<IActionResult> OnPostApproveAsync(
        long key, [FromForm] long seen, [FromForm] string? number, [FromForm] string? date, [FromForm] string? signer,
        [FromForm(Name = "found")] Dictionary<string, string?>? found, [FromForm(Name = "answers")] Dictionary<string, string?>? answers, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Typed = (number, date, signer);
        return await EndAsync(
            DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? await editions.ApproveAsync(
                    Edition, seen, new EditionOrder(number ?? "", day, signer ?? ""), Answers(found, answers), User, cancellationToken)
                : "Напишите дату приказа.",
            "",
            cancellationToken,
            answers);
    }

    private static Dictionary<string, ShortcomingAnswer> Answers(Dictionary<string, string?>? found, Dictionary<string, string?>? answers) =>
        (found ?? []).ToDictionary(one => one.Key, one => new ShortcomingAnswer(one.Value ?? "", answers?.GetValueOrDefault(one.Key) ?? ""), StringComparer.Ordinal);

    private async Task<IActionResult> EndAsync(
        string? problem, string place, CancellationToken cancellationToken, Dictionary<string, string?>? answers = null) =>
        problem is null ? Redirect(Href(Edition.Key) + place)
            : await FindAsync(Edition.Key, cancellationToken) ? await ShowAsync(problem, cancellationToken, answers) : NotFound();

    private async Task<IActionResult> ShowAsync(string? problem, CancellationToken cancellationToken, Dictionary<string, string?>? answers = null)
    {
        Problem = problem;
        Texts = await Store.TextsOfAsync(Edition, cancellationToken);
        var accepted = await Store.AcceptancesOfAsync(Edition, cancellationToken);
        Accepted = accepted.ToLookup(one => one.StepNo);
        if (May(EditionStepKind.Reviewed) || May(EditionStepKind.Returned))
        {
            Shortcomings = new ShortcomingsView(
                await shortcomings.ListAsync(Edition, Table, Texts, cancellationToken),
                (answers ?? []).ToDictionary(one => one.Key, one => one.Value ?? "", StringComparer.Ordinal),
                Accepted[Edition.Review?.StepNo ?? 0].ToDictionary(one => one.Code, one => one.Words, StringComparer.Ordinal));
        }

        Successor = Edition.SupersededBy is { } by ? await Store.FindAsync(by, cancellationToken) : null;
        return Page();
    }
}
