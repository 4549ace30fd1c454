using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Oracle;
using Reports.Web.Tests.Site;
using Sample;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>The site over a sample organisation, beside figures computed apart from it from the same files.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly SiteFactory _site = new() { IsSeeded = false };

    public SiteFactory Site => _site;

    public Figures Figures { get; private set; } = null!;

    public ValidFacts Facts { get; private set; } = null!;

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        new SampleOrganisation(new SampleOptions(400, 3, 11, new DateOnly(2026, 11, 21))).Write(_site.Folder);
        var feeds = Path.Combine(_site.Folder, "feeds");
        Facts = ValidFacts.FromFolder(feeds);
        Figures = new Figures(Facts);
        var loader = BatchLoaders.Over(
            _site.Services.GetRequiredService<IWarehouseEngine>(), _site.Services.GetRequiredService<SqlCatalogue>(), _site.Folder, _site.Clock);
        Assert.All(loader.Load([feeds], null, CancellationToken.None), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        Browser = await _site.SignedInAsync();
    }

    /// <summary>Rows of an export by their headings.</summary>
    public async Task<List<Dictionary<string, string>>> CsvAsync(string address)
    {
        using var reader = new StringReader((await Browser.GetStringAsync(address)).TrimStart('\ufeff'));
        using var csv = new CsvHelper.CsvReader(reader, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        var rows = new List<Dictionary<string, string>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv[name] ?? ""));
        }

        return rows;
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();
}

/// <summary>What the dashboard, the plan and their exports show is what an independent calculation from the feed files gives.</summary>
public sealed partial class OraclePagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static TheoryData<string, string> Periods => new()
    {
        { "2024-01-01", "2024-12-31" }, { "2025-02-10", "2025-06-20" }, { "2026-01-01", "2026-11-21" }, { "2026-07-05", "2026-07-25" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Dashboard_OfAPeriod_ShowsTheIndependentFigures(string from, string to)
    {
        var slice = new Slice(Day(from), Day(to));
        var page = await sample.Browser.GetStringAsync($"/?preset=custom&from={from}&to={to}");
        var shown = Cards(page);
        var grades = sample.Figures.GradesIn(slice);

        Assert.Contains($">{Count(sample.Figures.ContingentOn(slice.To!.Value, Slice.All))} слушател", Text(page), StringComparison.Ordinal);
        Assert.Equal(Share(sample.Figures.AttendanceIn(slice)), shown["Посещаемость, % часов"]);
        Assert.Contains($"успеваемость {Percent(grades.Success)} из {Count((int)grades.Success.Denominator)}", Text(page), StringComparison.Ordinal);
        Assert.Equal(Share(grades.Quality), shown["Качество, %"]);
        Assert.Contains($"средний балл {(grades.Average.Value is { } average ? Rounded(average, 2) : "нет данных")}<", Text(page), StringComparison.Ordinal);
        Assert.Equal(Count(sample.Figures.MovementIn(slice).Completed), shown["Завершили обучение, чел."]);
        Assert.Matches($"Поощрений: (<a [^>]*>)?{Count(sample.Figures.AwardsIn(slice))}<", Text(page));
        Assert.Equal(Count(sample.Figures.DocumentsIn(slice)), shown["Документы выданы"]);

        // The quality page, which the oracle counts too, has the same results and the same completions.
        foreach (var (measure, words) in new[] { ("attainment", "{0} из {1}"), ("completion", "завершаемость {2}: {0} из {1} в закончивших группах") })
        {
            var rows = await sample.CsvAsync($"/export/quality-measures.csv?by=all&measure={measure}&preset=custom&from={from}&to={to}");
            var (part, whole) = rows is [var row] ? (row["Числитель"], row["Знаменатель"]) : ("0", "0");
            var percent = whole == "0" ? "нет данных" : Rounded(100m * decimal.Parse(part, Russian) / decimal.Parse(whole, Russian), 1) + " %";
            var said = measure == "completion" && whole == "0" ? "ни одна группа не закончила" : string.Format(Russian, words, Grouped(part), Grouped(whole), percent);
            Assert.Contains(said, Text(page), StringComparison.Ordinal);
        }
        Assert.Equal(
            sample.Figures.DocumentsIn(slice), (await sample.CsvAsync($"/export/rows-documents.csv?preset=custom&from={from}&to={to}&what=issued")).Count);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task ProgrammesExport_OfAPeriod_HoldsTheIndependentFigures(string from, string to)
    {
        var rows = await sample.CsvAsync($"/export/dashboard-programmes.csv?preset=custom&from={from}&to={to}");
        var names = sample.Facts.Of("programmes").GroupBy(row => row["programme_code"]).ToDictionary(
            versions => versions.MaxBy(row => row["valid_from"])!["name"], versions => versions.Key);

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var slice = new Slice(Day(from), Day(to), names[row["Программа"]]);
            var grades = sample.Figures.GradesIn(slice);
            Assert.Equal(sample.Figures.ContingentOn(slice.To!.Value, slice).ToString(Russian), row["Слушателей"]);
            AssertShare(sample.Figures.AttendanceIn(slice), row["Посещаемость, %"]);
            AssertShare(grades.Success, row["Успеваемость, %"]);
            AssertShare(grades.Quality, row["Качество, %"]);
            Assert.Equal(sample.Figures.AwardsIn(slice).ToString(Russian), row["Поощрений"]);
        }
    }

    [Fact]
    public async Task PlanExport_OfAllTime_HoldsTheIndependentFigures()
    {
        var rows = await sample.CsvAsync("/export/plan-competency.csv?preset=all");
        var expected = sample.Figures.OutcomesIn(Slice.All);

        Assert.Equal(expected.Count, rows.Count);
        Assert.Equal(
            expected.Select(figure => (
                figure.Competency, figure.Learners, figure.Planned - figure.Reached, Part(figure.ByMarks), Part(figure.ByPasses))).Order(),
            rows.Select(row => (
                row["Планируемый результат"].Split(' ')[0], int.Parse(row["Слушателей"], Russian), int.Parse(row["Не достигли, чел."], Russian),
                row["По оценкам"], row["По зачётам"])).Order());

        static string Part(Ratio ratio) => ratio.Denominator > 0 ? FormattableString.Invariant($"{ratio.Numerator} из {ratio.Denominator}") : "";
    }

    private static Dictionary<string, string> Cards(string html) => Card().Matches(html)
        .ToDictionary(card => Text(card.Groups[1].Value), card => Text(card.Groups[2].Value));

    private static void AssertShare(Ratio expected, string shown)
    {
        if (expected.Value is not { } share)
        {
            Assert.Equal("", shown);
            return;
        }

        Assert.Equal((double)share * 100, double.Parse(shown, Russian), tolerance: 0.0001);
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Share(Ratio ratio) => ratio.Value is { } share ? Rounded(share * 100, 1) : "нет данных";

    private static string Percent(Ratio ratio) => ratio.Value is null ? Share(ratio) : Share(ratio) + " %";

    private static string Grouped(string number) => decimal.Parse(number, Russian).ToString("#,##0", Russian).Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private static string Rounded(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, Russian);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(html), @"[\u00a0\u202f\u2009\s]", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();

    [GeneratedRegex("<div class=\"card-body\"><div class=\"text-secondary\">([^<]+)</div>\\s*<(?:a|span) class=\"figure[^>]*>([^<]+)<")]
    private static partial Regex Card();
}
