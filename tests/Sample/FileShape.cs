using System.Text;

namespace Sample;

/// <summary>How one feed file looks: organisations keep their journals in every way that the readers must take.</summary>
internal sealed record FileShape
{
    /// <summary>Comma, UTF-8 without a mark, ISO dates, English names.</summary>
    public static readonly FileShape Plain = new();

    /// <summary>As a Russian Excel saves it: semicolons, Windows-1251, dd.MM.yyyy, decimal comma, Russian names.</summary>
    public static readonly FileShape Russian = new()
    {
        Delimiter = ';',
        Encoding = Cyrillic(),
        DateFormat = "dd.MM.yyyy",
        DecimalPoint = ',',
        RussianHeader = true,
    };

    /// <summary>Semicolons under English names, UTF-8 with a mark.</summary>
    public static readonly FileShape MarkedSemicolons = new() { Delimiter = ';', Encoding = new UTF8Encoding(true) };

    /// <summary>Tabs.</summary>
    public static readonly FileShape Tabs = new() { Delimiter = '\t' };

    /// <summary>Plain inside gzip.</summary>
    public static readonly FileShape Packed = new() { Gzip = true };

    /// <summary>A JSON object a line; empty values are left out.</summary>
    public static readonly FileShape JsonLines = new() { Json = true };

    /// <summary>Russian names that the sample uses; a column without one is left out of a Russian file.</summary>
    public static readonly IReadOnlyDictionary<string, string> RussianNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["learner_code"] = "Код слушателя",
        ["group_code"] = "Код группы",
        ["programme_code"] = "Код программы",
        ["module_code"] = "Код модуля",
        ["lesson_on"] = "Дата занятия",
        ["lesson_no"] = "Номер занятия",
        ["mark"] = "Отметка",
        ["hours"] = "Часы",
        ["hours_scheduled"] = "Часы по плану",
        ["teacher_code"] = "Код преподавателя",
        ["control"] = "Вид контроля",
        ["graded_on"] = "Дата оценки",
        ["grade"] = "Оценка",
        ["scale"] = "Шкала",
        ["attempt"] = "Попытка",
        ["award_kind"] = "Вид поощрения",
        ["awarded_on"] = "Дата поощрения",
        ["order_no"] = "Номер приказа",
        ["order_on"] = "Дата приказа",
    };

    private static readonly Dictionary<string, string> JournalLetters = new(StringComparer.Ordinal)
    {
        ["present"] = "+",
        ["remote"] = "+",
        ["late"] = "о",
        ["absent"] = "н",
        ["sick"] = "б",
        ["excused"] = "у",
    };

    public char Delimiter { get; init; } = ',';

    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    public string DateFormat { get; init; } = "yyyy-MM-dd";

    public char DecimalPoint { get; init; } = '.';

    public bool RussianHeader { get; init; }

    public bool Gzip { get; init; }

    public bool Json { get; init; }

    /// <summary>The file name's ending.</summary>
    public string Extension => (Json ? ".jsonl" : ".csv") + (Gzip ? ".gz" : string.Empty);

    /// <summary>Positions of the columns that a file of this shape has.</summary>
    public int[] Pick(string[] columns) =>
        [.. Enumerable.Range(0, columns.Length).Where(at => !RussianHeader || RussianNames.ContainsKey(columns[at]))];

    /// <summary>Name of a column in the header.</summary>
    public string NameOf(string column) => RussianHeader ? RussianNames[column] : column;

    /// <summary>Text of a cell in this file: paper journals carry letters where systems carry words.</summary>
    public string Spell(string column, string text) =>
        RussianHeader && column == "mark" && JournalLetters.TryGetValue(text, out var letter) ? letter : text;

    private static Encoding Cyrillic()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1251);
    }
}
