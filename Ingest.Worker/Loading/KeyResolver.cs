using Ingest.Worker.Contracts;
using Warehouse.Sql.Engines;

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
        var lookup = _lookups[(int)dimension] ??= new Lookup(session, dimension);
        return lookup.Resolve(dimension == Dimension.Organisation ? 0 : organisation, code);
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

    public void Dispose()
    {
        foreach (var lookup in _lookups)
        {
            lookup?.Dispose();
        }
    }

    private sealed class Lookup(ILoadSession session, Dimension dimension) : IDisposable
    {
        // Beyond this many codes the cache begins anew, so that memory does not grow with the file.
        private const int MostCodes = 500_000;

        private readonly Dictionary<(long Organisation, string Code), long> _keys = [];
        private readonly IRowStatement _find = session.Prepare($"Load/{dimension.ToString().ToLowerInvariant()}.find");
        private readonly IRowStatement _infer = session.Prepare($"Load/{dimension.ToString().ToLowerInvariant()}.infer");
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
                if (_keys.Count == MostCodes)
                {
                    _keys.Clear();
                }

                key = Ask(_find, organisation, code) ?? Ask(_infer, organisation, code)
                    ?? throw new InvalidOperationException($"No key came back for a new code of {dimension}.");
                _keys.Add((organisation, code), key);
            }

            (_lastOrganisation, _lastCode, _lastKey) = (organisation, code, key);
            return key;
        }

        public void Dispose()
        {
            _find.Dispose();
            _infer.Dispose();
        }

        private static long? Ask(IRowStatement statement, long organisation, string code)
        {
            statement.Bind(statement.Parameter("org_key"), Cell.Of(organisation));
            statement.Bind(statement.Parameter("code"), Cell.Of(code));
            long? key = statement.Read() ? statement.Column(0).Number : null;
            statement.Reset();
            return key;
        }
    }
}
