using System.Globalization;
using ExcelDataReader;

namespace Ingest.Worker.Sources;

/// <summary>A worksheet's cell as text that any machine reads the same way.</summary>
internal static class WorksheetCell
{
    private const double ExactIntegers = 9_007_199_254_740_992;
    private const double DecimalRange = 1e28;
    private const double DecimalPrecision = 1e-12;

    public static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => string.Empty,
        string text => text,
        double number => NumberText(number),
        bool flag => flag ? "true" : "false",
        DateTime moment => moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>No exponent, and no more than the fifteen digits that Excel shows: 0.1 + 0.2 is 0.3.</summary>
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
