using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Mappings;

/// <summary>Days whose parts stand in a known order, and which may lack the year, or the month too, that another text says.</summary>
internal static partial class MappedDay
{
    private const int FirstMonthOfStudy = 9;

    /// <summary>Reads a day.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="order">The order of its parts.</param>
    /// <param name="rest">«2025», «2025/2026» or «сентябрь 2025», for what the day lacks; null where nothing says it.</param>
    /// <param name="day">The day as <c>yyyy-MM-dd</c>.</param>
    /// <returns>Null when it is a day, otherwise a reject code.</returns>
    public static string? Read(string text, DayOrder order, string? rest, out string day)
    {
        day = "";
        var (numbers, month) = Parts(Clock().Replace(text, " "));
        var isYearFirst = order == DayOrder.Ymd || (numbers.Count == 3 && numbers[0].Length == 4);
        (string? Day, string? Month, string? Year) parts = (numbers.Count, month > 0, isYearFirst, order) switch
        {
            (1, _, _, _) => (numbers[0], null, null),
            (2, true, true, _) => (numbers[1], null, numbers[0]),
            (2, true, _, _) => (numbers[0], null, numbers[1]),
            (2, _, false, DayOrder.Dmy) => (numbers[0], numbers[1], null),
            (2, _, _, _) => (numbers[1], numbers[0], null),
            (3, false, true, _) => (numbers[2], numbers[1], numbers[0]),
            (3, false, _, DayOrder.Mdy) => (numbers[1], numbers[0], numbers[2]),
            (3, false, _, _) => (numbers[0], numbers[1], numbers[2]),
            _ => default,
        };
        if (parts.Day is null)
        {
            return RejectCode.BadDate;
        }

        var (otherMonth, years) = Rest(rest ?? "");
        var monthNo = month > 0 ? month : parts.Month is { } written ? Number(written) : otherMonth;
        var year = parts.Year is { } own ? Year(own) : years switch
        {
            [] => 0,
            [var only] => only,
            [var first, var second, ..] => monthNo >= FirstMonthOfStudy ? first : second,
        };
        var dayNo = Number(parts.Day);
        if (year is < 1900 or > 2199 || monthNo is < 1 or > 12 || dayNo < 1 || dayNo > DateTime.DaysInMonth(year, monthNo))
        {
            return RejectCode.BadDate;
        }

        day = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{monthNo:00}-{dayNo:00}");
        return null;
    }

    private static (int Month, List<int> Years) Rest(string text)
    {
        var (numbers, month) = Parts(text);
        var years = numbers.Where(number => number.Length == 4).Select(Number).ToList();
        var others = numbers.Where(number => number.Length <= 2).Select(Number).ToList();
        if (years.Count == 1 && others.Count == 1 && month == 0 && others[0] != (years[0] + 1) % 100)
        {
            // 09.2025; of 2025/26 the short one is the next year.
            return (others[0], years);
        }

        return (month, years.Count == 1 && others.Count == 1 && others[0] == (years[0] + 1) % 100 ? [years[0], years[0] + 1] : years);
    }

    private static (List<string> Numbers, int Month) Parts(string text)
    {
        var numbers = new List<string>();
        var month = 0;
        foreach (var part in Part().EnumerateMatches(text))
        {
            var word = text.Substring(part.Index, part.Length);
            if (char.IsAsciiDigit(word[0]))
            {
                numbers.Add(word);
            }
            else
            {
                month = DayText.Month(word) is > 0 and var known ? known : month;
            }
        }

        return (numbers, month);
    }

    private static int Year(string text) => text.Length == 2 ? 2000 + Number(text) : Number(text);

    private static int Number(string text) => text.Length > 4 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[0-9]+|\p{L}+")]
    private static partial Regex Part();

    [GeneratedRegex(@"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")]
    private static partial Regex Clock();
}
