using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Keys of members by dimension, shared by the tables of one load.</summary>
/// <param name="session">The load.</param>
internal sealed class MemberKeyCaches(ILoadSession session) : IDisposable
{
    private readonly Dictionary<string, MemberKeyCache> _caches = new(StringComparer.Ordinal);

    public MemberKeyCache Of(string dimension)
    {
        if (!_caches.TryGetValue(dimension, out var cache))
        {
            cache = new MemberKeyCache(session.Members(dimension));
            _caches.Add(dimension, cache);
        }

        return cache;
    }

    public void Dispose()
    {
        foreach (var cache in _caches.Values)
        {
            cache.Dispose();
        }
    }
}
