using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>The cells of a header of one row or two.</summary>
internal sealed class HeaderCells
{
    private readonly IReadOnlyList<string>[] _spellings;
    private readonly IReadOnlyDictionary<int, string> _days;
    private readonly string[]?[] _folded = new string[]?[2];

    private HeaderCells(IReadOnlyList<string>[] spellings, IReadOnlyDictionary<int, string> days) => (_spellings, _days) = (spellings, days);

    /// <summary>What each column is called: the upper cell and the lower one.</summary>
    public IReadOnlyList<string> Names => _spellings[0];

    /// <summary>A header of one row.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="days">Days of cells that are plain numbers.</param>
    public static HeaderCells Of(IReadOnlyList<string> cells, IReadOnlyDictionary<int, string>? days = null) =>
        new([[.. cells.Select(Plain)]], days ?? new Dictionary<int, string>());

    /// <summary>A header of two rows: an upper cell stands over all columns up to the next one, as merged cells do.</summary>
    /// <param name="upper">Cells of the upper row.</param>
    /// <param name="lower">Cells of the lower row.</param>
    /// <param name="days">Days of lower cells that are plain numbers.</param>
    public static HeaderCells Of(IReadOnlyList<string> upper, IReadOnlyList<string> lower, IReadOnlyDictionary<int, string>? days = null)
    {
        var width = Math.Max(upper.Count, lower.Count);
        var (joined, above, below) = (new string[width], new string[width], new string[width]);
        var over = "";
        for (var i = 0; i < width; i++)
        {
            (above[i], below[i]) = (i < upper.Count ? Plain(upper[i]) : "", i < lower.Count ? Plain(lower[i]) : "");
            over = above[i].Length > 0 ? above[i] : over;
            joined[i] = (below[i].Length, above[i]) switch
            {
                (0, var own) => own,
                _ when over == below[i] || over.Length == 0 => below[i],
                _ => over + " " + below[i],
            };
        }

        return new HeaderCells([joined, below, above], days ?? new Dictionary<int, string>());
    }

    /// <summary>What a column may be called: by both rows, by the lower one, by the upper one.</summary>
    public IEnumerable<string> Spellings(int column) => _spellings.Select(names => names[column]);

    /// <summary>The day of a header that is a plain number.</summary>
    public string? DayOf(int column) => _days.GetValueOrDefault(column);

    /// <summary>Position of the first free cell of a name: by both rows, by the lower one or by the upper one; −1 when there is none.</summary>
    /// <param name="name">A name as <see cref="ColumnName"/> has it.</param>
    /// <param name="isCore">Whether it is without «номер» and remarks.</param>
    /// <param name="taken">Cells that are other columns.</param>
    public int Find(string name, bool isCore, IReadOnlyCollection<int> taken)
    {
        var spelled = _folded[isCore ? 1 : 0] ??= [.. _spellings.SelectMany(names => names).Select(cell => isCore ? ColumnName.Core(cell) : ColumnName.Folded(cell))];
        for (var i = 0; i < spelled.Length && name.Length > 0; i++)
        {
            if (spelled[i] == name && !taken.Contains(i % Names.Count))
            {
                return i % Names.Count;
            }
        }

        return -1;
    }

    /// <summary>The cells of the row that a table stands at, up to the last one that is not blank, and the days among them.</summary>
    public static (List<string> Cells, Dictionary<int, string> Days) Row(IRawTable table)
    {
        var cells = Enumerable.Range(0, table.FieldCount).Select(column => Plain(table[column])).ToList();
        cells = cells[..(cells.FindLastIndex(cell => cell.Length > 0) + 1)];
        var days = new Dictionary<int, string>();
        for (var column = 0; column < cells.Count; column++)
        {
            if (table.DayOf(column) is { } day)
            {
                days[column] = day;
            }
        }

        return (cells, days);
    }

    /// <summary>A text with spaces of one kind, and none that nobody sees.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.Replace("\u200b", "", StringComparison.Ordinal).Replace("\ufeff", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
