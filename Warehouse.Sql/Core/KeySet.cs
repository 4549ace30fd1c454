using System.Collections;
using System.Text.Json;

namespace Warehouse.Sql.Core;

/// <summary>A set of surrogate keys that is compared by its content, so that it may stand in the key of a cache.</summary>
public sealed class KeySet : IReadOnlyCollection<int>, IEquatable<KeySet>
{
    private readonly int[] _keys;
    private readonly string _text;

    /// <summary>Takes the keys; order and repetition do not matter.</summary>
    /// <param name="keys">The keys; none is a set that matches nothing.</param>
    public KeySet(params IEnumerable<int> keys)
    {
        _keys = [.. keys.Distinct().Order()];
        _text = JsonSerializer.Serialize(_keys);
    }

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <inheritdoc/>
    public bool Equals(KeySet? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeySet);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>A JSON array, as statements take it: <c>[1,2]</c>.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => _keys.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
