using System.Globalization;

namespace Reports.Web.AppStore;

/// <summary>The form in which the store keeps decimal numbers: texts with a point, so that none loses a digit.</summary>
public static class DecimalText
{
    /// <summary>A number's text; null of none.</summary>
    /// <param name="number">The number.</param>
    public static string? Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a text; null of none.</summary>
    /// <param name="text">From <see cref="Of"/>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static decimal? Parse(string? text) =>
        text is null ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
