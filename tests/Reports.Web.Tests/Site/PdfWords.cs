using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Reports.Web.Tests.Site;

/// <summary>A word on a sheet, with its box in points from the upper left corner.</summary>
public sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom);

/// <summary>A sheet of paper with its words.</summary>
public sealed record PdfSheet(double Width, double Height, IReadOnlyList<PdfWord> Words)
{
    // Letters are lower than their line, and a word may lean over its box a little.
    private const double Across = 1.5;
    private const double Down = 0.35;

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>Whether the sheet is A4, either way.</summary>
    public bool IsA4 => Math.Abs(Math.Min(Width, Height) - 595) < 2 && Math.Abs(Math.Max(Width, Height) - 842) < 2;

    /// <summary>Words that leave the sheet or come nearer to its edge than printers can, and words that lie on each other.</summary>
    /// <param name="edge">Points.</param>
    public IReadOnlyList<string> Spoilt(double edge = 14) =>
    [
        .. Words.Where(word => word.Left < edge || word.Top < edge || word.Right > Width - edge || word.Bottom > Height - edge).Select(word => $"at the edge: {word}"),
        .. Words.SelectMany((one, i) => Words.Skip(i + 1).Where(other => Overlap(one, other)).Select(other => $"{one} lies on {other}")),
    ];

    private static bool Overlap(PdfWord one, PdfWord other) =>
        Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left) > Across
        && Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top) > Down * Math.Min(one.Bottom - one.Top, other.Bottom - other.Top);
}

/// <summary>Boxes of the words of a PDF, by <c>pdftotext</c> of poppler-utils.</summary>
public static partial class PdfWords
{
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public static async Task<IReadOnlyList<PdfSheet>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await RunAsync("pdftotext", cancellationToken, "-bbox", path, "-");
        return [.. Sheet().Matches(text).Select(sheet => new PdfSheet(Number(sheet, 1), Number(sheet, 2), [.. Word().Matches(sheet.Groups[3].Value)
            .Select(word => new PdfWord(WebUtility.HtmlDecode(word.Groups[5].Value), Number(word, 1), Number(word, 2), Number(word, 3), Number(word, 4)))]))];
    }

    public static async Task<string> RunAsync(string program, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<page width=\"([\\d.]+)\" height=\"([\\d.]+)\">(.*?)</page>", RegexOptions.Singleline)]
    private static partial Regex Sheet();

    [GeneratedRegex("<word xMin=\"([-\\d.]+)\" yMin=\"([-\\d.]+)\" xMax=\"([-\\d.]+)\" yMax=\"([-\\d.]+)\">(.*?)</word>")]
    private static partial Regex Word();
}
