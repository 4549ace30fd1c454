using Ingest.Sources;
using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>A feed matched with a file's header: which cell of the file is which column.</summary>
public sealed class FeedMatch
{
    private const int LongestCode = 200;

    private readonly int _organisation;
    private readonly int _group;

    /// <summary>Matches a feed with a header.</summary>
    /// <param name="header">Column names of the file.</param>
    public FeedMatch(Feed feed, IReadOnlyList<string> header)
    {
        Feed = feed;
        Position = new int[feed.Columns.Count];
        Array.Fill(Position, -1);
        for (var i = 0; i < feed.Columns.Count; i++)
        {
            for (var cell = 0; cell < header.Count && Position[i] < 0; cell++)
            {
                if (IsName(feed.Columns[i], header[cell]))
                {
                    Position[i] = cell;
                }
            }
        }

        _organisation = At("org_code");
        _group = At("group_code");
        Missing = [.. feed.Columns.Where((column, i) => column.IsRequired && Position[i] < 0)];
        Known = Position.Count(position => position >= 0);
    }

    /// <summary>Whose the row is that a table stands at, as far as it says so.</summary>
    /// <param name="table">A table with this header.</param>
    public RejectedPlace PlaceOf(IRawTable table)
    {
        ArgumentNullException.ThrowIfNull(table);

        // Of a row with a cell too many it is not known which cell is which.
        return table.FieldCount > table.Header.Count ? default : new RejectedPlace(Text(_organisation), Text(_group));

        string Text(int column)
        {
            var text = column < 0 || Position[column] < 0 ? "" : table[Position[column]].Trim();
            return text.Length > LongestCode ? text[..LongestCode] : text;
        }
    }

    /// <summary>The feed.</summary>
    public Feed Feed { get; }

    /// <summary>Position in the file of each column of the feed; −1 where the file does not have it.</summary>
    public int[] Position { get; }

    /// <summary>Required columns that the file does not have.</summary>
    public IReadOnlyList<FeedColumn> Missing { get; }

    /// <summary>How many of the feed's columns the file has.</summary>
    public int Known { get; }

    /// <summary>
    /// How much a header resembles the feed's, names that are only similar included: the sum over its cells of the best likeness to a
    /// column, from 0 to 1, each column counted once.
    /// </summary>
    /// <param name="header">Column names of the file.</param>
    public double Likeness(IReadOnlyList<string> header)
    {
        var best = new double[Feed.Columns.Count];
        foreach (var cell in header)
        {
            var (likeness, column) = Feed.Columns.Select((column, i) => (Names(column).Max(name => Likeness(name, cell)), i)).Max();
            best[column] = Math.Max(best[column], likeness);
        }

        return best.Sum();
    }

    private int At(string name) => Feed.Columns.Select(column => column.Name).ToList().IndexOf(name);

    private static bool IsName(FeedColumn column, string name) => Names(column).Any(own => Folded(own) == Folded(name));

    private static IEnumerable<string> Names(FeedColumn column) => [column.Name, column.Title, .. column.Aliases];

    private static double Likeness(string one, string other)
    {
        var (a, b) = (Folded(one), Folded(other));
        return 1 - ((double)EditDistance.Between(a, b) / Math.Max(1, Math.Max(a.Length, b.Length)));
    }

    private static string Folded(string name) => name.Trim().Replace(' ', '_').ToUpperInvariant().Replace('Ё', 'Е');
}
