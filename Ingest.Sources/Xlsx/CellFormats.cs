using System.Globalization;

namespace Ingest.Sources.Xlsx;

/// <summary>What a number in a cell stands for.</summary>
internal enum CellKind : byte
{
    Number,
    Percent,
    Moment,
    Duration,
}

/// <summary>How a format shows a number.</summary>
/// <param name="Kind">What the number stands for.</param>
/// <param name="Mask">The places of its digits, where the format has nothing else.</param>
internal readonly record struct CellFormat(CellKind Kind, DigitMask? Mask = null)
{
    private const int DaysTo1904 = 1462;
    private const double LastDay = 2_958_466;
    private const double LongestDuration = 10_000_000;

    /// <summary>A number as text that means what the sheet shows. Nothing of it is rounded away.</summary>
    /// <param name="number">What the cell holds.</param>
    /// <param name="isDate1904">Whether the workbook counts days from 1904.</param>
    public string Text(double number, bool isDate1904) => Kind switch
    {
        CellKind.Duration when Math.Abs(number) < LongestDuration => TimeSpan.FromDays(number).ToString("c", CultureInfo.InvariantCulture),
        CellKind.Moment when Day(number, isDate1904) is { } day => WorksheetCell.MomentText(day),
        CellKind.Percent => WorksheetCell.PercentText(number),
        _ => Mask?.Shown(number) ?? WorksheetCell.NumberText(number),
    };

    /// <summary>The day and time that a number counts to; none for one that is no day of Excel's calendar.</summary>
    public static DateTime? Day(double number, bool isDate1904)
    {
        var days = isDate1904 ? number + DaysTo1904
            : number is >= 0 and < 60 ? number + 1 // Lotus counted a 29 February 1900 that never was, and Excel after it.
            : number;
        return days is >= 0 and < LastDay ? DateTime.FromOADate(days) : null;
    }
}

/// <summary>Formats of a workbook's cells by their style: a day is a number that only its format tells from others.</summary>
internal sealed class CellFormats
{
    private const int MaxStyles = 1_000_000;

    private readonly List<CellFormat> _styles = [];

    /// <summary>Formats of a workbook without styles.</summary>
    public static CellFormats None { get; } = new();

    /// <summary>The format of a style; a number for one that is not there.</summary>
    public CellFormat this[int style] => (uint)style < (uint)_styles.Count ? _styles[style] : default;

    /// <summary>Adds the format of the next style.</summary>
    /// <param name="format">How it shows numbers.</param>
    public void Add(CellFormat format)
    {
        _styles.Add(format);
        if (_styles.Count > MaxStyles)
        {
            throw new InvalidDataException("Too many styles.");
        }
    }

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
                formats.Add(custom.TryGetValue(id, out var known) ? known : BuiltIn(id));
            }

            if (custom.Count > MaxStyles)
            {
                throw new InvalidDataException("Too many styles.");
            }
        }

        return formats;
    }

    /// <summary>What a format code shows: ECMA-376, part 1, 18.8.31. The first section counts.</summary>
    public static CellFormat Of(string code)
    {
        bool isMoment = false, isPercent = false;
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
                        return new CellFormat(CellKind.Duration);
                    }

                    i = end;
                    break;
                default:
                    isMoment |= "dmyhsDMYHS".Contains(code[i], StringComparison.Ordinal);
                    isPercent |= code[i] == '%';
                    break;
            }
        }

        return isMoment ? new CellFormat(CellKind.Moment)
            : isPercent ? new CellFormat(CellKind.Percent)
            : new CellFormat(CellKind.Number, DigitMask.Of(code));
    }

    private static int End(string code, char close, int from) => code.IndexOf(close, from + 1) is var at and > 0 ? at : code.Length;

    private static bool IsElapsed(ReadOnlySpan<char> inside) =>
        inside.Length > 0 && (inside.ContainsAnyExcept('h', 'H') is false || inside.ContainsAnyExcept('m', 'M') is false || inside.ContainsAnyExcept('s', 'S') is false);

    /// <summary>The format that a number of the standard stands for.</summary>
    public static CellFormat BuiltIn(int id) => id switch
    {
        9 or 10 => new CellFormat(CellKind.Percent),
        46 => new CellFormat(CellKind.Duration),
        (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58) => new CellFormat(CellKind.Moment),
        _ => default,
    };

    private static int Number(PartReader reader, string attribute) =>
        int.TryParse(reader.Attribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
