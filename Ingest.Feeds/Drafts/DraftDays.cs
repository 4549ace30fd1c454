using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Feeds.Mappings;

namespace Ingest.Feeds.Drafts;

/// <summary>How headers that are days are read.</summary>
/// <param name="Pattern">What they match.</param>
/// <param name="Parts">The parts of it that make the day.</param>
/// <param name="HasLesson">Whether it may name the lesson of the day.</param>
/// <param name="Matched">How many headers match.</param>
public sealed record DraftDays(string Pattern, IReadOnlyList<string> Parts, bool HasLesson, int Matched)
{
    private const string Months = "(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*";
    private const string Day =
        @"(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}(?:[./-](?:[0-9]{4}|[0-9]{2}))?|[0-9]{1,2} ?" + Months + @"\.?(?: [0-9]{4})?)";

    private const string Lesson = @"(?:[ ,(]+(?:пара|занятие|урок|№) ?(?<lesson>[0-9]{1,2})\)?)?(?:[ ,(]+(?<lesson>[0-9]{1,2})(?:-[яй])? (?:пара|занятие|урок)\)?)?";

    // From the strictest: one that takes more headers as days is better only where it takes more.
    private static readonly (string Pattern, string[] Parts, bool HasLesson, Regex Match)[] Forms =
    [
        Of("^(?:(?:пн|вт|ср|чт|пт|сб|вс)[.,]* ?)?" + Day + @"(?: ?г\.?)?" + Lesson + "$", [MappedField.DayPart], true),
        Of("^(?<month>" + Months + ")(?: (?<monthyear>[0-9]{4}))? (?<day>[0-9]{1,2})$", ["day", "month", "monthyear"], false),
        Of("^(?<day>[0-9]{1,2})$", [MappedField.DayPart], false),
        Of("^(?:.*[^0-9])?" + Day + "(?:[^0-9].*)?$", [MappedField.DayPart], false),
    ];

    /// <summary>Whether a header may be a day by itself; a bare number may be anything.</summary>
    /// <param name="header">The header.</param>
    public static bool IsDay(string header) => Forms[0].Match.IsMatch(Spelled(header)) || Forms[1].Match.IsMatch(header);

    /// <summary>How headers are read; null where none of them is a day.</summary>
    /// <param name="headers">The headers that are not blank.</param>
    public static DraftDays? Find(IEnumerable<string> headers)
    {
        var all = headers.ToList();
        return Forms.Select(form => new DraftDays(form.Pattern, form.Parts, form.HasLesson, all.Count(header => form.Match.IsMatch(Spelled(header)))))
            .Where(found => found.Matched > 0)
            .MaxBy(found => found.Matched);
    }

    /// <summary>Whether a header is one of these.</summary>
    /// <param name="header">The header.</param>
    public bool Takes(string header) => Forms.First(form => form.Pattern == Pattern).Match.IsMatch(Spelled(header));

    /// <summary>What the days of some headers lack; null where they are whole.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="order">The order of a day's parts.</param>
    public DraftLack Lack(IEnumerable<string> headers, DayOrder order)
    {
        var match = Forms.First(form => form.Pattern == Pattern).Match;
        var lack = DraftLack.Nothing;
        foreach (var header in headers)
        {
            var found = match.Match(Spelled(header));
            if (found.Success)
            {
                var of = DraftLacks.Of(string.Join(' ', Parts.Select(part => found.Groups[part].Value).Where(part => part.Length > 0)), order);
                lack = of > lack ? of : lack;
            }
        }

        return lack;
    }

    /// <summary>A header as people read it: a worksheet may keep a day as a plain number.</summary>
    /// <param name="header">The header.</param>
    public static string Shown(string header) => Spelled(header) is var spelled && spelled != header
        ? DateTime.ParseExact(spelled, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
        : header;

    private static string Spelled(string header) => HeaderFit.Serial(header) ?? header;

    private static (string Pattern, string[] Parts, bool HasLesson, Regex Match) Of(string pattern, string[] parts, bool hasLesson) =>
        (pattern, parts, hasLesson, JsonReading.Compile(pattern));
}

/// <summary>What days lack.</summary>
public enum DraftLack
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The year.</summary>
    Year,

    /// <summary>The month and the year.</summary>
    Month,
}

/// <summary>Finds what days lack.</summary>
internal static class DraftLacks
{
    // A leap year, so that 29 February is a day in it.
    private const string AnyYear = "2024";
    private const string AnyMonth = "январь 2024";

    /// <summary>What a day lacks; nothing also where it is none.</summary>
    /// <param name="text">The day.</param>
    /// <param name="order">The order of its parts.</param>
    public static DraftLack Of(string text, DayOrder order) =>
        MappedDay.Read(text, order, null, out _) is null ? DraftLack.Nothing
        : MappedDay.Read(text, order, AnyYear, out _) is null ? DraftLack.Year
        : MappedDay.Read(text, order, AnyMonth, out _) is null ? DraftLack.Month
        : DraftLack.Nothing;
}
