using System.Globalization;
using Ingest.Sources.Charsets;

namespace Ingest.Sources;

/// <summary>Sentences about what was made of a file: nothing in it is altered, left out or guessed without a word.</summary>
public static class SourceNotes
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>A sheet beside others that has no header of a table.</summary>
    /// <param name="sheet">Its name.</param>
    public static SourceNote SheetPassedOver(string sheet) =>
        new("sheet_passed_over", $"лист «{sheet}» пройден: на нём нет заголовка ни одной известной таблицы");

    /// <summary>The mapping that a file was read by.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="version">Its version.</param>
    public static SourceNote ByMapping(string title, int version) =>
        new("mapping", string.Create(CultureInfo.InvariantCulture, $"прочитано по настройке «{title}», версия {version}"));

    /// <summary>Columns that are not loaded.</summary>
    /// <param name="columns">Their names in quotation marks, at least one.</param>
    public static SourceNote ColumnsPassedOver(IReadOnlyCollection<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new("columns_passed_over", $"{(columns.Count == 1 ? "столбец пропущен" : "столбцы пропущены")}: {string.Join(", ", columns)}");
    }

    /// <summary>Days that a worksheet keeps as plain numbers.</summary>
    /// <param name="column">The column's title.</param>
    /// <param name="cells">How many there are.</param>
    /// <param name="first">The first of them: where it is. What it says may be a day of birth, which is nobody's business here.</param>
    public static SourceNote DaysOfNumbers(string column, long cells, string first) =>
        new("days_of_numbers", $"столбец «{column}»: дни записаны числами Excel и прочитаны как даты, ячеек {Count(cells)} (первая — {first})");

    /// <summary>A table of a header alone, such as a template that nobody has filled in.</summary>
    public static SourceNote NoRows() => new("no_rows", "под заголовком нет ни одной строки с данными: загружать нечего");

    internal static SourceNote Charset(TextCharset charset) => new("charset", $"кодировка {TextCharsets.Title(charset)}: определена по содержимому");

    internal static SourceNote SeparatorTold(char separator) =>
        new("separator_told", $"разделитель {(separator == '\t' ? "табуляция" : $"«{separator}»")}: его называет первая строка «sep=»");

    internal static SourceNote TextUnderWorkbookName(string extension) =>
        new("text_under_workbook_name", $"расширение {extension}, но внутри не книга, а текст с разделителями: прочитан как текст");

    internal static SourceNote HiddenSheet(string sheet) =>
        new("hidden_sheet", $"скрытый лист «{sheet}» не загружен; если он нужен, покажите его в Excel и пришлите книгу снова");

    internal static SourceNote MergedDown(long rows) =>
        new("merged_down", $"ячейки объединены по вертикали: их значение повторено в строках под первой, таких строк {Count(rows)}");

    private static string Count(long value) => value.ToString("N0", Russian);
}
