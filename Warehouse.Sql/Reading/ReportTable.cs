using System.Globalization;

namespace Warehouse.Sql.Reading;

/// <summary>What a report returned: its columns and rows of values (<see cref="long"/>, <see cref="double"/>, <see cref="string"/> or null).</summary>
/// <param name="Report">The query.</param>
/// <param name="Rows">Values in the order of <see cref="Report.Columns"/>.</param>
public sealed record ReportTable(Report Report, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The columns, in the order of the values.</summary>
    public IReadOnlyList<ReportColumn> Columns => Report.Columns;

    /// <summary>A value that the statement returns as a whole number.</summary>
    /// <param name="value">From <see cref="Rows"/>.</param>
    internal static long? Whole(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>The rows as records: each parameter of the record's constructor takes the column of its name, <c>GroupKey</c> that of <c>group_key</c>.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <exception cref="ArgumentException">The report has no such column.</exception>
    /// <exception cref="InvalidCastException">A value is null, or of another kind than the record's.</exception>
    public IReadOnlyList<T> As<T>() => RowMapper<T>.All(this);

    /// <summary>Position of a column.</summary>
    /// <param name="name">As the header names it.</param>
    /// <exception cref="ArgumentException">The report has no such column.</exception>
    public int Index(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"Report '{Report.Name}' has no column '{name}'.", nameof(name));
    }
}
