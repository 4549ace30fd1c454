using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Checking;

/// <summary>
/// Finds rows of one table that say different things of one key, which a load takes none of. Of each row two hashes are kept, whatever it is long.
/// </summary>
/// <param name="feed">The feed.</param>
/// <param name="table">The table that it is loaded into.</param>
internal sealed class KeyVersions(Feed feed, LoadedTable table)
{
    private const string Moment = "corrected_on";

    private readonly RowKey _key = RowKey.Of(feed, table);
    private readonly int _moment = Array.IndexOf([.. feed.Columns.Select(column => column.Parameter)], Moment);
    private readonly int[] _values = Values(feed, table);
    private readonly Dictionary<UInt128, List<(UInt128 Value, long Line)>> _seen = [];
    private readonly StringBuilder _text = new();

    /// <summary>Takes in a row that is valid by itself.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The lines that contradict each other only now; none when the row agrees.</returns>
    public IReadOnlyList<long> Add(FeedRow row)
    {
        _text.Clear().Append(_key.Of(row)).Append('\u001f');
        if (_moment >= 0)
        {
            Append(row.Values[_moment]);
        }

        var key = Hash();
        _text.Clear();
        foreach (var value in _values)
        {
            Append(row.Values[value]);
        }

        var says = Hash();
        if (!_seen.TryGetValue(key, out var versions))
        {
            _seen[key] = [(says, row.LineNo)];
            return [];
        }

        if (versions.Exists(version => version.Value == says))
        {
            return [];
        }

        versions.Add((says, row.LineNo));
        return versions.Count == 2 ? [versions[0].Line, row.LineNo] : [row.LineNo];
    }

    private void Append(Cell cell) =>
        _ = cell.IsNumber ? _text.Append('#').Append(CultureInfo.InvariantCulture, $"{cell.Number}").Append('\u001f') : _text.Append(cell.Text).Append('\u001f');

    private UInt128 Hash() => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())));

    /// <summary>What a row says beside its key. The organisation is implied by the key.</summary>
    private static int[] Values(Feed feed, LoadedTable table)
    {
        var names = feed.Columns.Select(column => column.Parameter).Concat(feed.Derived).ToList();
        return [.. table.Columns.Except(table.Key).Select(column => column.Parameter).Where(name => name != "org_key").Select(name => names.IndexOf(name)).Where(at => at >= 0)];
    }
}
