using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Loading;

/// <summary>
/// Keys for codes. A code is asked of the warehouse once a load; one that it does not know becomes an inferred member, which
/// its own feed fills in when it comes.
/// </summary>
/// <param name="session">The load.</param>
internal sealed class KeyResolver(ILoadSession session) : IDisposable
{
    private readonly Lookup?[] _lookups = new Lookup?[Enum.GetValues<Dimension>().Length];

    /// <summary>The key of a code.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="organisation">Key of the organisation that the code belongs to.</param>
    /// <param name="code">The code.</param>
    public long Resolve(Dimension dimension, long organisation, string code)
    {
        return Of(dimension).Resolve(dimension == Dimension.Organisation ? 0 : organisation, code);
    }

    /// <summary>Codes of a row become keys.</summary>
    /// <param name="feed">Its feed.</param>
    /// <param name="row">The row.</param>
    public void ResolveRow(Feed feed, FeedRow row)
    {
        var values = row.Values;
        var organisation = feed.OrganisationColumn;
        if (values[organisation].Text is { } organisationCode)
        {
            values[organisation] = Cell.Of(Resolve(Dimension.Organisation, 0, organisationCode));
        }

        for (var i = 0; i < feed.Columns.Count; i++)
        {
            if (feed.Columns[i].Dimension is { } dimension && values[i].Text is { } code)
            {
                values[i] = Cell.Of(Resolve(dimension, values[organisation].Number, code));
            }
        }
    }

    /// <summary>Asks for the codes of a batch in sets, where the engine is asked so; rows are then resolved from memory.</summary>
    /// <param name="feed">Their feed.</param>
    /// <param name="rows">The rows, codes still.</param>
    public void Prepare(Feed feed, IReadOnlyList<FeedRow> rows)
    {
        Of(Dimension.Organisation).Ask(0, rows, feed.OrganisationColumn);
        for (var i = 0; i < feed.Columns.Count; i++)
        {
            if (feed.Columns[i].Dimension is { } dimension and not Dimension.Organisation && Of(dimension).IsAskedInSets)
            {
                foreach (var own in rows.GroupBy(row => Organisation(row.Values[feed.OrganisationColumn])))
                {
                    Of(dimension).Ask(own.Key, own, i);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var lookup in _lookups)
        {
            lookup?.Dispose();
        }
    }

    private Lookup Of(Dimension dimension) => _lookups[(int)dimension] ??= new Lookup(session, dimension);

    private long Organisation(Cell cell) => cell.Text is { } code ? Resolve(Dimension.Organisation, 0, code) : cell.Number;

    private sealed class Lookup(ILoadSession session, Dimension dimension) : IDisposable
    {
        // Beyond this many codes the cache begins anew, so that memory does not grow with the file.
        private const int MostCodes = 500_000;

        private readonly Dictionary<(long Organisation, string Code), long> _keys = [];
        private readonly IMemberKeys _members = session.Members(dimension.ToString().ToLowerInvariant());
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
