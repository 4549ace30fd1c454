using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Worker.Loading;

/// <summary>
/// Keys for codes. A code is asked of the warehouse once a load; one that it does not know becomes an inferred member, which
/// its own feed fills in when it comes.
/// </summary>
/// <param name="session">The load.</param>
internal sealed class KeyResolver(ILoadSession session) : IDisposable
{
    private readonly Dictionary<Dimension, Lookup> _lookups = [];
    private readonly Dictionary<Feed, Lookup?[]> _columns = [];

    /// <summary>Codes of a row become keys.</summary>
    /// <param name="feed">Its feed.</param>
    /// <param name="row">The row.</param>
    public void ResolveRow(Feed feed, FeedRow row)
    {
        var values = row.Values;
        var columns = Of(feed);
        var organisation = Organisation(columns, feed, row);
        values[feed.OrganisationColumn] = Cell.Of(organisation);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is { } lookup && values[i].Text is { } code)
            {
                values[i] = Cell.Of(lookup.Resolve(organisation, code));
            }
        }
    }

    /// <summary>Asks for the codes of a batch in sets, where the engine is asked so; rows are then resolved from memory.</summary>
    /// <param name="feed">Their feed.</param>
    /// <param name="rows">The rows, codes still.</param>
    public void Prepare(Feed feed, IReadOnlyList<FeedRow> rows)
    {
        var columns = Of(feed);
        columns[feed.OrganisationColumn]!.Ask(0, rows, feed.OrganisationColumn);
        for (var i = 0; i < columns.Length; i++)
        {
            if (i != feed.OrganisationColumn && columns[i] is { IsAskedInSets: true } lookup)
            {
                foreach (var own in rows.GroupBy(row => Organisation(columns, feed, row)))
                {
                    lookup.Ask(own.Key, own, i);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var lookup in _lookups.Values)
        {
            lookup.Dispose();
        }
    }

    private Lookup?[] Of(Feed feed)
    {
        if (!_columns.TryGetValue(feed, out var columns))
        {
            columns = [.. feed.Columns.Select(column => column.Dimension is { } dimension ? Of(dimension) : null)];
            _columns.Add(feed, columns);
        }

        return columns;
    }

    private Lookup Of(Dimension dimension)
    {
        if (!_lookups.TryGetValue(dimension, out var lookup))
        {
            lookup = new Lookup(session, dimension);
            _lookups.Add(dimension, lookup);
        }

        return lookup;
    }

    private static long Organisation(Lookup?[] columns, Feed feed, FeedRow row)
    {
        var cell = row.Values[feed.OrganisationColumn];
        return cell.Text is { } code ? columns[feed.OrganisationColumn]!.Resolve(0, code) : cell.Number;
    }

    private sealed class Lookup(ILoadSession session, Dimension dimension) : IDisposable
    {
        // Beyond this many codes the cache begins anew, so that memory does not grow with the file.
        private const int MostCodes = 500_000;

        private readonly Dictionary<(long Organisation, string Code), long> _keys = [];
        private readonly IMemberKeys _members = session.Members(dimension.Name);
        private string _lastCode = "";
        private long _lastOrganisation = -1;
        private long _lastKey;

        public long Resolve(long organisation, string code)
        {
            if (organisation == _lastOrganisation && string.Equals(code, _lastCode, StringComparison.Ordinal))
            {
                return _lastKey;
            }

            if (!_keys.TryGetValue((organisation, code), out var key))
            {
                key = _members.Key(organisation, code);
                Keep(organisation, code, key);
            }

            (_lastOrganisation, _lastCode, _lastKey) = (organisation, code, key);
            return key;
        }

        public bool IsAskedInSets => _members.IsAskedInSets;

        public void Ask(long organisation, IEnumerable<FeedRow> rows, int column)
        {
            if (!IsAskedInSets)
            {
                return;
            }

            var codes = rows
                .Where(row => row.RejectCode is null && row.Values[column].Text is not null)
                .Select(row => row.Values[column].Text!)
                .Where(code => !_keys.ContainsKey((organisation, code)))
                .ToHashSet(StringComparer.Ordinal);
            if (codes.Count > 0)
            {
                foreach (var (code, key) in _members.Find(organisation, codes))
                {
                    Keep(organisation, code, key);
                }
            }
        }

        public void Dispose() => _members.Dispose();

        private void Keep(long organisation, string code, long key)
        {
            if (_keys.Count == MostCodes)
            {
                _keys.Clear();
            }

            _keys[(organisation, code)] = key;
        }
    }
}
