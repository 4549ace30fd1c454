using System.Globalization;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>
/// Learners by enrolment: filters, order over all rows, a hundred on a page, and a search by name or code. The text is neither logged nor audited, and no
/// file carries it; who was found is audited.
/// </summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <summary>States of an enrolment: value in the address and words.</summary>
    public static IReadOnlyList<(string Key, string Words)> States { get; } =
        [("studying", "учатся"), ("completed", "завершили"), ("left", "отчислены"), ("not_started", "не приступили")];

    /// <summary>Further filters: name in the address and words.</summary>
    public static IReadOnlyList<(string Key, string Words)> Marks { get; } =
        [("at_risk", "требуют внимания"), ("debts", "с долгами"), ("no_document", "без документа")];

    private const string Report = "learners";
    private const int PageRows = 100;
    private const int LongestText = 100;

    /// <summary>What was typed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The chosen state; null for all.</summary>
    public string? State { get; private set; }

    /// <summary>The chosen <see cref="Marks"/>.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    /// <summary>The rows of the page.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>How many rows there are on all pages.</summary>
    public long Total { get; private set; }

    /// <summary>Page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages.</summary>
    public long Pages => (Total + PageRows - 1) / PageRows;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "asOf"];

    /// <inheritdoc/>
    public override string? DefaultPreset => Request.Query.ContainsKey("q") ? "all" : "academic";

    /// <inheritdoc/>
    public override string? Exports => Text.Length > 0 ? null : Report;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("state", State), .. Chosen.Select(key => (key, (object?)1))];

    /// <inheritdoc/>
    public override string Subtitle => string.Join(", ", new[]
    {
        States.FirstOrDefault(state => state.Key == State).Words ?? "",
        string.Join(", ", Marks.Where(mark => Chosen.Contains(mark.Key)).Select(mark => mark.Words)),
        Figures.Plural(Total, "обучение", "обучения", "обучений"),
    }.Where(part => part.Length > 0));

    /// <summary>The address of this page with changes. A search is left out.</summary>
    /// <param name="changes">Names and values; null takes a name out.</param>
    public string Href(params (string Key, object? Value)[] changes) => "/learners" + Filter.Query([.. Kept, (RowSort.Key, Sort?.Text), .. changes]);

    /// <summary>Shows the list.</summary>
    /// <param name="q">What was typed.</param>
    /// <param name="state">State of the enrolment.</param>
    public async Task OnGetAsync(string? q, string? state, CancellationToken cancellationToken)
    {
        Text = (q ?? "").Trim() is { Length: > LongestText } tooLong ? tooLong[..LongestText] : (q ?? "").Trim();
        State = States.Select(known => known.Key).FirstOrDefault(known => known == state);
        Chosen = [.. Marks.Select(mark => mark.Key).Where(key => Request.Query[key] == "1")];
        Number = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1_000_000) : 1;
        await ReadPageAsync(cancellationToken);
        if (Rows.Rows.Count == 0 && Number > 1)
        {
            Number = 1;
            await ReadPageAsync(cancellationToken);
        }

        Total = Rows.Rows.Count == 0 ? 0 : Figures.Whole(Rows.Rows[0]["total_n"]) ?? 0;
    }

    private async Task ReadPageAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<(string, object?)> asked = [.. NameSearch.Of(Text).Parameters, .. Kept];
        Rows = Sort is { } sort && Reports.Find(Report) is { } report && sort.Shown(report) is not null
            ? await Reports.ReadSortedAsync(Report, User, Filter, asked, sort, ((Number - 1) * PageRows, PageRows), cancellationToken)
            : await ReadAsync(Report, cancellationToken, [.. asked, ("place_from", ((Number - 1) * PageRows) + 1), ("place_to", Number * PageRows)]);
    }
}
