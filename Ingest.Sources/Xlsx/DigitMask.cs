using System.Globalization;
using System.Text;

namespace Ingest.Sources.Xlsx;

/// <summary>
/// A number format that is nothing but places for digits and signs between them: <c>00000</c> shows 123 as 00123, <c>000-000-000 00</c> shows
/// a personal number as people write it. What the sheet shows is what its reader means.
/// </summary>
internal sealed class DigitMask
{
    private const double MostDigits = 1e15;
    private const string PlainSigns = "-–() +/:'";

    // A place is one of 0 # ?, a sign stands after a mark of its own.
    private readonly List<(bool IsPlace, char Unit)> _tokens;

    private DigitMask(List<(bool, char)> tokens) => _tokens = tokens;

    /// <summary>The mask of a format code; none when the format is of another kind. The first section counts.</summary>
    public static DigitMask? Of(string code)
    {
        var tokens = new List<(bool IsPlace, char Unit)>();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '0' or '#' or '?':
                    tokens.Add((true, code[i]));
                    break;
                case '\\' when i + 1 < code.Length:
                    tokens.Add((false, code[++i]));
                    break;
                case '"' when code.IndexOf('"', i + 1) is var end and > 0:
                    tokens.AddRange(code[(i + 1)..end].Select(unit => (false, unit)));
                    i = end;
                    break;
                case '_' or '*' when i + 1 < code.Length:
                    i++;
                    break;

                // A colour or a language; a condition chooses between sections.
                case '[' when code.IndexOf(']', i) is var close and > 0 && !code.AsSpan(i, close - i).ContainsAny('<', '>', '='):
                    i = close;
                    break;
                case var unit when PlainSigns.Contains(unit, StringComparison.Ordinal):
                    tokens.Add((false, unit));
                    break;
                default:
                    return null;
            }
        }

        var first = tokens.FindIndex(token => token.IsPlace);
        var last = tokens.FindLastIndex(token => token.IsPlace);
        var isMask = first >= 0
            && (tokens.Count(token => token is (true, '0')) > 1 || tokens.FindIndex(first, last - first, token => !token.IsPlace) >= 0);
        return isMask ? new DigitMask(tokens) : null;
    }

    /// <summary>A number as the mask shows it; none for one that it has no places for: a fraction, a negative one.</summary>
    public string? Shown(double number)
    {
        if (number is < 0 or >= MostDigits || number != Math.Truncate(number))
        {
            return null;
        }

        var digits = number == 0 ? "" : ((long)number).ToString(CultureInfo.InvariantCulture);
        var first = _tokens.FindIndex(token => token.IsPlace);
        var text = new StringBuilder();
        for (int at = _tokens.Count - 1, left = digits.Length; at >= 0; at--)
        {
            var (isPlace, unit) = _tokens[at];
            if (!isPlace)
            {
                text.Insert(0, unit);
            }
            else if (left == 0)
            {
                text.Insert(0, unit switch { '0' => "0", '?' => " ", _ => "" });
            }
            else
            {
                // All that is left stands at the first place.
                var taken = at == first ? left : 1;
                text.Insert(0, digits.AsSpan(left - taken, taken));
                left -= taken;
            }
        }

        return text.ToString();
    }
}
