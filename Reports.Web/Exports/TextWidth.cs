using System.Collections.Frozen;

namespace Reports.Web.Exports;

/// <summary>
/// Estimates how many lines a text takes in a cell. Spreadsheet programs do not fit rows of files that they did not write, and never those with merged
/// cells, so the heights must be set. Advances are those of Times New Roman in thousandths of its size.
/// </summary>
public static class TextWidth
{
    /// <summary>The typeface of files: every office program has it or one with the same metrics.</summary>
    public const string Face = "Times New Roman";

    // Bold is wider by no more than this; a machine's own rendering differs by a few hundredths.
    private const double BoldFactor = 1.09;
    private const double Reserve = 1.05;
    private const double LineFactor = 1.2;
    private const int Unknown = 700;

    private static readonly FrozenDictionary<char, int> Advances = new (int Width, string Signs)[]
    {
        (180, "'"), (200, "|"), (250, " ,.·\u00A0"), (278, "/:;\\ijlt"), (333, "!()-I[]`fr"), (365, "\u202F"), (389, "Js"), (395, "з"),
        (400, "°"), (408, "\""), (410, "г"), (429, "э"), (437, "т"), (444, "?acezаесё"), (456, "ь"), (460, "я"), (469, "^"), (472, "в"),
        (480, "{}"), (486, "к"), (499, "л"), (500, "#$*0123456789_bdghknopquvxyорух«»–§"), (501, "З"), (503, "ч"), (509, "бд"), (517, "ъ"),
        (535, "ийнпц"), (541, "~"), (556, "FPSР"), (564, "+<=>\u2212"), (574, "БЬ"), (578, "Г"), (611, "ELTZЕТЁ"), (633, "м"), (648, "ф"),
        (650, "Ч"), (660, "Э"), (667, "BCRВКСЯ"), (672, "ы"), (678, "Л"), (682, "Д"), (691, "ж"), (706, "Ъ"), (708, "У"),
        (722, "ADGHKNOQUVXYwАИЙНОПХЦ"), (747, "ю"), (770, "шщ"), (778, "&m"), (790, "Ф"), (833, "%"), (872, "Ы"), (889, "MМ"), (896, "Ж"),
        (921, "@"), (944, "W"), (954, "№"), (1000, "—…"), (1009, "ШЩ"), (1028, "Ю"),
    }.SelectMany(group => group.Signs.Select(sign => (sign, group.Width))).ToFrozenDictionary(pair => pair.sign, pair => pair.Width);

    /// <summary>Lines that a text takes, wrapped at spaces and hyphens.</summary>
    /// <param name="text">The text; its own line ends count.</param>
    /// <param name="width">Of the cell without its padding, points.</param>
    /// <param name="size">Font size, points.</param>
    /// <param name="isBold">Whether they are bold.</param>
    /// <param name="reserve">Factor for inaccuracy; 1 when lines are only counted.</param>
    public static int Lines(string text, double width, double size, bool isBold = false, double reserve = Reserve)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scale = size / 1000 * reserve * (isBold ? BoldFactor : 1);
        return text.Split('\n').Sum(line => Wrapped(line, width / scale));
    }

    /// <summary>Width of the longest word, points: a narrower column breaks it.</summary>
    /// <param name="size">Font size, points.</param>
    /// <param name="isBold">Whether they are bold.</param>
    public static double LongestWord(string text, double size, bool isBold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var widest = text.Split('\n').SelectMany(Words).Select(word => Measure(word.AsSpan().TrimEnd(' '))).DefaultIfEmpty().Max();
        return widest * size / 1000 * Reserve * (isBold ? BoldFactor : 1);
    }

    /// <summary>Width of the text on one line, points.</summary>
    /// <param name="size">Font size, points.</param>
    public static double Whole(string text, double size) => Measure(text) * size / 1000 * Reserve;

    /// <summary>Height of a row of so many lines, points.</summary>
    /// <param name="size">Font size, points.</param>
    public static double Height(int lines, double size) => Math.Ceiling(lines * size * LineFactor) + 4;

    private static int Wrapped(string line, double width)
    {
        var (lines, used, gap) = (1, 0d, 0d);
        foreach (var word in Words(line))
        {
            var body = Measure(word.AsSpan().TrimEnd(' '));
            if (used > 0 && used + gap + body > width)
            {
                lines++;
                used = 0;
                gap = 0;
            }

            // A word that is wider than the cell is broken.
            var whole = used + gap + body;
            var extra = Math.Max(0, (int)Math.Ceiling(whole / width) - 1);
            lines += extra;
            used = whole - extra * width;
            gap = Measure(word) - body;
        }

        return lines;
    }

    private static IEnumerable<string> Words(string line)
    {
        var from = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ' ' or '-')
            {
                yield return line[from..(i + 1)];
                from = i + 1;
            }
        }

        if (from < line.Length)
        {
            yield return line[from..];
        }
    }

    private static double Measure(ReadOnlySpan<char> text)
    {
        var total = 0;
        foreach (var sign in text)
        {
            total += Advances.GetValueOrDefault(sign, Unknown);
        }

        return total;
    }
}
