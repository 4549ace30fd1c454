using Warehouse.Sql.Core;

namespace Reports.Web.Reading;

/// <summary>A named period that is relative to today.</summary>
/// <param name="Key">In addresses.</param>
/// <param name="Title">On pages.</param>
/// <param name="Of">Its days as of today.</param>
public sealed record PeriodPreset(string Key, string Title, Func<DateOnly, Period> Of)
{
    /// <summary>The preset for explicit dates.</summary>
    public const string Custom = "custom";

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<PeriodPreset> All { get; } =
    [
        new("year", "С начала года", today => new Period(new DateOnly(today.Year, 1, 1), today)),
        new("academic", "Учебный год", today => new Period(new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1), today)),
        new("quarter", "Квартал", today => new Period(new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1), today)),
        new("month", "Месяц", today => new Period(new DateOnly(today.Year, today.Month, 1), today)),
        new("all", "Всё время", _ => Period.Always),
        new(Custom, "Свой период", today => new Period(new DateOnly(today.Year, 1, 1), today)),
    ];

    /// <summary>The preset of that key.</summary>
    /// <param name="key">From an address.</param>
    public static PeriodPreset? Find(string? key) => All.FirstOrDefault(preset => preset.Key == key);
}
