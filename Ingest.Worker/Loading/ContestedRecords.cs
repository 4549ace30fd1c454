using Ingest.Feeds.Contracts;

namespace Ingest.Worker.Loading;

/// <summary>
/// Which records of contradicting rows contradict: a row may give several, of which only some say something else of a key than a record of another row. The
/// same record twice says nothing new and counts once.
/// </summary>
internal sealed class ContestedRecords
{
    private readonly Dictionary<(long File, long Line), int> _records = [];
    private readonly Dictionary<string, Versions> _keys = new(StringComparer.Ordinal);

    /// <summary>Looks at a record of a contradicting row.</summary>
    /// <param name="row">The record.</param>
    /// <param name="key">Its key; null where the feed has none.</param>
    public void See(FeedRow row, string? key)
    {
        var line = (row.FileKey, row.LineNo);
        _records[line] = _records.GetValueOrDefault(line) + 1;
        if (key is not null)
        {
            (_keys.TryGetValue(key, out var versions) ? versions : _keys[key] = new Versions()).See(ValuesOf(row));
        }
    }

    /// <summary>Whether a record is one that contradicts.</summary>
    /// <param name="row">The record.</param>
    /// <param name="key">Its key.</param>
    public bool Takes(FeedRow row, string? key) =>
        _records.GetValueOrDefault((row.FileKey, row.LineNo)) == 1 || (key is not null && _keys.TryGetValue(key, out var versions) && versions.Takes(ValuesOf(row)));

    private static int ValuesOf(FeedRow row)
    {
        var hash = default(HashCode);
        foreach (var value in row.Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private sealed class Versions
    {
        private readonly HashSet<int> _seen = [];
        private readonly HashSet<int> _taken = [];

        public void See(int values) => _seen.Add(values);

        public bool Takes(int values) => _seen.Count > 1 && _taken.Add(values);
    }
}
