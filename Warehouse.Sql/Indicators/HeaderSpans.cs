using System.Globalization;

namespace Warehouse.Sql.Indicators;

/// <summary>Reporting years in a header: <c>2013-</c>, <c>2013-2025</c>, <c>-2025</c>.</summary>
internal static class YearSpan
{
    /// <summary>First and last year; an end that is not given is open.</summary>
    /// <exception cref="FormatException">The format is wrong.</exception>
    public static (int From, int To) Parse(string? text)
    {
        if (text is null)
        {
            return (int.MinValue, int.MaxValue);
        }

        return text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
            ? (Year(from, int.MinValue), Year(to, int.MaxValue))
            : throw new FormatException($"годы пишутся «2013-» или «2013-2025», а не «{text}».");
    }

    private static int Year(string text, int open) => text.Length == 0 ? open : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Values that may be entered: <c>0..100</c>, <c>0..</c>.</summary>
internal static class ValueRange
{
    private const decimal Greatest = 1_000_000_000_000m;

    /// <summary>Least and greatest; from zero up when the header has none.</summary>
    /// <exception cref="FormatException">The format is wrong.</exception>
    public static (decimal Low, decimal High) Parse(string? text)
    {
        if (text is null)
        {
            return (0, Greatest);
        }

        return text.Split("..", StringSplitOptions.TrimEntries) is [var low, var high]
            ? (Number(low, 0), Number(high, Greatest))
            : throw new FormatException($"пределы пишутся «0..100» или «0..», а не «{text}».");
    }

    private static decimal Number(string text, decimal open) =>
        text.Length == 0 ? open : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
