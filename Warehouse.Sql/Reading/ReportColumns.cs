using System.Collections;

namespace Warehouse.Sql.Reading;

/// <summary>The columns of a report in the order in which its statement returns them; each is found by its name.</summary>
public sealed class ReportColumns : IReadOnlyList<ReportColumn>
{
    private readonly ReportColumn[] _columns;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    /// <summary>Takes the columns in order; of two with one name the first is found by it.</summary>
    /// <param name="columns">In the order of the statement.</param>
    public ReportColumns(IEnumerable<ReportColumn> columns)
    {
        _columns = [.. columns.Select((column, ordinal) => column with { Ordinal = ordinal })];
        foreach (var column in _columns)
        {
            _ordinals.TryAdd(column.Name, column.Ordinal);
        }
    }

    /// <inheritdoc/>
    public int Count => _columns.Length;

    /// <inheritdoc/>
    public ReportColumn this[int index] => _columns[index];

    /// <summary>The column of that name.</summary>
    /// <param name="name">As the header names it.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public ReportColumn this[string name] => _columns[Ordinal(name)];

    /// <summary>Whether there is a column of that name.</summary>
    /// <param name="name">As the header names it.</param>
    public bool Contains(string name) => _ordinals.ContainsKey(name);

    /// <inheritdoc/>
    public IEnumerator<ReportColumn> GetEnumerator() => ((IEnumerable<ReportColumn>)_columns).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Position of the column of that name.</summary>
    internal int Ordinal(string name) => _ordinals.TryGetValue(name, out var ordinal) ? ordinal
        : throw new ArgumentException($"There is no column '{name}' among {string.Join(", ", _columns.Select(column => column.Name))}.", nameof(name));

    /// <summary>Position of a column: at once for one of these, by its name for one of another report.</summary>
    internal int Ordinal(ReportColumn column) =>
        (uint)column.Ordinal < (uint)_columns.Length && ReferenceEquals(_columns[column.Ordinal], column) ? column.Ordinal : Ordinal(column.Name);
}
