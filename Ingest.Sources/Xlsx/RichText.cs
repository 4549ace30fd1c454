using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Sources.Xlsx;

/// <summary>Text of a cell: in one piece or in runs, each of its own font. Readings of Japanese words beside it are no part of it.</summary>
internal static partial class RichText
{
    /// <summary>Appends the text inside an element whose start was read, and goes to its end.</summary>
    public static void Append(PartReader reader, string element, StringBuilder text, int limit)
    {
        if (reader.IsEmpty)
        {
            return;
        }

        while (reader.ReadInside(element))
        {
            if (reader.IsStart("t"))
            {
                reader.AppendText("t", text, limit);
            }
            else if (reader.IsStart("rPh") && !reader.IsEmpty)
            {
                while (reader.ReadInside("rPh"))
                {
                }
            }
        }
    }

    /// <summary>Characters that XML has no place for stand as <c>_x000D_</c>.</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
