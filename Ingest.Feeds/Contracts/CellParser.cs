using System.Globalization;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts;

/// <summary>Turns a cell's text, trimmed and not blank, into a value.</summary>
/// <param name="text">What the file says.</param>
/// <param name="value">The value, when the text is valid.</param>
/// <returns>Null when the text is valid, otherwise a <see cref="RejectCode"/>.</returns>
public delegate string? CellParser(string text, out Cell value);

/// <summary>The parsers that contracts share. None depends on the machine's culture.</summary>
public static class CellParsers
{
    private const int LongestText = 4000;

    /// <summary>A text of at most 4,000 characters without control characters.</summary>
    public static string? Text(string text, out Cell value)
    {
        text = PlainText.Of(text);
        value = Cell.Of(text);
        return text.Length > LongestText || text.AsSpan().ContainsAnyInRange('\0', '\b') ? RejectCode.BadText : null;
    }

    /// <summary>A code: a text of at most 200 characters.</summary>
    public static string? Code(string text, out Cell value)
    {
        text = PlainText.OfCode(text);
        value = Cell.Of(text);
        return text.Length > 200 || text.AsSpan().ContainsAnyInRange('\0', '\x1f') ? RejectCode.BadText : null;
    }

    /// <summary>A day of a fact, 1990 to 2069 (the days of <c>dim_date</c>), as <c>yyyymmdd</c>.</summary>
    public static string? Day(string text, out Cell value) => Day(text, 1990, 2069, out value);

    /// <summary>A day of a person or a document, 1900 to 2199, as <c>yyyymmdd</c>.</summary>
    public static string? AnyDay(string text, out Cell value) => Day(text, 1900, 2199, out value);

    /// <summary>A day or a moment, kept as ISO text that sorts by time.</summary>
    public static string? Moment(string text, out Cell value)
    {
        if (TryPlain(text, 1990, 2069, out var key))
        {
            value = Cell.Of(string.Create(CultureInfo.InvariantCulture, $"{key / 10000:0000}-{key / 100 % 100:00}-{key % 100:00}"));
            return null;
        }

        var reading = DayText.Read(text, 1990, 2069, out var moment);
        value = reading == DayText.Reading.Day ? Cell.Of(moment.ToString(
            moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)) : default;
        return CodeOf(reading);
    }

    /// <summary>A whole number between bounds.</summary>
    /// <param name="most">The greatest.</param>
    public static CellParser Integer(long least, long most) => (string text, out Cell value) =>
    {
        if (!TryDecimal(text, out var number) || number != decimal.Truncate(number))
        {
            value = default;
            return RejectCode.BadNumber;
        }

        value = number >= least && number <= most ? Cell.Of((long)number) : default;
        return value.IsNumber ? null : RejectCode.OutOfRange;
    };

    /// <summary>A decimal between bounds, kept as a whole number of parts, rounded half away from zero.</summary>
    /// <param name="parts">100 for hundredths, 1,000,000 for millionths.</param>
    /// <param name="most">The greatest.</param>
    public static CellParser Decimal(int parts, decimal least, decimal most) => (string text, out Cell value) =>
    {
        if (!TryDecimal(text, out var number))
        {
            value = default;
            return RejectCode.BadNumber;
        }

        value = number >= least && number <= most ? Cell.Of((long)decimal.Round(number * parts, MidpointRounding.AwayFromZero)) : default;
        return value.IsNumber ? null : RejectCode.OutOfRange;
    };

    /// <summary>A share of one: <c>0,75</c> or <c>75 %</c>, in millionths.</summary>
    public static string? Share(string text, out Cell value)
    {
        var isPercent = text[^1] == '%';
        if (!TryDecimal(isPercent ? text[..^1].TrimEnd() : text, out var number))
        {
            value = default;
            return RejectCode.BadNumber;
        }

        number = isPercent ? number / 100 : number;
        value = number is >= 0 and <= 1 ? Cell.Of((long)decimal.Round(number * 1_000_000, MidpointRounding.AwayFromZero)) : default;
        return value.IsNumber ? null : RejectCode.OutOfRange;
    }

    /// <summary>A percentage between bounds, <c>85</c> or <c>85 %</c>, kept in millionths of one.</summary>
    /// <param name="most">The greatest.</param>
    public static CellParser Percent(decimal least, decimal most)
    {
        var number = Decimal(10_000, least, most);
        return (string text, out Cell value) => number(text[^1] == '%' ? text[..^1] : text, out value);
    }

    /// <summary>Takes nothing: of a column of a list of words, whose words are data.</summary>
    public static string? NoWord(string text, out Cell value)
    {
        value = default;
        return RejectCode.UnknownCode;
    }

    /// <summary>Yes or no, as 1 or 0.</summary>
    public static string? Flag(string text, out Cell value)
    {
        bool? flag = text.ToLowerInvariant() switch
        {
            "1" or "yes" or "true" or "да" or "истина" or "+" => true,
            "0" or "no" or "false" or "нет" or "ложь" or "-" => false,
            _ => null,
        };
        value = flag is { } known ? Cell.Of(known ? 1 : 0) : default;
        return flag is null ? RejectCode.UnknownCode : null;
    }

    /// <summary>A decimal with a point or a comma, with spaces between thousands or none.</summary>
    /// <param name="text">What the file says.</param>
    public static bool TryDecimal(ReadOnlySpan<char> text, out decimal number)
    {
        Span<char> plain = stackalloc char[32];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '\u00a0' or '\u202f')
            {
                continue;
            }

            if (length == plain.Length)
            {
                number = 0;
                return false;
            }

            plain[length++] = c == ',' ? '.' : c;
        }

        return decimal.TryParse(
            plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static string? Day(string text, int leastYear, int mostYear, out Cell value)
    {
        if (TryPlain(text, leastYear, mostYear, out var key))
        {
            value = Cell.Of(key);
            return null;
        }

        var reading = DayText.Read(text, leastYear, mostYear, out var day);
        value = reading == DayText.Reading.Day ? Cell.Of((day.Year * 10000) + (day.Month * 100) + day.Day) : default;
        return CodeOf(reading);
    }

    private static string? CodeOf(DayText.Reading reading) => reading switch
    {
        DayText.Reading.Day => null,
        DayText.Reading.Ambiguous => RejectCode.AmbiguousDate,
        _ => RejectCode.BadDate,
    };

    /// <summary>The two forms that nearly every file has, without the price of the others.</summary>
    private static bool TryPlain(ReadOnlySpan<char> text, int leastYear, int mostYear, out long key)
    {
        key = 0;
        int year, month, day;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        }
        else if (text.Length == 10 && text[2] == '.' && text[5] == '.')
        {
            (year, month, day) = (Digits(text[6..]), Digits(text[3..5]), Digits(text[..2]));
        }
        else
        {
            return false;
        }

        if (year < leastYear || year > mostYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        key = (year * 10000) + (month * 100) + day;
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
