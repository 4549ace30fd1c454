using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Quality;

/// <summary>What measures are grouped by: a tab of the page, a value of <c>@by</c>.</summary>
/// <param name="Key">In addresses and the report.</param>
/// <param name="Tab">On the tab.</param>
/// <param name="Heading">Heading of the names.</param>
/// <param name="Inside">The grain to drill down to.</param>
public sealed record Grain(string Key, string Tab, string Heading, string Inside)
{
    /// <summary>In the order of the tabs.</summary>
    public static IReadOnlyList<Grain> All { get; } =
    [
        new("programme", "Программы", "Программа", "group"),
        new("group", "Группы", "Группа", "module"),
        new("module", "Модули", "Модуль", "month"),
        new("teacher", "Преподаватели", "Преподаватель", "month"),
        new("month", "Месяцы", "Месяц", "programme"),
        new("quarter", "Кварталы", "Квартал", "programme"),
    ];

    /// <summary>Whether a unit is a period.</summary>
    public bool IsTime => Key is "month" or "quarter";

    /// <summary>The grain of an address; programmes when it has none.</summary>
    /// <param name="key">From an address.</param>
    public static Grain Find(string? key) => All.FirstOrDefault(grain => grain.Key == key) ?? All[0];

    /// <summary>Keys of an address that select a unit.</summary>
    /// <param name="whole">The page's period, which may contain only a part of a month or quarter.</param>
    public IReadOnlyList<(string Key, object? Value)> Of(MeasureUnit unit, Period whole) => Key switch
    {
        "module" => [("programme", unit.Programme), ("module", unit.Key)],
        "month" or "quarter" when Days(unit.Key) is var days =>
        [
            ("preset", PeriodPreset.Custom),
            ("from", days.From > whole.From ? days.From : whole.From),
            ("to", days.To < whole.To ? days.To : whole.To),
        ],
        _ => [(Key, unit.Key)],
    };

    /// <summary>The days of a month or quarter.</summary>
    /// <param name="key"><c>yyyymm</c> or <c>yyyyqq</c>.</param>
    public Period Days(long key)
    {
        var (year, part) = ((int)(key / 100), (int)(key % 100));
        var first = new DateOnly(year, Key == "month" ? part : part * 3 - 2, 1);
        return new Period(first, first.AddMonths(Key == "month" ? 1 : 3).AddDays(-1));
    }
}
