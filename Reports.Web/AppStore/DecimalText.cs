using System.Globalization;

namespace Reports.Web.AppStore;

/// <summary>The text format of decimal numbers in the store, with a point, so that no digit is lost.</summary>
public static class DecimalText
{
    /// <summary>The text of a number; null for null.</summary>
    public static string? Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a text; null for null.</summary>
    /// <param name="text">From <see cref="Of"/>.</param>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public static decimal? Parse(string? text) =>
        text is null ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
