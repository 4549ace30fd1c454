using System.Globalization;
using ExcelDataReader;

namespace Ingest.Sources;

/// <summary>A worksheet's cell as culture-independent text. An error (#N/A, #DIV/0!) is empty: the library does not report it.</summary>
internal static class WorksheetCell
{
    private const double ExactIntegers = 9_007_199_254_740_992;
    private const double DecimalRange = 1e28;
    private const double DecimalPrecision = 1e-12;
    private const int FirstYear = 1900;

    public static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => string.Empty,
        string text => text,
        double number => NumberText(number),
        bool flag => flag ? "true" : "false",
        DateTime moment => MomentText(moment),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>To the nearest second, because the fraction of a day is not exact. A time without a day has a date before 1900.</summary>
    public static string MomentText(DateTime moment)
    {
        var exact = moment.AddTicks(TimeSpan.TicksPerSecond / 2);
        exact = exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerSecond));
        var format = exact.Year < FirstYear ? "HH:mm:ss" : exact.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
        return exact.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Without exponent, rounded to the fifteen digits that Excel shows: 0.1 + 0.2 is 0.3.</summary>
    public static string NumberText(double number)
    {
        if (Math.Abs(number) < ExactIntegers && number == Math.Truncate(number))
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) is > DecimalPrecision and < DecimalRange
            ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture)
            : number.ToString("0.##################################################", CultureInfo.InvariantCulture);
    }
}
