using System.Globalization;
using Warehouse.Sql.Reading;

namespace Reports.Web.Formatting;

/// <summary>Formats values in Russian: decimal comma, narrow no-break space in thousands, minus sign, «нет данных».</summary>
public static class Figures
{
    /// <summary>Text of a missing value.</summary>
    public const string None = "нет данных";

    /// <summary>No-break space.</summary>
    public const char Space = '\u00A0';

    private const char ThinSpace = '\u202F';

    /// <summary>The language and the formats of pages.</summary>
    public static CultureInfo Russian { get; } = Make();

    /// <summary>A whole number: «1 284».</summary>
    /// <param name="value">The number; null is no data.</param>
    public static string Count(long? value) => value is { } number ? number.ToString("N0", Russian) : None;

    /// <summary>A share in per cent without the sign: «87,4».</summary>
    /// <param name="millionths">Millionths of the maximum; null is no data.</param>
    /// <param name="decimals">Digits after the comma.</param>
    public static string Share(long? millionths, int decimals = 1) => millionths is { } share ? Number(share / 10_000m, decimals) : None;

    /// <summary>A distance in percentage points with its sign: «+1,2», «−5,2»; what rounds to zero has none.</summary>
    /// <param name="millionths">Millionths of the maximum; null is no data.</param>
    /// <param name="decimals">Digits after the comma.</param>
    public static string Deviation(long? millionths, int decimals = 1) => millionths is not { } distance ? Share(null)
        : SignOf(distance, decimals) switch { > 0 => "+" + Share(distance, decimals), 0 => Share(0, decimals), _ => Share(distance, decimals) };

    /// <summary>The sign of a distance as it is read: of what rounds to zero it is 0.</summary>
    /// <param name="millionths">Millionths of the maximum.</param>
    /// <param name="decimals">Digits after the comma.</param>
    public static int SignOf(long millionths, int decimals = 1) => Math.Sign(Math.Round(millionths / 10_000m, decimals, MidpointRounding.AwayFromZero));

    /// <summary>How far a learner's share is from the threshold: «не хватает 5,2 п. п. до порога», «выше порога на 3,0 п. п.».</summary>
    /// <param name="distance">The share less the threshold, in millionths.</param>
    public static string ToThreshold(long distance) => SignOf(distance) switch
    {
        < 0 => $"не хватает {Share(-distance)}{Space}п.{Space}п. до порога",
        > 0 => $"выше порога на {Share(distance)}{Space}п.{Space}п.",
        _ => "на пороге",
    };

    /// <summary>A share of two counts in per cent; an empty base is no data and not zero.</summary>
    /// <param name="numerator">Part.</param>
    /// <param name="denominator">Base.</param>
    /// <param name="decimals">Digits after the comma.</param>
    public static string ShareOf(long? numerator, long? denominator, int decimals = 1) =>
        numerator is { } part && denominator is { } whole && whole != 0 ? Number(100m * part / whole, decimals) : None;

    /// <summary>Reached results by what decides them: «по оценкам 62 из 100, по зачётам 71 из 72»; a kind that there is none of is left out.</summary>
    public static string ByEvidence(long gradesReached, long grades, long passesReached, long passes) => string.Join(", ", new[]
    {
        grades > 0 ? $"по оценкам {Count(gradesReached)} из {Count(grades)}" : "",
        passes > 0 ? $"по зачётам {Count(passesReached)} из {Count(passes)}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Academic hours: «12,5».</summary>
    /// <param name="hundredths">Hundredths of an hour; null is no data.</param>
    public static string Hours(long? hundredths) => hundredths is { } value ? (value / 100m).ToString("#,##0.##", Russian) : None;

    /// <summary>A number with decimals, rounded half away from zero as reports do.</summary>
    /// <param name="value">The number; null is no data.</param>
    /// <param name="decimals">Digits after the comma.</param>
    public static string Number(decimal? value, int decimals = 2) => value is { } number
        ? Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Russian)
        : None;

    /// <summary>A day: «21.11.2026».</summary>
    /// <param name="key">As the warehouse keeps it, <c>yyyymmdd</c>; null or zero is empty.</param>
    public static string Date(long? key) => Day(key) is { } day ? Date(day) : "";

    /// <summary>A day: «21.11.2026».</summary>
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", Russian);

    /// <summary>The day of a date key.</summary>
    /// <param name="key">As the warehouse keeps it, <c>yyyymmdd</c>.</param>
    public static DateOnly? Day(long? key) => key is { } number and > 0
        && DateOnly.TryParseExact(number.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", out var day) ? day : null;

    /// <summary>A month: «ноя 2026».</summary>
    /// <param name="key">As the warehouse keeps it, <c>yyyymm</c>.</param>
    public static string Month(long? key) => key is { } number and > 0
        ? ShortMonth((int)(number % 100)) + Space + (number / 100).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>A month without its year: «ноя».</summary>
    /// <param name="month">1 to 12.</param>
    public static string ShortMonth(int month) =>
        month is >= 1 and <= 12 ? new[] { "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек" }[month - 1] : "";

    /// <summary>A moment in the machine's time zone: «21.11.2026, 06:00».</summary>
    /// <param name="iso">ISO 8601; null is empty.</param>
    public static string Moment(string? iso) =>
        DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToLocalTime().ToString("dd.MM.yyyy, HH:mm", Russian).Replace(' ', Space) : "";

    /// <summary>A day, or a moment in the machine's time zone, whichever a feed gave.</summary>
    /// <param name="iso">ISO 8601; empty is empty.</param>
    public static string DayOrMoment(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Date(day) : Moment(iso);

    /// <summary>A period in words: «1 января – 21 ноября 2026 года».</summary>
    /// <param name="period">The days.</param>
    public static string Period(Warehouse.Sql.Core.Period period)
    {
        if (period == Warehouse.Sql.Core.Period.Always)
        {
            return "за всё время";
        }

        var end = period.To.ToString("d MMMM yyyy", Russian) + Space + "года";
        if (period.From == period.To)
        {
            return end;
        }

        return (period.From.Year == period.To.Year
            ? period.From.ToString("d MMMM", Russian)
            : period.From.ToString("d MMMM yyyy", Russian) + Space + "года") + " – " + end;
    }

    /// <summary>A number with its word: «3 строки».</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">After 1, 21: «строка».</param>
    /// <param name="few">After 2, 3, 4: «строки».</param>
    /// <param name="many">After 5 to 20: «строк».</param>
    public static string Plural(long count, string one, string few, string many) => Count(count) + Space + Word(count, one, few, many);

    /// <summary>The form of a word that goes with a number.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">After 1, 21.</param>
    /// <param name="few">After 2, 3, 4.</param>
    /// <param name="many">After 5 to 20.</param>
    public static string Word(long count, string one, string few, string many) => (Math.Abs(count) % 100, Math.Abs(count) % 10) switch
    {
        ( >= 11 and <= 14, _) => many,
        (_, 1) => one,
        (_, >= 2 and <= 4) => few,
        _ => many,
    };

    /// <summary>A value of a row as its column's kind shows it.</summary>
    public static string Cell(ReportRow row, ReportColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Cell(row[column], column.Kind);
    }

    /// <summary>A value of a report as its column's kind shows it.</summary>
    /// <param name="value">From a <see cref="ReportTable"/>.</param>
    /// <param name="kind">The column's kind.</param>
    public static string Cell(object? value, ColumnKind kind) => kind switch
    {
        ColumnKind.Count => Count(Whole(value)),
        ColumnKind.Share => Share(Whole(value)),
        ColumnKind.Deviation => Deviation(Whole(value)),
        ColumnKind.Hours => Hours(Whole(value)),
        ColumnKind.Date => Date(Whole(value)),
        ColumnKind.Month => Month(Whole(value)),
        ColumnKind.Moment => DayOrMoment(value as string ?? ""),
        ColumnKind.Number => Number(value is null ? null : Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, Russian) ?? "",
    };

    /// <summary>Whether values of a kind are aligned to the right.</summary>
    /// <param name="kind">The column's kind.</param>
    public static bool IsNumeric(ColumnKind kind) => kind is ColumnKind.Count or ColumnKind.Share or ColumnKind.Deviation or ColumnKind.Hours or ColumnKind.Number;

    /// <summary>A value as a whole number; statements that divide give fractions, which are rounded.</summary>
    /// <param name="value">From a <see cref="ReportTable"/>.</param>
    public static long? Whole(object? value) => value switch
    {
        null => null,
        long number => number,
        double number => (long)Math.Round(number, MidpointRounding.AwayFromZero),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A measure in the units that people read: shares in per cent, hours in hours.</summary>
    /// <param name="value">From a <see cref="ReportTable"/>.</param>
    /// <param name="kind">What it is.</param>
    public static decimal? Amount(object? value, ColumnKind kind) => value is null ? null : kind switch
    {
        ColumnKind.Share or ColumnKind.Deviation => Whole(value) / 10_000m,
        ColumnKind.Hours => Whole(value) / 100m,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ru-RU").Clone();
        culture.NumberFormat.NumberGroupSeparator = ThinSpace.ToString();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        return CultureInfo.ReadOnly(culture);
    }

    /// <summary>A text that begins with a capital letter.</summary>
    /// <param name="text">The text.</param>
    public static string Capital(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? text : char.ToUpper(text[0], Russian) + text[1..];
    }
}
