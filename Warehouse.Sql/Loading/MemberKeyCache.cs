using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>
/// Keys of one dimension's members. A code is asked of the warehouse once a load; one that it does not know becomes an inferred member,
/// which its own feed fills in when it comes.
/// </summary>
/// <param name="members">The warehouse's keys.</param>
internal sealed class MemberKeyCache(IMemberKeys members) : IDisposable
{
    // Beyond this many codes the cache begins anew, so that memory does not grow with the file.
    private const int MostCodes = 500_000;

    private readonly Dictionary<(long Organisation, string Code), long> _keys = [];
    private string _lastCode = "";
    private long _lastOrganisation = -1;
    private long _lastKey;

    public bool IsAskedInSets => members.IsAskedInSets;

    public long Resolve(long organisation, string code)
    {
        if (organisation == _lastOrganisation && string.Equals(code, _lastCode, StringComparison.Ordinal))
        {
            return _lastKey;
        }

        if (!_keys.TryGetValue((organisation, code), out var key))
        {
            key = members.Key(organisation, code);
            Keep(organisation, code, key);
        }

        (_lastOrganisation, _lastCode, _lastKey) = (organisation, code, key);
        return key;
    }

    /// <summary>Asks for the codes of many rows at once.</summary>
    public void Ask(long organisation, IEnumerable<LoadRow> rows, int cell)
    {
        var codes = rows
            .Select(row => row.Cells[cell].Text)
            .OfType<string>()
            .Where(code => !_keys.ContainsKey((organisation, code)))
            .ToHashSet(StringComparer.Ordinal);
        if (codes.Count > 0)
        {
            foreach (var (code, key) in members.Find(organisation, codes))
            {
                Keep(organisation, code, key);
            }
        }
    }

    public void Dispose() => members.Dispose();

    private void Keep(long organisation, string code, long key)
    {
        if (_keys.Count == MostCodes)
        {
            _keys.Clear();
        }

        _keys[(organisation, code)] = key;
    }
}
