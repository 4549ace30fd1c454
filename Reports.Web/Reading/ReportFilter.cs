using System.Globalization;
using Warehouse.Sql.Core;

namespace Reports.Web.Reading;

/// <summary>
/// The viewer's filter, as the address has it. An invalid value gives the default and a message,
/// so that the page says what is wrong with the address.
/// </summary>
public sealed record ReportFilter
{
    /// <summary>Names of the filter's parts in addresses.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "preset", "from", "to", "organisation", "programme", "group", "teacher", "asOf",
    };

    /// <summary>The day on which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Key of a <see cref="PeriodPreset"/>.</summary>
    public string Preset { get; init; } = PeriodPreset.All[0].Key;

    /// <summary>The days that figures are of.</summary>
    public required Period Period { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From => Period.From;

    /// <summary>Last day.</summary>
    public DateOnly To => Period.To;

    /// <summary>The day that states are of: the last of the period, or today.</summary>
    public DateOnly StateDay => To > Today ? Today : To;

    /// <summary>Key of an organisation; null is all.</summary>
    public int? Organisation { get; init; }

    /// <summary>Key of a programme; null is all.</summary>
    public int? Programme { get; init; }

    /// <summary>Key of a group; null is all.</summary>
    public int? Group { get; init; }

    /// <summary>Key of a teacher; null is all.</summary>
    public int? Teacher { get; init; }

    /// <summary>The last day whose loads are taken into account; null is now.</summary>
    public DateOnly? AsOfDay { get; init; }

    /// <summary>Moment of knowledge; null is now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What is wrong with the address, in Russian.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Reads an address.</summary>
    /// <param name="time">The clock, whose zone says what today is.</param>
    /// <param name="preset">The preset of a page when the address has none.</param>
    public static ReportFilter Read(IQueryCollection query, TimeProvider time, string? preset = null)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().Date);
        var problems = new List<string>();
        var from = Day("from", "начало периода");
        var to = Day("to", "конец периода");
        var asOf = Day("asOf", "дата состояния данных");
        var named = PeriodPreset.Find(query["preset"]);
        if (named is null && query["preset"].ToString() is { Length: > 0 } wrong)
        {
            problems.Add($"Периода «{wrong}» нет: показан обычный.");
        }

        named ??= (from ?? to) is not null ? PeriodPreset.Find(PeriodPreset.Custom) : PeriodPreset.Find(preset);
        named ??= PeriodPreset.All[0];
        var period = named.Of(today);
        if (named.Key == PeriodPreset.Custom)
        {
            period = new Period(from ?? (to is { } last ? new DateOnly(last.Year, 1, 1) : period.From), to ?? today);
            if (period.From > period.To)
            {
                problems.Add("Начало периода позже его конца: дни переставлены.");
                period = new Period(period.To, period.From);
            }
        }

        return new ReportFilter
        {
            Today = today,
            Preset = named.Key,
            Period = period,
            Organisation = Number("organisation", "организация"),
            Programme = Number("programme", "программа"),
            Group = Number("group", "группа"),
            Teacher = Number("teacher", "преподаватель"),
            AsOfDay = asOf,
            AsOf = asOf is { } day ? EndOf(day, time) : null,
            Problems = problems,
        };

        DateOnly? Day(string key, string name)
        {
            var text = query[key].ToString();
            if (text.Length == 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day >= Period.Always.From && day <= Period.Always.To)
            {
                return day;
            }

            problems.Add($"Не дата: {name}. Напишите день, месяц и год: 31.12.2026.");
            return null;
        }

        int? Number(string key, string name)
        {
            var text = query[key].ToString();
            if (text.Length == 0)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            problems.Add($"Не читается отбор: {name}. Выберите значение из списка.");
            return null;
        }
    }

    /// <summary>Values for the parameters of statements.</summary>
    public Dictionary<string, object?> Parameters() => new(StringComparer.Ordinal)
    {
        ["from"] = Period.Key(Period.From),
        ["to"] = Period.Key(Period.To),
        ["previous_from"] = Period.Key(Period.Before.From),
        ["previous_to"] = Period.Key(Period.Before.To),
        ["year_ago_from"] = Period.Key(Period.YearAgo.From),
        ["year_ago_to"] = Period.Key(Period.YearAgo.To),
        ["today"] = Period.Key(Today),
        ["organisation"] = Organisation,
        ["programme"] = Programme,
        ["group"] = Group,
        ["teacher"] = Teacher,
    };

    /// <summary>The same choice over other days.</summary>
    /// <param name="period">The days.</param>
    public ReportFilter Over(Period period) => this with { Period = period, Preset = PeriodPreset.Custom };

    /// <summary>The same choice as it was known at the end of a day, or earlier where the choice says so.</summary>
    /// <param name="day">The last day whose loads are taken into account.</param>
    /// <param name="time">The clock, whose zone says when a day ends.</param>
    public ReportFilter KnownOn(DateOnly day, TimeProvider time) =>
        AsOfDay <= day ? this : this with { AsOfDay = day, AsOf = EndOf(day, time) };

    /// <summary>The query of an address that shows this filter with changes; starts with a question mark or is empty.</summary>
    /// <param name="changes">Names and values to put in place; null takes a name out.</param>
    public string Query(params (string Key, object? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["preset"] = Preset,
            ["from"] = Preset == PeriodPreset.Custom ? Period.Iso(From) : null,
            ["to"] = Preset == PeriodPreset.Custom ? Period.Iso(To) : null,
            ["organisation"] = Text(Organisation),
            ["programme"] = Text(Programme),
            ["group"] = Text(Group),
            ["teacher"] = Text(Teacher),
            ["asOf"] = AsOfDay is { } day ? Period.Iso(day) : null,
        };
        foreach (var (key, value) in changes)
        {
            values[key] = value is DateOnly changed ? Period.Iso(changed) : Text(value);
        }

        return QueryString.Create(values.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();

        static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset EndOf(DateOnly day, TimeProvider time)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, time.LocalTimeZone.GetUtcOffset(midnight)).AddTicks(-1);
    }
}
