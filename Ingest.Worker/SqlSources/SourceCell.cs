using System.Globalization;

namespace Ingest.Worker.SqlSources;

/// <summary>Formats values of a query as cells of a feed file, and compares watermarks.</summary>
internal static class SourceCell
{
    /// <summary>A cell's text: days without a time, moments to the second, decimals with a point.</summary>
    /// <param name="value">Of a row of the query.</param>
    public static string Text(object value) => value switch
    {
        DBNull => "",
        string text => text,
        bool flag => flag ? "1" : "0",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset moment => Text(moment.DateTime),
        byte[] bytes => Hex(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A watermark's exact text, which becomes the parameter of the next query.</summary>
    /// <param name="value">Of a row of the query, not null.</param>
    public static string Watermark(object value) => value switch
    {
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        _ => Text(value),
    };

    /// <summary>The bytes of a watermark's text; null when it is not of bytes.</summary>
    /// <param name="watermark">From <see cref="Watermark"/>.</param>
    public static byte[]? Bytes(string watermark) =>
        watermark.Length > 2 && watermark.Length % 2 == 0 && watermark.StartsWith("0x", StringComparison.Ordinal)
        && watermark.Skip(2).All(char.IsAsciiHexDigitUpper)
            ? Convert.FromHexString(watermark.AsSpan(2))
            : null;

    /// <summary>Which of two watermarks is the later.</summary>
    /// <returns>Null when they are of different kinds and cannot be compared.</returns>
    public static int? Compare(object one, object other) => (one, other) switch
    {
        (string text, string than) => string.CompareOrdinal(text, than),
        (byte[] bytes, byte[] than) => bytes.AsSpan().SequenceCompareTo(than),
        (IComparable value, _) when value.GetType() == other.GetType() => value.CompareTo(other),
        (long whole, double real) => ((double)whole).CompareTo(real),
        (double real, long whole) => real.CompareTo(whole),
        _ => null,
    };

    private static string Hex(byte[] bytes) => "0x" + Convert.ToHexString(bytes);
}
