namespace Warehouse.Sql.Reading;

/// <summary>What a report returned: values are <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or null.</summary>
/// <param name="Report">The query.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ReportTable(Report Report, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>The columns, in the order of the statement.</summary>
    public ReportColumns Columns => Report.Columns;

    /// <summary>A table of values that no statement returned just now, such as those of a frozen edition.</summary>
    /// <param name="report">The query that they are of.</param>
    /// <param name="rows">A value for each of its columns, in their order; values after these have no column and cannot be read.</param>
    /// <exception cref="ArgumentException">A row has fewer values than there are columns.</exception>
    public static ReportTable Of(Report report, IEnumerable<IEnumerable<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportTable(report, [.. rows.Select(Row)]);

        ReportRow Row(IEnumerable<object?> row) => row.ToArray() is var values && values.Length >= report.Columns.Count
            ? new ReportRow(report.Columns, values)
            : throw new ArgumentException($"A row of report '{report.Name}' has {values.Length} values for {report.Columns.Count} columns.", nameof(rows));
    }

    /// <summary>The rows as records: each parameter of the record's constructor takes the column of its name, <c>GroupKey</c> that of <c>group_key</c>.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <exception cref="ArgumentException">The report lacks a column that the record needs.</exception>
    /// <exception cref="InvalidCastException">A value is null, or of another kind than the record's.</exception>
    public IReadOnlyList<T> As<T>() => RowMapper<T>.All(this);
}
