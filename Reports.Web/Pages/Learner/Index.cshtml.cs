using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>Finds a learner by name or code. The text is neither logged nor audited; who was found is audited.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <summary>Rows shown at most.</summary>
    public const int Most = 100;

    private const int LongestText = 100;

    /// <summary>What was typed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who was found; null before a search.</summary>
    public ReportTable? Found { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Shows the search.</summary>
    /// <param name="q">What was typed.</param>
    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        Text = (q ?? "").Trim() is { Length: > LongestText } tooLong ? tooLong[..LongestText] : (q ?? "").Trim();
        var search = NameSearch.Of(Text);
        if (search.Words.Count > 0)
        {
            Found = await ReadAsync("learner-search", cancellationToken, [.. search.Parameters, ("top", Most)]);
        }
    }
}
