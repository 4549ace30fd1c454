using System.Globalization;

namespace Ingest.Sources.Xlsx;

/// <summary>What a number in a cell stands for.</summary>
internal enum CellFormat : byte
{
    Number,
    Moment,
    Duration,
}

/// <summary>Formats of a workbook's cells by their style: a day is a number that only its format tells from others.</summary>
internal sealed class CellFormats
{
    private const int MaxStyles = 1_000_000;

    private readonly List<CellFormat> _styles = [];

    /// <summary>Formats of a workbook without styles.</summary>
    public static CellFormats None { get; } = new();

    /// <summary>The format of a style; a number for one that is not there.</summary>
    public CellFormat this[int style] => (uint)style < (uint)_styles.Count ? _styles[style] : CellFormat.Number;

    /// <summary>Reads the part that holds them.</summary>
    public static CellFormats Read(Stream part)
    {
        using var reader = new PartReader(part);
        var formats = new CellFormats();
        var custom = new Dictionary<int, CellFormat>();
        var isInside = false;
        while (reader.Read())
        {
            if (reader.IsStart("numFmt"))
            {
                custom[Number(reader, "numFmtId")] = Of(reader.Attribute("formatCode") ?? "");
            }
            else if (reader.IsStart("cellXfs") || reader.IsEnd("cellXfs"))
            {
                isInside = reader.IsStart("cellXfs") && !reader.IsEmpty;
            }
            else if (isInside && reader.IsStart("xf"))
            {
                var id = Number(reader, "numFmtId");
                formats._styles.Add(custom.TryGetValue(id, out var known) ? known : BuiltIn(id));
            }

            if (formats._styles.Count > MaxStyles || custom.Count > MaxStyles)
            {
                throw new InvalidDataException("Too many styles.");
            }
        }

        return formats;
    }

    /// <summary>What a format code shows: ECMA-376, part 1, 18.8.31. The first section counts.</summary>
    public static CellFormat Of(string code)
    {
        var isMoment = false;
        for (var i = code.StartsWith("General", StringComparison.OrdinalIgnoreCase) ? "General".Length : 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    i = End(code, '"', i);
                    break;
                case '[':
                    var end = End(code, ']', i);
                    if (IsElapsed(code.AsSpan()[(i + 1)..Math.Max(i + 1, end)]))
                    {
                        return CellFormat.Duration;
                    }

                    i = end;
                    break;
                default:
                    isMoment |= "dmyhsDMYHS".Contains(code[i], StringComparison.Ordinal);
                    break;
            }
        }

        return isMoment ? CellFormat.Moment : CellFormat.Number;
    }

    private static int End(string code, char close, int from) => code.IndexOf(close, from + 1) is var at and > 0 ? at : code.Length;

    private static bool IsElapsed(ReadOnlySpan<char> inside) =>
        inside.Length > 0 && (inside.ContainsAnyExcept('h', 'H') is false || inside.ContainsAnyExcept('m', 'M') is false || inside.ContainsAnyExcept('s', 'S') is false);

    private static CellFormat BuiltIn(int id) => id switch
    {
        46 => CellFormat.Duration,
        (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58) => CellFormat.Moment,
        _ => CellFormat.Number,
    };

    private static int Number(PartReader reader, string attribute) =>
        int.TryParse(reader.Attribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
