using System.Text.Json;
using Warehouse.Sql.Quarantine;
using Warehouse.Sql.Reading;

namespace Reports.Web.Quarantine;

/// <summary>A cell of <c>load-rejects</c>.</summary>
/// <param name="LoadFileKey">Key of the file.</param>
/// <param name="RowNo">Which of the rows of the line.</param>
/// <param name="RowId">What a correction file calls the row.</param>
/// <param name="Detail">What stands there, and what would be good.</param>
/// <param name="RawText">The row as it was sent.</param>
/// <param name="Cells">The row by the feed's columns, a JSON object.</param>
/// <param name="State"><c>open</c>, <c>answered</c> or <c>closed</c>.</param>
/// <param name="AnsweredFileKey">The file that answered or closed it.</param>
/// <param name="ToldBy">Who did.</param>
/// <param name="ToldOn">When.</param>
/// <param name="TotalN">How many rows there are.</param>
public sealed record RejectCell(
    long? LoadFileKey,
    string? FileName,
    long? LineNo,
    long? RowNo,
    string RowId,
    string? Feed,
    string? ColumnName,
    string Code,
    string? Detail,
    string? RawText,
    string? Cells,
    string State,
    long? AnsweredFileKey,
    string? AnsweredFile,
    string? ToldBy,
    string? ToldOn,
    string? Reason,
    long? TotalN)
{
    /// <summary>What is wrong, in words.</summary>
    public string Words => RejectText.Of(Code).Title + (Detail is { Length: > 0 } ? ": " + Detail : "");

    /// <summary>The same, with the column before it.</summary>
    public string WordsOfColumn => ColumnName is { Length: > 0 } ? $"{ColumnNames.Of(ColumnName, Feed)}: {RejectText.Of(Code).Title.ToLower(Figures.Russian)}"
        + (Detail is { Length: > 0 } ? $" ({Detail})" : "") : Words;

    /// <summary>Address of its row's page.</summary>
    public string Href => FormattableString.Invariant($"/loads/{LoadFileKey}/{LineNo}?feed={Uri.EscapeDataString(Feed ?? "")}&row={RowNo}");
}

/// <summary>A row in quarantine with all of its bad cells.</summary>
/// <param name="Wrong">The bad cells, at least one.</param>
public sealed record RejectedRow(IReadOnlyList<RejectCell> Wrong)
{
    /// <summary>What all cells have in common.</summary>
    public RejectCell First => Wrong[0];

    /// <summary>The row by the feed's columns, in their order; empty where it is not known which cell is which.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Cells { get; } = Parse(Wrong[0].Cells);

    /// <summary>All that is wrong, in one line.</summary>
    public string Problem => string.Join("; ", Wrong.Select(cell => cell.WordsOfColumn))
        + (Cells.Count == 0 ? ". Прислано: " + First.RawText : "");

    /// <summary>Rows of a table of cells.</summary>
    public static IReadOnlyList<RejectedRow> Of(ReportTable table) =>
    [
        .. table.As<RejectCell>().GroupBy(cell => (cell.LoadFileKey, cell.LineNo, cell.Feed, cell.RowNo)).Select(cells => new RejectedRow([.. cells])),
    ];

    private static IReadOnlyList<KeyValuePair<string, string>> Parse(string? cells)
    {
        if (cells is null)
        {
            return [];
        }

        using var row = JsonDocument.Parse(cells);
        return [.. row.RootElement.EnumerateObject().Select(cell => KeyValuePair.Create(cell.Name, cell.Value.ToString()))];
    }
}
