using System.Globalization;

namespace Warehouse.Sql.Core;

/// <summary>Text format of stored moments: UTC to the millisecond, so that texts sort by time.</summary>
public static class Moment
{
    /// <summary>A moment's text: <c>2026-03-01T08:30:00.000Z</c>.</summary>
    /// <param name="moment">In any zone.</param>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>The moment of a text.</summary>
    /// <param name="text">From <see cref="Text"/>.</param>
    /// <exception cref="FormatException">The text is not a moment.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
