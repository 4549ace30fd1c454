using System.Globalization;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>
/// The order of a table's rows that the address asks for, <c>sort=column</c> or <c>sort=-column</c> for the greatest first. It is of all
/// rows, not of those on the page; every table of the page that has the column is sorted, and so is its export.
/// </summary>
/// <param name="Column">Name of a column.</param>
/// <param name="IsDescending">Whether the greatest is first.</param>
public sealed record RowSort(string Column, bool IsDescending) : IComparer<object?>
{
    /// <summary>The key of an address.</summary>
    public const string Key = "sort";

    private static readonly StringComparer Texts =
        StringComparer.Create(Figures.Russian, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering);

    /// <summary>The value of the address.</summary>
    public string Text => IsDescending ? "-" + Column : Column;

    /// <summary>Reads an address.</summary>
    /// <returns>Null when it names no order.</returns>
    public static RowSort? Read(IQueryCollection query) => Of(query[Key].ToString());

    /// <summary>Reads the value of an address.</summary>
    /// <returns>Null when it names no order.</returns>
    public static RowSort? Of(string? text) => text is not { Length: > 0 } ? null
        : text[0] == '-' ? new RowSort(text[1..], true) : new RowSort(text, false);

    /// <summary>The order after a press on a column's head: the other way round, or at first numbers from the greatest and texts from А.</summary>
    /// <param name="now">The order of the page.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="isNumeric">Whether it holds numbers.</param>
    public static RowSort Next(RowSort? now, string column, bool isNumeric) =>
        now?.Column == column ? now with { IsDescending = !now.IsDescending } : new RowSort(column, isNumeric);

    /// <summary>Sorts a table; rows of equal values stay as they were.</summary>
    /// <returns>The same table where it does not show the column.</returns>
    public ReportTable Of(ReportTable table) => Shown(table.Report) is { } column
        ? table with { Rows = [.. table.Rows.OrderBy(row => row[column], this)] } : table;

    /// <summary>The column of a report, if it shows it.</summary>
    public ReportColumn? Shown(Report report) =>
        report.Columns.FirstOrDefault(column => column.Name == Column && column.Kind != ColumnKind.Key);

    /// <summary>The order in words: «Доля балла, % — по убыванию».</summary>
    public string Words(Report report) => $"{Shown(report)?.Title} — {(IsDescending ? "по убыванию" : "по возрастанию")}";

    /// <summary>Compares values; the missing one is last whichever way the column runs.</summary>
    public int Compare(object? x, object? y)
    {
        var (one, other) = (x, y);
        var (isOneEmpty, isOtherEmpty) = (one is null or "", other is null or "");
        if (isOneEmpty || isOtherEmpty)
        {
            return isOneEmpty.CompareTo(isOtherEmpty);
        }

        var by = one is string || other is string
            ? Texts.Compare(Convert.ToString(one, CultureInfo.InvariantCulture), Convert.ToString(other, CultureInfo.InvariantCulture))
            : Convert.ToDouble(one, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(other, CultureInfo.InvariantCulture));
        return IsDescending ? -by : by;
    }
}
