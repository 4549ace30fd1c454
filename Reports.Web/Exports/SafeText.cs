using System.Text;
using System.Xml;

namespace Reports.Web.Exports;

/// <summary>Text from sources on its way into a spreadsheet: it must stay text there.</summary>
public static class SafeText
{
    /// <summary>Whether a spreadsheet program could take the text for a formula.</summary>
    /// <param name="text">A cell's text.</param>
    public static bool LooksLikeFormula(string text) => text.TrimStart(' ', '\u00A0') is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
        || text is ['\t' or '\r' or '\n', ..];

    /// <summary>Text for CSV, where nothing but its first sign tells text from a formula: an apostrophe keeps it text.</summary>
    /// <param name="text">A cell's text.</param>
    public static string ForCsv(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>Text without signs that a workbook's XML may not hold, and not longer than a cell.</summary>
    /// <param name="text">A cell's text.</param>
    public static string ForCell(string text)
    {
        const int longest = 32_767;
        return ForXml(text.Length > longest ? text[..longest] : text);
    }

    /// <summary>Text without signs that XML may not hold; half of a pair of code units becomes the sign for an unknown one.</summary>
    /// <param name="text">Any text.</param>
    public static string ForXml(string text)
    {
        return text.All(sign => XmlConvert.IsXmlChar(sign)) ? text
            : string.Concat(text.EnumerateRunes().Where(IsAllowed).Select(rune => rune.ToString()));

        static bool IsAllowed(Rune rune) => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value);
    }
}
