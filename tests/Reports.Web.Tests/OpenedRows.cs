using System.Globalization;
using System.Text.RegularExpressions;

namespace Reports.Web.Tests;

/// <summary>What a page of rows says of them: how many, parts of wholes, means and sums.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Ratios">«8 из 11», as written, without spaces.</param>
/// <param name="Means">Means that it prints.</param>
/// <param name="Sums">Sums that means are made of.</param>
public sealed partial record OpenedRows(long Count, IReadOnlyList<(string Part, string Whole)> Ratios, IReadOnlyList<string> Means, IReadOnlyList<string> Sums)
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>Reads the line under the heading.</summary>
    public static OpenedRows Of(string page)
    {
        var line = OpenedFiguresSite.Words(Line().Match(page).Groups[1].Value);
        return new OpenedRows(
            Rows().Match(line) is { Success: true } rows ? long.Parse(Plain(rows.Groups[1].Value), Russian) : 0,
            [.. Ratio().Matches(line).Select(ratio => (Plain(ratio.Groups[1].Value), Plain(ratio.Groups[2].Value)))],
            [.. Mean().Matches(line).Select(mean => Plain(mean.Groups[1].Value))],
            [.. Sum().Matches(line).Select(sum => Plain(sum.Groups[1].Value))]);
    }

    /// <summary>Whether a figure is what the rows give.</summary>
    /// <param name="text">The words of its link.</param>
    /// <param name="isOfHours">Whether whole numbers are hours and no rows.</param>
    public bool Give(string text, bool isOfHours)
    {
        if (Ratio().Match(text) is { Success: true } ratio)
        {
            var parts = (Plain(ratio.Groups[1].Value), Plain(ratio.Groups[2].Value));
            return Ratios.Contains(parts) || (Count == 0 && parts == ("0", "0"));
        }

        if (Base().Match(text) is { Success: true } of)
        {
            return Ratios.Any(known => known.Whole == Plain(of.Groups[2].Value) && Shares(known).Contains(Plain(of.Groups[1].Value)));
        }

        if (text.EndsWith('%'))
        {
            // Means stand here with a digit more than in a bar.
            var share = ValueOf(text);
            return Means.Concat(Ratios.SelectMany(Shares)).Any(known => Math.Abs(decimal.Parse(known, Russian) - share) <= 0.55m);
        }

        var number = Plain(Number().Match(text).Value);
        return number.Contains(',', StringComparison.Ordinal)
            ? Means.Contains(number) || Ratios.Any(known => Shares(known).Contains(number)) || (isOfHours && Ratios.Any(known => known.Part == number || known.Whole == number))
            : isOfHours ? Ratios.Any(known => known.Part == number || known.Whole == number)
            : Count.ToString(Russian) == number || Sums.Contains(number);
    }

    /// <summary>Whether a text has a figure: one that says nothing is known has none.</summary>
    public static bool HasFigure(string text) => Number().IsMatch(text);

    /// <summary>The number that a text begins with.</summary>
    public static decimal ValueOf(string text) => decimal.Parse(Plain(Number().Match(text).Value), NumberStyles.Number, Russian);

    // Reports keep shares in millionths; measures of quality divide at once.
    private static IEnumerable<string> Shares((string Part, string Whole) ratio)
    {
        var (part, whole) = (decimal.Parse(ratio.Part, Russian), decimal.Parse(ratio.Whole, Russian));
        return whole == 0 ? [] : [Rounded(100 * part / whole), Rounded(decimal.Round(1_000_000 * part / whole, MidpointRounding.AwayFromZero) / 10_000)];
    }

    private static string Rounded(decimal share) => decimal.Round(share, 1, MidpointRounding.AwayFromZero).ToString("F1", Russian);

    private static string Plain(string number) => number.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');

    [GeneratedRegex("<h1[^>]*>[^<]*</h1>\\s*<div class=\"text-secondary\">([^<]*)</div>")]
    private static partial Regex Line();

    [GeneratedRegex(@"(\d[\d ]*) (?:строка|строки|строк)\b")]
    private static partial Regex Rows();

    [GeneratedRegex(@"(\d[\d ]*(?:,\d+)?) из (\d[\d ]*(?:,\d+)?)")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"(\d+,\d) % из (\d[\d ]*)")]
    private static partial Regex Base();

    [GeneratedRegex(@"(?:средняя доля|средний балл|средний результат|СОУ|разница) ([−-]?\d+,\d+)")]
    private static partial Regex Mean();

    [GeneratedRegex(@"(?:\(сумма (?:степеней )?|разница .*? п\. п\. по )(\d[\d ]*)")]
    private static partial Regex Sum();

    [GeneratedRegex(@"[−-]?\d[\d ]*(?:,\d+)?")]
    private static partial Regex Number();
}
