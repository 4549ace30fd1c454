using System.Globalization;

namespace Ingest.Sources;

/// <summary>What a worksheet's cell holds, as culture-independent text.</summary>
internal static class WorksheetCell
{
    private const double ExactIntegers = 9_007_199_254_740_992;
    private const double DecimalRange = 1e28;
    private const double DecimalPrecision = 1e-12;
    private const int FirstYear = 1900;

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

    /// <summary>A share as a percentage, whole: 0.855 is 85.5%.</summary>
    public static string PercentText(double number) => Math.Abs(number) < DecimalRange / 100
        ? ((decimal)number * 100).ToString("0.############################", CultureInfo.InvariantCulture) + "%"
        : NumberText(number);
}
