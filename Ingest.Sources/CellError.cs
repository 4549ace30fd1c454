using System.Diagnostics.CodeAnalysis;

namespace Ingest.Sources;

/// <summary>
/// Errors that spreadsheets show in place of a value, in the languages that people save them in. They stand as text in a cell, whether
/// it comes from a workbook or from a CSV saved of one, and are never a value.
/// </summary>
public static class CellError
{
    /// <summary>Stands in a cell whose formula was never computed: the program that wrote the file left no result.</summary>
    public const string Uncomputed = "#НЕ_ВЫЧИСЛЕНО!";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!",
        "#Н/Д", "#ССЫЛКА!", "#ДЕЛ/0!", "#ЗНАЧ!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!", "#ПЕРЕНОС!", "#ВЫЧИСЛ!", "#ОЖИДАНИЕ_ДАННЫХ",
        Uncomputed,
    };

    /// <summary>Whether a cell's text is an error.</summary>
    /// <param name="text">The text, trimmed.</param>
    public static bool Is([NotNullWhen(true)] string? text) => text is { Length: > 1 } && text[0] == '#' && (Known.Contains(text) || IsOfCalc(text));

    /// <summary>What it is called in a message.</summary>
    /// <param name="text">An error.</param>
    /// <param name="cell">The cell, where it has a name.</param>
    public static string Words(string text, string? cell) =>
        (text == Uncomputed ? "формула не вычислена" : $"ошибка Excel {text}") + (cell is null ? "" : $", ячейка {cell}");

    internal static string OfCode(int code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    };

    /// <summary>LibreOffice numbers its own.</summary>
    private static bool IsOfCalc(string text) =>
        text.Length == 8 && text.StartsWith("#ERR", StringComparison.OrdinalIgnoreCase) && text.AsSpan(4, 3).ContainsAnyExceptInRange('0', '9') is false && text[7] == '!';
}
