namespace Warehouse.Sql.Reading;

/// <summary>Kind of a column's values, which decides how they are shown, exported and aligned.</summary>
public enum ColumnKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Millionths of the maximum, shown in per cent.</summary>
    Share,

    /// <summary>The distance from a target or a threshold in millionths, shown in percentage points with its sign.</summary>
    Deviation,

    /// <summary>Hundredths of an academic hour, shown in hours.</summary>
    Hours,

    /// <summary>A day, <c>yyyymmdd</c>.</summary>
    Date,

    /// <summary>A month, <c>yyyymm</c>.</summary>
    Month,

    /// <summary>A moment, ISO 8601 in UTC.</summary>
    Moment,

    /// <summary>A plain number with decimals.</summary>
    Number,

    /// <summary>A key, used for links and never shown.</summary>
    Key,
}

/// <summary>
/// A column of a report, from its header line <c>-- column: name | Заголовок | kind</c>.
/// </summary>
/// <param name="Name">Its name in the statement.</param>
/// <param name="Title">Russian heading with its unit.</param>
/// <param name="Kind">Kind of its values.</param>
public sealed record ReportColumn(string Name, string Title, ColumnKind Kind)
{
    /// <summary>Position in its <see cref="ReportColumns"/>.</summary>
    internal int Ordinal { get; init; }

    /// <summary>Reads the value of a header's <c>column</c> line.</summary>
    /// <param name="line">Three parts between bars.</param>
    /// <returns>Null when the line does not have them.</returns>
    public static ReportColumn? Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return parts.Length == 3 && Enum.TryParse<ColumnKind>(parts[2], ignoreCase: true, out var kind)
            ? new ReportColumn(parts[0], parts[1], kind)
            : null;
    }
}
