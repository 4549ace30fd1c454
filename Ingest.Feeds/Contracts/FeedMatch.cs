using Ingest.Sources;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Contracts;

/// <summary>A feed matched with a file's header: which cell of the file is which column, and what becomes of the others.</summary>
public sealed class FeedMatch
{
    private const int LongestCode = 200;

    private readonly Lazy<IReadOnlyList<LeftOutColumn>> _leftOut;
    private readonly int _organisation;
    private readonly int _group;

    /// <summary>Matches a feed with a header.</summary>
    /// <param name="header">Column names of the file.</param>
    /// <param name="ignored">Names of columns that are never loaded.</param>
    public FeedMatch(Feed feed, IReadOnlyList<string> header, IReadOnlyCollection<string>? ignored = null)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(header);
        Feed = feed;
        Position = new int[feed.Columns.Count];
        Array.Fill(Position, -1);
        var names = header.Select(ColumnName.Folded).ToArray();
        foreach (var name in ignored ?? [])
        {
            var folded = ColumnName.Folded(name);
            names = [.. names.Select(other => other == folded ? "" : other)];
        }

        // A title outweighs a synonym, wherever the two stand; what only differs by «номер» or a remark in brackets comes last.
        Take(names, column => [column.Title, column.Name]);
        Take(names, column => column.Aliases);
        var understood = Position.ToArray();
        Take([.. names.Zip(header, (name, cell) => name.Length == 0 ? "" : ColumnName.Core(cell))], Names);

        Understood = [.. feed.Columns.Index().Where(column => understood[column.Index] < 0 && Position[column.Index] >= 0)
            .Select(column => (header[Position[column.Index]], column.Item))];
        _leftOut = new(() => [.. header.Index().Where(cell => cell.Item.Length > 0 && !Position.Contains(cell.Index) && !CorrectionColumns.IsKnown(cell.Item)).Select(cell => Of(cell.Item, names[cell.Index]))]);
        _organisation = At("org_code");
        _group = At("group_code");
        Missing = [.. feed.Columns.Where((column, i) => column.IsRequired && Position[i] < 0)];
        Known = Position.Count(position => position >= 0);
    }

    /// <summary>The feed.</summary>
    public Feed Feed { get; }

    /// <summary>Position in the file of each column of the feed; −1 where the file does not have it.</summary>
    public int[] Position { get; }

    /// <summary>Required columns that the file does not have.</summary>
    public IReadOnlyList<FeedColumn> Missing { get; }

    /// <summary>How many of the feed's columns the file has.</summary>
    public int Known { get; }

    /// <summary>Columns whose names are not those of the feed and can only mean these.</summary>
    public IReadOnlyList<(string Name, FeedColumn Column)> Understood { get; }

    /// <summary>Columns of the file that are not loaded.</summary>
    public IReadOnlyList<LeftOutColumn> LeftOut => _leftOut.Value;

    /// <summary>Whose the row is that a table stands at, as far as it says so.</summary>
    /// <param name="table">A table with this header.</param>
    public RejectedPlace PlaceOf(IRawTable table)
    {
        ArgumentNullException.ThrowIfNull(table);

        // Of a row with a cell too many it is not known which cell is which.
        return LongRow.Is(table, out _) ? default : new RejectedPlace(Text(_organisation), Text(_group));

        string Text(int column)
        {
            var text = column < 0 || Position[column] < 0 ? "" : table[Position[column]].Trim();
            return text.Length > LongestCode ? text[..LongestCode] : text;
        }
    }

    /// <summary>What is to be told of the columns.</summary>
    public IEnumerable<SourceNote> Notes()
    {
        foreach (var (name, column) in Understood)
        {
            yield return new SourceNote("column_understood", $"столбец {ColumnName.Quoted(name)} понят как «{column.Title}»");
        }

        foreach (var column in LeftOut.Where(column => column.Instead is not null))
        {
            yield return new SourceNote("column_synonym", $"столбец {ColumnName.Quoted(column.Name)} пропущен: «{column.Instead!.Title}» взят из другого");
        }

        var others = LeftOut.Where(column => column.Instead is null).Select(column => ColumnName.Quoted(column.Name)).ToList();
        if (others.Count > 0)
        {
            yield return SourceNotes.ColumnsPassedOver(others);
        }
    }

    /// <summary>
    /// How much a header resembles the feed's, names that are only similar included: the sum over its cells of the best likeness to a
    /// column, from 0 to 1, each column counted once.
    /// </summary>
    /// <param name="header">Column names of the file.</param>
    public double Likeness(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var best = new double[Feed.Columns.Count];
        foreach (var cell in header)
        {
            var (likeness, column) = Feed.Columns.Select((column, i) => (Names(column).Max(name => ColumnName.Likeness(name, cell)), i)).Max();
            best[column] = Math.Max(best[column], likeness);
        }

        return best.Sum();
    }

    /// <summary>Every name of a column.</summary>
    internal static IEnumerable<string> Names(FeedColumn column) => [column.Name, column.Title, .. column.Aliases];

    private void Take(string[] names, Func<FeedColumn, IEnumerable<string>> spellings)
    {
        for (var i = 0; i < Position.Length; i++)
        {
            if (Position[i] >= 0)
            {
                continue;
            }

            var own = spellings(Feed.Columns[i]).Select(ColumnName.Folded).ToHashSet(StringComparer.Ordinal);
            Position[i] = Array.FindIndex(names, name => name.Length > 0 && own.Contains(name));
            if (Position.Index().Any(other => other.Index != i && other.Item == Position[i] && other.Item >= 0))
            {
                Position[i] = -1;
            }
        }
    }

    private LeftOutColumn Of(string name, string folded)
    {
        if (folded.Length == 0)
        {
            return new LeftOutColumn(name, null, null);
        }

        var taken = Feed.Columns.Where((_, i) => Position[i] >= 0).FirstOrDefault(column => Names(column).Any(own => ColumnName.Folded(own) == folded));
        return new LeftOutColumn(name, taken, taken is not null
            ? null
            : Feed.Columns.Where((_, i) => Position[i] < 0).FirstOrDefault(column => Names(column).Any(own => ColumnName.IsNear(name, own))));
    }

    private int At(string name) => Feed.Columns.Select(column => column.Name).ToList().IndexOf(name);
}

/// <summary>A column of a file that is not loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instead">The column that it is a name of, when another column of the file is taken for that.</param>
/// <param name="Near">The column that it may be meant for: nobody but the sender can tell.</param>
public sealed record LeftOutColumn(string Name, FeedColumn? Instead, FeedColumn? Near);
