using Ingest.Worker.Contracts;

namespace Ingest.Worker.Loading;

/// <summary>A feed laid over a file's header: which cell of the file is which column.</summary>
public sealed class FeedMatch
{
    /// <summary>Lays a feed over a header.</summary>
    /// <param name="feed">The feed.</param>
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

    private static bool IsName(FeedColumn column, string name) =>
        Same(column.Name, name) || Same(column.Title, name) || column.Aliases.Any(alias => Same(alias, name));

    private static bool Same(string one, string other) =>
        string.Equals(Folded(one), Folded(other), StringComparison.OrdinalIgnoreCase);

    private static string Folded(string name) => name.Trim().Replace('ё', 'е').Replace('Ё', 'Е').Replace(' ', '_');
}
