using System.Globalization;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>Values of reports as cells of a workbook, the same whichever library writes them.</summary>
internal static class XlsxCell
{
    /// <summary>A value as a cell keeps it: a number, a day, a text; null is an empty cell.</summary>
    public static object? Value(object? value, ColumnKind kind) => kind switch
    {
        ColumnKind.Count when Figures.Whole(value) is { } count => count,
        ColumnKind.Share or ColumnKind.Deviation when Figures.Whole(value) is { } share => share / 10_000d,
        ColumnKind.Hours when Figures.Whole(value) is { } hours => hours / 100d,
        ColumnKind.Number when value is not null => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        ColumnKind.Date when Figures.Day(Figures.Whole(value)) is { } date => date.ToDateTime(TimeOnly.MinValue),
        ColumnKind.Month when Figures.Day(Figures.Whole(value) * 100 + 1) is { } month => month.ToDateTime(TimeOnly.MinValue),
        ColumnKind.Moment when DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToDateTime(TimeOnly.MinValue),
        ColumnKind.Moment when DateTimeOffset.TryParse(
            value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment.ToLocalTime().DateTime,
        _ => Convert.ToString(value, Figures.Russian) is { Length: > 0 } text ? SafeText.ForCell(text) : null,
    };

    /// <summary>How numbers and days of a kind are shown; null for text.</summary>
    public static string? Format(ColumnKind kind) => kind switch
    {
        ColumnKind.Count => "#,##0",
        ColumnKind.Share => "#,##0.0",
        ColumnKind.Deviation => "+#,##0.0;\u2212#,##0.0;0.0",
        ColumnKind.Hours or ColumnKind.Number => "#,##0.##",
        ColumnKind.Date => "dd\\.mm\\.yyyy",
        ColumnKind.Month => "mm\\.yyyy",
        ColumnKind.Moment => "dd\\.mm\\.yyyy\\ hh:mm",
        _ => null,
    };


    /// <summary>The lines above the table.</summary>
    public static IReadOnlyList<string> Head(ExportHead head) =>
    [
        head.Title,
        head.Period.Length > 0 ? "Период: " + head.Period : "Период: не ограничен",
        (head.Filters.Length > 0 ? "Отбор: " + head.Filters : "Отбор: без отбора") + (head.Order.Length > 0 ? "; порядок: " + head.Order : ""),
        "Состояние данных: " + head.State,
        "Источник: " + head.Source,
    ];
}
