using System.Globalization;
using System.Text;
using System.Xml;
using Ingest.Sources.Xlsx;

namespace Ingest.Sources.Ods;

/// <summary>A cell of an OpenDocument sheet.</summary>
/// <param name="Text">What it shows, as culture-independent text.</param>
/// <param name="Number">Its number, if it is a plain one.</param>
internal readonly record struct OdsCell(string Text, double? Number)
{
    private const string MaskSigns = "-–() +/";
    private const int MostSpaces = 10_000;

    /// <summary>Reads the cell whose start was read, and goes to its end.</summary>
    /// <param name="limit">Characters that it may have.</param>
    public static OdsCell Read(PartReader reader, int limit)
    {
        var type = reader.LocalAttribute("value-type", ":office:1.0") ?? "";
        var isError = reader.LocalAttribute("value-type", ":calc:1.0") == "error" || reader.LocalAttribute("value-type", "/calcext/1.0") == "error";
        var isFormula = reader.LocalAttribute("formula") is not null;
        var value = type switch
        {
            "date" => reader.LocalAttribute("date-value"),
            "time" => reader.LocalAttribute("time-value"),
            "boolean" => reader.LocalAttribute("boolean-value"),
            "string" => reader.LocalAttribute("string-value"),
            _ => reader.LocalAttribute("value", ":office:1.0"),
        };
        var shown = Shown(reader, limit);
        return isError || (isFormula && IsError(shown)) ? new OdsCell(Error(shown), null)
            : type.Length == 0 ? new OdsCell(isFormula && shown.Length == 0 ? CellError.Uncomputed : shown, null)
            : Of(type, value ?? "", shown);
    }

    private static OdsCell Of(string type, string value, string shown) => type switch
    {
        "string" => new OdsCell(value.Length > 0 ? value : shown, null),
        "boolean" => new OdsCell(value == "true" ? "true" : "false", null),
        "date" => new OdsCell(Moment(value) ?? shown, null),
        "time" => new OdsCell(Duration(value) ?? shown, null),
        _ => OfValue(value, type == "percentage", shown),
    };

    private static OdsCell OfValue(string value, bool isShare, string shown)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return new OdsCell(shown, null);
        }

        return isShare ? new OdsCell(WorksheetCell.PercentText(number), null) : OfNumber(number, shown);
    }

    /// <summary>A number that is shown with zeros before it or signs between its digits is a code; another is its value, whole.</summary>
    private static OdsCell OfNumber(double number, string shown)
    {
        var plain = WorksheetCell.NumberText(number);
        var digits = string.Concat(shown.Where(char.IsAsciiDigit));
        var isMask = plain.All(char.IsAsciiDigit)
            && digits.TrimStart('0') == plain.TrimStart('0')
            && (digits.Length > plain.Length || shown.AsSpan().Trim().ContainsAny("-–()/"))
            && shown.All(unit => char.IsAsciiDigit(unit) || MaskSigns.Contains(unit, StringComparison.Ordinal));
        return new OdsCell(isMask ? shown.Trim() : plain, number);
    }

    private static string? Moment(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? WorksheetCell.MomentText(moment) : null;

    private static string? Duration(string value)
    {
        try
        {
            return XmlConvert.ToTimeSpan(value).ToString("c", CultureInfo.InvariantCulture);
        }
        catch (Exception cause) when (cause is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsError(string shown) => CellError.Is(shown) || IsNumbered(shown);

    private static bool IsNumbered(string shown) => shown.StartsWith("Err:", StringComparison.Ordinal) || shown.StartsWith("Ошибка:", StringComparison.Ordinal);

    private static string Error(string shown) => CellError.Is(shown) ? shown
        : IsNumbered(shown) && shown[^3..] is var number && number.All(char.IsAsciiDigit) ? $"#ERR{number}!"
        : CellError.OfCode(0x0F);

    /// <summary>Paragraphs of the cell, each on a line; notes and drawings that hang on it are no text of it.</summary>
    private static string Shown(PartReader reader, int limit)
    {
        if (reader.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        var paragraphs = 0;
        while (reader.Read() && !reader.IsEnd("table-cell") && !reader.IsEnd("covered-table-cell"))
        {
            if (reader.IsStart("p"))
            {
                text.Append(paragraphs++ == 0 ? "" : "\n");
                AppendParagraph(reader, text, limit);
            }
            else if (reader.IsStart("annotation") || reader.IsStart("frame") || reader.IsStart("detective") || reader.IsStart("custom-shape") || reader.IsStart("table"))
            {
                reader.Skip();
            }
        }

        return text.ToString();
    }

    private static void AppendParagraph(PartReader reader, StringBuilder text, int limit)
    {
        if (reader.IsEmpty)
        {
            return;
        }

        while (reader.ReadInside("p"))
        {
            if (reader.IsStart("s"))
            {
                var count = int.TryParse(reader.LocalAttribute("c"), NumberStyles.None, CultureInfo.InvariantCulture, out var spaces) ? spaces : 1;
                text.Append(' ', Math.Clamp(count, 1, MostSpaces));
            }
            else if (reader.IsStart("tab") || reader.IsStart("line-break"))
            {
                text.Append(reader.IsStart("tab") ? '\t' : '\n');
            }
            else if (reader.IsStart("annotation") || reader.IsStart("ruby-text"))
            {
                reader.Skip();
            }
            else
            {
                reader.AppendValue(text, limit);
            }
        }
    }
}
