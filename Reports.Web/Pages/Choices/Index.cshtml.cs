using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Choices;

/// <summary>
/// A long list of the filter, searched: <c>/choices/group?find=ПК-26&amp;back=/plan&amp;programme=3</c>. Asked for by the filter
/// form it answers with the lines alone; opened by itself, where scripts are off, it is a page with the same search.
/// </summary>
/// <param name="choices">Fills the lists.</param>
public sealed class IndexModel(ReportAccess reports, FilterChoices choices) : ReportPage(reports)
{
    /// <summary>Lines shown at most: what a person can look through.</summary>
    public const int Most = 50;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>The list's part of addresses: <c>group</c>.</summary>
    public string List { get; private set; } = "";

    /// <summary>The list's label: «Группа».</summary>
    public string Label { get; private set; } = "";

    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The page to go back to with what is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Lines that have what was typed in their name.</summary>
    public IReadOnlyList<FilterChoice> Found { get; private set; } = [];

    /// <summary>How many there are in all.</summary>
    public int Total { get; private set; }

    /// <summary>Whether only the lines are wanted.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    /// <summary>The rest of the address, to be sent along.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Rest => Request.Query
        .Where(pair => pair.Key is not ("find" or "back") && pair.Key != List)
        .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));

    /// <summary>The address that chooses a line, or all of them.</summary>
    /// <param name="key">The line; null for all.</param>
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

        // The way back stays on this site, whatever the address says.
        Back = Url.IsLocalUrl(Back) && !Back.Contains('?', StringComparison.Ordinal) ? Back : "/";
        (List, Label) = (key, label);
        var words = FoldedName.Of(Find ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = (await choices.OfAsync(report, User, Filter, cancellationToken))
            .Where(choice => words.Length == 0 || Array.TrueForAll(words, FoldedName.Of(choice.Name).Contains))
            .ToList();
        Total = found.Count;
        Found = [.. found.Take(Most)];
        return Page();
    }
}
