using Ingest.Feeds.Mappings;
using Ingest.Sources;

namespace Ingest.Feeds.Drafts;

/// <summary>A table of a file with its first rows.</summary>
/// <param name="File">The table.</param>
/// <param name="Rows">Its first rows that are not blank.</param>
public sealed record DraftTable(RawFile File, IReadOnlyList<RawRow> Rows)
{
    private const int MostExamples = 3;

    /// <summary>Columns that a form shows at most.</summary>
    public const int MostColumns = 500;

    /// <summary>The cells of the header that a form names, as many as are shown.</summary>
    /// <param name="draft">The form.</param>
    public IReadOnlyList<string> Header(MappingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var at = At(draft.HeaderLine);
        if (at < 0)
        {
            return [];
        }

        var cells = draft.HeaderRows == 2 && at + 1 < Rows.Count ? HeaderCells.Of(Rows[at].Cells, Rows[at + 1].Cells) : HeaderCells.Of(Rows[at].Cells);
        return [.. cells.Names.Take(MostColumns)];
    }

    /// <summary>The rows below the header.</summary>
    /// <param name="draft">The form.</param>
    public IEnumerable<RawRow> Below(MappingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return At(draft.HeaderLine) is >= 0 and var at ? Rows.Skip(at + draft.HeaderRows) : [];
    }

    /// <summary>A few of the different values of a column.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="column">Its position.</param>
    public IReadOnlyList<string> Examples(MappingDraft draft, int column) => [.. Values(draft, column).Take(MostExamples)];

    /// <summary>Whether something that a pattern looks for stands above the header.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="field">The field.</param>
    /// <returns>What was found; null for nothing.</returns>
    public string? Above(MappingDraft draft, string field)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (DraftMapping.TitleOf(field) is not { } pattern)
        {
            return null;
        }

        var search = new TitleSearch(pattern);
        foreach (var row in Rows.TakeWhile(row => row.LineNo < draft.HeaderLine))
        {
            search.See(row.Cells);
        }

        return search.Found.Values.FirstOrDefault();
    }

    /// <summary>The different values of a column that are not blank.</summary>
    internal IEnumerable<string> Values(MappingDraft draft, int column) =>
        Below(draft).Select(row => column < row.Cells.Count ? row.Cells[column] : "").Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal);

    private int At(long line) => Rows.ToList().FindIndex(row => row.LineNo == line);
}
