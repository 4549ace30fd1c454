namespace Ingest.Sources;

/// <summary>Cells of one column that are merged with those to the right or below; only what goes down over rows matters to a table.</summary>
/// <param name="FirstRow">Its first row, from 1.</param>
/// <param name="LastRow">Its last row.</param>
/// <param name="Column">Its leftmost column, from 0.</param>
public readonly record struct SheetMerge(int FirstRow, int LastRow, int Column);

/// <summary>
/// Puts the value of cells merged downwards into each of their rows. A row with no cell of its own stays no row. What is merged across is one
/// cell, the leftmost, as the sheet has it.
/// </summary>
/// <param name="merges">The merges of the sheet by their first rows; more may be added while the sheet is read.</param>
internal sealed class MergedDown(IReadOnlyList<SheetMerge> merges)
{
    private readonly List<(SheetMerge Merge, string Text, double? Number)> _open = [];
    private int _next;

    /// <summary>How many merges one workbook may have.</summary>
    public const int Most = 500_000;

    /// <summary>How many rows were given a value.</summary>
    public long Rows { get; private set; }

    /// <summary>Fills the row that was read.</summary>
    public void Apply(SheetRow row)
    {
        _open.RemoveAll(one => one.Merge.LastRow < row.Number);
        foreach (var (merge, text, number) in _open)
        {
            row.Fill(merge.Column, text, number);
        }

        Rows += _open.Count > 0 ? 1 : 0;
        for (; _next < merges.Count && merges[_next].FirstRow <= row.Number; _next++)
        {
            var merge = merges[_next];
            if (merge.FirstRow == row.Number && row[merge.Column] is { Length: > 0 } text)
            {
                _open.Add((merge, text, row.NumberOf(merge.Column)));
            }
        }

        if (_open.Count > SheetSize.Columns)
        {
            throw new InvalidDataException("Merged cells lie upon each other.");
        }
    }
}
