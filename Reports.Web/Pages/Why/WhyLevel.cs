using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Why;

/// <summary>A way to part results, and a step of the way down.</summary>
/// <param name="By">Its name in addresses.</param>
/// <param name="Tab">Its name among the ways.</param>
/// <param name="Step">What one part is called.</param>
/// <param name="Key">The key of addresses that chooses a part.</param>
public sealed record WhyLevel(string By, string Tab, string Step, string Key)
{
    private const string OldestFrom = "age_from";
    private const string OldestTo = "age_to";

    // Bands of full years, by their first year; -1 is not known.
    private static readonly Dictionary<long, long> Bands = new() { [-1] = -1, [0] = 17, [18] = 24, [25] = 34, [35] = 44, [45] = 54, [55] = 200 };

    /// <summary>The way down from a programme.</summary>
    public static IReadOnlyList<WhyLevel> Down { get; } =
    [
        new("programme", "Программы", "программа", "programme"),
        new("competency", "Компетенции", "компетенция", "competency"),
        new("module", "Модули", "модуль", "decided_module"),
        new("group", "Группы", "группа", "group"),
        new("teacher", "Преподаватели", "преподаватель", "decided_teacher"),
        new("control", "Контроль", "контроль", "decided_control"),
    ];

    /// <summary>Kinds of results and of learners.</summary>
    public static IReadOnlyList<WhyLevel> Across { get; } =
    [
        new("kind", "Виды результатов", "вид результата", "kind"),
        new("standard", "Профстандарты", "профстандарт", "standard"),
        new("general", "Обобщённые трудовые функции", "обобщённая трудовая функция", "general"),
        new("labour", "Трудовые функции", "трудовая функция", "labour"),
        new("sex", "Пол", "пол", "sex"),
        new("age", "Возраст", "возраст", OldestFrom),
        new("education", "Образование", "образование", "education"),
        new("employment", "Занятость", "занятость", "employment"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WhyLevel> All { get; } = [.. Down, .. Across];

    /// <summary>Keys of addresses that choose a part.</summary>
    public IReadOnlyList<string> Keys => By == "age" ? [OldestFrom, OldestTo] : [Key];

    /// <summary>The changes of an address that choose the part of a row.</summary>
    public (string Key, object? Value)[] Of(ReportRow row)
    {
        var key = Figures.Whole(row["unit_key"]);
        return By == "age" && key is { } from ? [(OldestFrom, from), (OldestTo, Bands.GetValueOrDefault(from, 200))]
            : Across.Contains(this) ? [(Key, row["unit_text"])]
            : [(Key, key)];
    }
}
