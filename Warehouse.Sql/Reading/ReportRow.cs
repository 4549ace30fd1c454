namespace Warehouse.Sql.Reading;

/// <summary>
/// A row of a report whose columns are known at run time only: values are read by column, never by position. Where the columns are known,
/// <see cref="ReportTable.As{T}"/> gives records.
/// </summary>
public readonly struct ReportRow
{
    private readonly ReportColumns _columns;
    private readonly object?[] _values;

    internal ReportRow(ReportColumns columns, object?[] values) => (_columns, _values) = (columns, values);

    /// <summary>The value of a column.</summary>
    /// <param name="column">As the header names it.</param>
    /// <exception cref="ArgumentException">The report has no such column.</exception>
    public object? this[string column] => _values[_columns.Ordinal(column)];

    /// <summary>The value of a column that was looked up once for many rows.</summary>
    /// <param name="column">One of <see cref="ReportTable.Columns"/>.</param>
    /// <exception cref="ArgumentException">The report has no such column.</exception>
    public object? this[ReportColumn column] => _values[_columns.Ordinal(column)];
}
