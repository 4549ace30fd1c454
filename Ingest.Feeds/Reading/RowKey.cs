using System.Globalization;
using System.Text;
using Ingest.Feeds.Contracts;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Reading;

/// <summary>
/// What tells a row of a feed from the others, as one text: the key of its table, with codes as the row has them. Of a rejected row a part may
/// be unknown; such a key matches another row only where that stands at the same line of a file of the same name.
/// </summary>
internal sealed class RowKey
{
    private const char Separator = '\u001f';
    private const char Unknown = '\u0001';

    private readonly (int Value, string Column)[] _parts;
    private readonly int _columns;

    // One thread reads rows and another writes them, with the same key.
    [ThreadStatic]
    private static StringBuilder? _text;

    /// <param name="feed">The feed.</param>
    /// <param name="keys">Parameters of the key; the organisation is added.</param>
    public RowKey(Feed feed, IEnumerable<string> keys)
    {
        var names = feed.Columns.Select(column => column.Parameter).Concat(feed.Derived).ToList();
        _columns = feed.Columns.Count;
        string[] columns = [.. feed.Columns.Select(column => column.Name), .. feed.Derived];
        _parts = [.. keys.Append("org_key").Distinct().Select(key => names.IndexOf(key)).Where(value => value >= 0).Select(value => (value, columns[value]))];
    }

    /// <summary>The key of the rows of a table that a feed brings.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="table">Its table.</param>
    public static RowKey Of(Feed feed, LoadedTable table) => new(feed, table.Key.Select(column => column.Parameter));

    /// <summary>Whether a part of a key is unknown.</summary>
    /// <param name="key">The key.</param>
    public static bool IsPartial(string key) => key.Contains(Unknown, StringComparison.Ordinal);

    /// <summary>Whether two keys agree where both are known, and something of them is.</summary>
    /// <param name="partial">A key with unknown parts.</param>
    /// <param name="whole">A whole one.</param>
    public static bool Agree(string partial, string whole)
    {
        string[] one = partial.Split(Separator);
        string[] other = whole.Split(Separator);

        // The last part is the organisation, which most files do not name.
        return one.Length == other.Length
            && one[..^1].Any(part => part.Length > 0 && !IsUnknown(part))
            && one.Zip(other).All(parts => IsUnknown(parts.First) || parts.First == parts.Second);
    }

    private static bool IsUnknown(string part) => part is [Unknown];

    /// <summary>The key of a row; null where nothing of it is known.</summary>
    public string? Of(FeedRow row)
    {
        var text = (_text ??= new StringBuilder()).Clear();
        var known = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            var (at, column) = _parts[i];
            var value = row.Values[at];
            if (i > 0)
            {
                text.Append(Separator);
            }

            if (row.RejectCode is not null && (row.IsRejected(column) || (value.IsNull && at >= _columns)))
            {
                text.Append(Unknown);
                continue;
            }

            known += i < _parts.Length - 1 ? 1 : 0;
            _ = value.IsNumber ? text.Append('#').Append(CultureInfo.InvariantCulture, $"{value.Number}") : text.Append(value.Text);
        }

        return known == 0 ? null : text.ToString();
    }
}
