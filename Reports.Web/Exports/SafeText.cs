using System.Text;
using System.Xml;

namespace Reports.Web.Exports;

/// <summary>Keeps text of sources from being taken for formulas by a spreadsheet program.</summary>
public static class SafeText
{
    /// <summary>Whether a spreadsheet program could take the text for a formula.</summary>
    /// <param name="text">A cell's text.</param>
    public static bool LooksLikeFormula(string text) => text.TrimStart(' ', '\u00A0') is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
        || text is ['\t' or '\r' or '\n', ..];

    /// <summary>Text for CSV: an apostrophe before a text that looks like a formula.</summary>
    /// <param name="text">A cell's text.</param>
    public static string ForCsv(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>Text that is valid in XML, truncated to the length of a cell.</summary>
    /// <param name="text">A cell's text.</param>
    public static string ForCell(string text)
    {
        const int longest = 32_767;
        return ForXml(text.Length > longest ? text[..longest] : text);
    }

    /// <summary>Text without characters that are not allowed in XML; a lone surrogate becomes the replacement character.</summary>
    /// <param name="text">Any text.</param>
    public static string ForXml(string text)
    {
        return text.All(sign => XmlConvert.IsXmlChar(sign)) ? text
            : string.Concat(text.EnumerateRunes().Where(IsAllowed).Select(rune => rune.ToString()));

        static bool IsAllowed(Rune rune) => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value);
    }
}
