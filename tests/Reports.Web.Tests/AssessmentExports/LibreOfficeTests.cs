using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Reports.Web.SelfAssessment.Exports;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>Files opened by a program that did not write them. Needs LibreOffice and poppler-utils; skipped where they are not.</summary>
public sealed partial class LibreOfficeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("office").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task File_Converted_IsPagesOfA4(string format)
    {
        var pdf = await ConvertAsync(format);

        var facts = await RunAsync("pdfinfo", "-f", "1", "-l", "99", pdf);
        var sizes = PageSize().Matches(facts).Select(match => string.Join(
            '×', new[] { match.Groups[1].Value, match.Groups[2].Value }.Select(side => Math.Round(double.Parse(side, CultureInfo.InvariantCulture))).Order())).ToList();
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.Equal("595×842", size));
        var text = await RunAsync("pdftotext", "-layout", pdf, "-");
        Assert.Contains("в общей численности слушателей", Blank().Replace(text, " "), StringComparison.Ordinal);
        Assert.DoesNotContain("#####", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contents_PageNumbers_AreThoseOfTheLayout()
    {
        var pdf = await ConvertAsync("docx");
        var pages = (await RunAsync("pdftotext", "-layout", pdf, "-")).Split('\f');
        var told = ContentsLine().Matches(pages[1]).Select(match => (Title: match.Groups[1].Value.Trim(), Page: int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();

        Assert.True(told.Count >= 5);
        Assert.All(told.Where(line => line.Title.Length > 0 && char.IsDigit(line.Title[0])), line =>
            Assert.Contains(line.Title[..Math.Min(30, line.Title.Length)], pages[line.Page - 1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task FormOnePk_Converted_ShowsEveryNumberOfItsWideTables()
    {
        var pdf = await ConvertAsync("xlsx", OnePkFile.File(SampleFile.Draft, null, ("2.3.1:01:22", 12345), ("2.2:01:18", 23456)));
        var pages = (await RunAsync("pdftotext", "-layout", pdf, "-")).Split('\f');
        Assert.DoesNotContain(pages, page => page.Contains("###", StringComparison.Ordinal));
        foreach (var (table, number) in new[] { ("2.3.1", "12345"), ("2.2", "23456") })
        {
            // The last column stands on the sheet of the first: no table goes on to the right.
            var line = OnePkFile.Set.Indicators.Single(indicator => indicator.Code == table).Lines[0].Title.Split(' ')[0];
            Assert.Contains(line, pages.First(page => page.Contains(number, StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        // Ten tables of the blank, other sections, the relations and the totals of five years, each with its foot.
        Assert.InRange(pages.Count(page => page.Length > 0), 14, 45);
        Assert.All(pages.Where(page => page.Length > 0), page => Assert.Matches(@"\d+ из \d+\s*$", page));
    }

    private Task<string> ConvertAsync(string format) => ConvertAsync(format, SampleFile.Make(SampleFile.Signed));

    private async Task<string> ConvertAsync(string format, AssessmentFile file)
    {
        Assert.SkipUnless(
            new[] { "soffice", format == "xlsx" ? "localc" : "lowriter", "pdfinfo", "pdftotext" }.All(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)))),
            "LibreOffice and poppler-utils are not installed.");
        var path = Path.Combine(_folder, "report." + format);
        await File.WriteAllBytesAsync(path, await AssessmentFormat.Find(format)!.WriteAsync(file), TestContext.Current.CancellationToken);
        await RunAsync("soffice", "-env:UserInstallation=file://" + _folder + "/profile", "--headless", "--convert-to", "pdf", "--outdir", _folder, path);
        return Path.Combine(_folder, "report.pdf");
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    [GeneratedRegex(@"Page +\d+ size: +([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSize();

    [GeneratedRegex(@"^(.*?)[ .]{3,}(\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex ContentsLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
