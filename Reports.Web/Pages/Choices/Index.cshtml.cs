using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Choices;

/// <summary>
/// Searches a long list of the filter: <c>/choices/group?find=ПК-26&amp;back=/plan&amp;programme=3</c>. Requested by the filter
/// form it responds with the options only; opened as a page, where scripts are off, it has the same search.
/// </summary>
/// <param name="choices">Fills the lists.</param>
public sealed class IndexModel(ReportAccess reports, FilterChoices choices) : ReportPage(reports)
{
    /// <summary>Options shown at most.</summary>
    public const int Most = 50;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Key of the list in addresses: <c>group</c>.</summary>
    public string List { get; private set; } = "";

    /// <summary>The list's label: «Группа».</summary>
    public string Label { get; private set; } = "";

    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The page to return to with the choice.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whether codes are picked into a form, and no address is opened.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Codes { get; set; }

    /// <summary>Options whose name contains the text.</summary>
    public IReadOnlyList<FilterChoice> Found { get; private set; } = [];

    /// <summary>Whether they are of several organisations, so that a code alone does not tell them apart.</summary>
    public bool HasOrganisations => List != "organisation" && Found.DistinctBy(choice => choice.Organisation).Count() > 1;

    /// <summary>How many there are in total.</summary>
    public int Total { get; private set; }

    /// <summary>Whether only the options are requested.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    /// <summary>Other parameters of the address, to be kept.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Rest => Request.Query
        .Where(pair => pair.Key is not ("find" or "back" or "codes") && pair.Key != List)
        .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));

    /// <summary>The address that chooses an option, or all.</summary>
    /// <param name="key">The option; null for all.</param>
    public string Href(long? key) => Back + QueryString.Create(
        Rest.Append(KeyValuePair.Create(List, (string?)key?.ToString(Figures.Russian))).Where(pair => !string.IsNullOrEmpty(pair.Value)));

    /// <summary>Searches a list.</summary>
    /// <param name="list">A key of <see cref="FilterChoices.Lists"/>.</param>
    public async Task<IActionResult> OnGetAsync(string list, CancellationToken cancellationToken)
    {
        var (key, label, _, report) = FilterChoices.Lists.FirstOrDefault(one => one.Key == list);
        if (key is null)
        {
            return NotFound();
        }

        // Only addresses of this site are allowed to return to.
        Back = Url.IsLocalUrl(Back) && !Back.Contains('?', StringComparison.Ordinal) ? Back : "/";
        (List, Label) = (key, label);
        var words = FoldedName.Of(Find ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = (await choices.OfAsync(report, User, Filter, cancellationToken))
            .Where(choice => words.Length == 0 || Array.TrueForAll(words, FoldedName.Of($"{choice.Name} {choice.Code}").Contains))
            .ToList();
        Total = found.Count;
        Found = [.. found.Take(Most)];
        return Page();
    }
}
