using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Feeds.Contracts;

/// <summary>
/// Days as people and programs write them: each form that names one day is read; one that two calendars' habits read differently is ambiguous and refused.
/// </summary>
internal static partial class DayText
{
    // A serial number of five digits is a day from 1927 on; a shorter one may be a year or anything else.
    private const int LeastSerial = 10_000;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly string[] Months =
    [
        "январь января янв january jan", "февраль февраля фев февр february feb", "март марта мар march mar", "апрель апреля апр april apr",
        "май мая may", "июнь июня июн june jun", "июль июля июл july jul", "август августа авг august aug",
        "сентябрь сентября сен сент september sept sep", "октябрь октября окт october oct", "ноябрь ноября ноя нояб november nov",
        "декабрь декабря дек december dec",
    ];

    private static readonly Dictionary<string, int> MonthOf = Months
        .SelectMany((words, i) => words.Split(' ').Select(word => (Word: word, Month: i + 1)))
        .ToDictionary(pair => pair.Word, pair => pair.Month, StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of a month by its name, whole or short; zero when it is none.</summary>
    /// <param name="word">The word.</param>
    public static int Month(string word) => MonthOf.GetValueOrDefault(word);

    /// <summary>What a text says of a day.</summary>
    public enum Reading
    {
        /// <summary>It is no day.</summary>
        None,

        /// <summary>It names one day.</summary>
        Day,

        /// <summary>It may be read as more than one day.</summary>
        Ambiguous,
    }

    /// <summary>Reads a day, and the time that it may stand beside.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="leastYear">The first year that the column takes.</param>
    /// <param name="mostYear">The last year that the column takes.</param>
    /// <param name="moment">The day; midnight where there is no time. A zone is not counted with: it is the day that is written.</param>
    public static Reading Read(string text, int leastYear, int mostYear, out DateTime moment)
    {
        moment = default;
        var plain = Spaces().Replace(text, " ").Trim();
        if (plain.Length is 0 or > 60)
        {
            return Reading.None;
        }

        var time = TimeSpan.Zero;
        if (TimePart().Match(plain) is { Success: true } clock)
        {
            if (!TryTime(clock, out time))
            {
                return Reading.None;
            }

            plain = plain[..clock.Index];
        }

        plain = YearWord().Replace(Weekday().Replace(plain, ""), "").Trim().TrimEnd(',').TrimEnd();
        var days = Days(plain, leastYear, mostYear, out var serialTime, out var isAmerican).Where(day => day.Year >= leastYear && day.Year <= mostYear).Distinct().ToList();
        if (days.Count == 1 && !isAmerican)
        {
            moment = days[0].ToDateTime(TimeOnly.MinValue) + time + serialTime;
            return Reading.Day;
        }

        return days.Count == 0 ? Reading.None : Reading.Ambiguous;
    }

    /// <summary>Every day that the text may mean.</summary>
    private static List<DateOnly> Days(string text, int leastYear, int mostYear, out TimeSpan time, out bool isAmerican)
    {
        (time, isAmerican) = (TimeSpan.Zero, false);
        var days = new List<DateOnly>();
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            Add(days, iso, "y", "m", "d");
        }
        else if (DayFirst().Match(text) is { Success: true } numbers)
        {
            AddNumbers(days, numbers, leastYear, out isAmerican);
        }
        else if (Digits().IsMatch(text))
        {
            AddDigits(days, text, leastYear, mostYear);
        }
        else if (Serial().Match(text) is { Success: true } serial && int.Parse(serial.Groups["n"].Value, Invariant) is >= LeastSerial and var number)
        {
            days.Add(DateOnly.FromDateTime(DateTime.FromOADate(number)));
            time = serial.Groups["f"] is { Success: true } fraction
                ? TimeSpan.FromSeconds(Math.Floor(double.Parse("0." + fraction.Value, Invariant) * 86_400))
                : TimeSpan.Zero;
        }
        else if ((WordDayFirst().Match(text) is { Success: true } word ? word : WordMonthFirst().Match(text)) is { Success: true } worded
            && MonthOf.TryGetValue(worded.Groups["w"].Value, out var month))
        {
            foreach (var year in Years(worded.Groups["y"].Value, leastYear))
            {
                Add(days, year, month, Number(worded, "d"));
            }
        }

        return days;
    }

    /// <summary>
    /// With dots the day comes first, as everywhere where dots are written. With a slash or a dash one half of the world puts the month first, and a year of
    /// two digits may come first too. What is a day in the American order alone is not taken for one either: of the next row nobody could tell.
    /// </summary>
    private static void AddNumbers(List<DateOnly> days, Match numbers, int leastYear, out bool isAmerican)
    {
        var (one, two, year) = (Number(numbers, "d"), Number(numbers, "m"), numbers.Groups["y"].Value);
        var isDotted = numbers.Groups["s"].Value == ".";
        isAmerican = !isDotted && two > 12;
        foreach (var whole in Years(year, leastYear))
        {
            Add(days, whole, two, one);
            if (!isDotted)
            {
                Add(days, whole, one, two);
            }
        }

        if (year.Length == 2 && !isDotted)
        {
            foreach (var whole in Years(numbers.Groups["d"].Value.PadLeft(2, '0'), leastYear))
            {
                Add(days, whole, two, int.Parse(year, Invariant));
            }
        }
    }

    private static void AddDigits(List<DateOnly> days, string text, int leastYear, int mostYear)
    {
        Add(days, int.Parse(text[..4], Invariant), int.Parse(text[4..6], Invariant), int.Parse(text[6..], Invariant));
        if (int.Parse(text[4..], Invariant) is var year && year >= leastYear && year <= mostYear)
        {
            Add(days, year, int.Parse(text[2..4], Invariant), int.Parse(text[..2], Invariant));
        }
    }

    /// <summary>The years that two digits may mean: of a fact it is 1990 to 2069; of a person or a document two centuries may be meant.</summary>
    private static IEnumerable<int> Years(string text, int leastYear)
    {
        var year = int.Parse(text, Invariant);
        return text.Length > 2 ? [year]
            : leastYear >= 1990 ? [year >= 90 ? 1900 + year : 2000 + year]
            : year >= 40 ? [1900 + year]
            : [1900 + year, 2000 + year];
    }

    private static void Add(List<DateOnly> days, Match match, string year, string month, string day) =>
        Add(days, Number(match, year), Number(match, month), Number(match, day));

    private static void Add(List<DateOnly> days, int year, int month, int day)
    {
        if (year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
        {
            days.Add(new DateOnly(year, month, day));
        }
    }

    private static bool TryTime(Match clock, out TimeSpan time)
    {
        var (hour, minute) = (Number(clock, "h"), Number(clock, "n"));
        var second = clock.Groups["s"].Success ? Number(clock, "s") : 0;
        if (clock.Groups["p"] is { Success: true } half)
        {
            if (hour is < 1 or > 12)
            {
                time = default;
                return false;
            }

            hour = (hour % 12) + (half.Value is "p" or "P" ? 12 : 0);
        }

        time = new TimeSpan(hour, minute, second);
        return hour <= 23 && minute <= 59 && second <= 59;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, Invariant);

    [GeneratedRegex(@"[\s\u00a0\u202f\u2009\u2007]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[\d.\p{L}])(?:,? |T| в )(?<h>[0-9]{1,2}):(?<n>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?: ?(?<p>[AaPp])\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|МСК|[+-][0-9]{2}:?(?:[0-9]{2})?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimePart();

    [GeneratedRegex(@"^(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\.?,? ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@" ?(?:г\.?|год|года)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearWord();

    [GeneratedRegex(@"^(?<y>[0-9]{4}) ?(?<s>[-/.]) ?(?<m>[0-9]{1,2}) ?\k<s> ?(?<d>[0-9]{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2}) ?(?<s>[-/.]) ?(?<m>[0-9]{1,2}) ?\k<s> ?(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex("^[0-9]{8}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<n>[0-9]{5})(?:[.,](?<f>[0-9]{1,15}))?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})(?:-?го|st|nd|rd|th)?[ .-] ?(?<w>\p{L}{3,9})\.?,?[ -] ?(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex WordDayFirst();

    [GeneratedRegex(@"^(?<w>\p{L}{3,9})\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex WordMonthFirst();
}
