using Microsoft.Extensions.DependencyInjection;
using Oracle;
using Reports.Web.SelfAssessment;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests;

/// <summary>Indicators of the sample organisation beside a calculation of its own from the same feed files.</summary>
public sealed class SelfAssessmentOracleTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private const string AnnexSixSet = "order-1324-annex-6";
    private static readonly int[] Years = [2024, 2025, 2026];

    private AssessmentReader Reader => sample.Site.Services.GetRequiredService<AssessmentReader>();

    public static TheoryData<string, string> Choices => new()
    {
        { "completions", "active" }, { "completions", "completed" }, { "persons", "active" }, { "persons", "completed" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task AnnexSix_EveryComputedIndicatorOfThreeYears_IsTheIndependentFigure(string people, string programmes)
    {
        var oracle = new AnnexSix(FeedReader.ReadFolder(Path.Combine(sample.Site.Folder, "feeds")), new DateOnly(2026, 11, 21));
        var table = await Reader.ReadAsync(Query(AnnexSixSet, people, programmes), CancellationToken.None);
        var counted = table.Indicators.Where(indicator => indicator.IsCounted).ToList();
        foreach (var year in Years)
        {
            var expected = oracle.Of(year, people == "persons", programmes == "completed");
            Assert.Equal(counted.Select(indicator => indicator.Code).Order(), expected.Keys.Order());
            foreach (var indicator in counted)
            {
                var value = table.Value(indicator, year)!;
                var (numerator, denominator) = expected[indicator.Code];
                Assert.Equal(
                    $"{year} {indicator.Code}: {numerator} / {denominator}", $"{year} {indicator.Code}: {value.Number} / {value.Base}");
            }
        }

        Assert.All(Years, year => Assert.True(table.Value(counted[0], year)!.Number > 0));
    }

    [Fact]
    public async Task EnteredArea_IsDividedByTheLearnersOfItsBase()
    {
        var table = await Reader.ReadAsync(Query(AnnexSixSet, "persons", "active"), CancellationToken.None);
        var all = table.Value(table.Query.Set.Find("1.1")!, 2025)!.Base;
        Assert.All(["4.1", "4.1.1", "4.2"], code => Assert.Equal(all, table.Value(table.Query.Set.Find(code)!, 2025)!.Base));
        Assert.True(table.Value(table.Query.Set.Find("4.1")!, 2025)!.IsMissing);
    }

    [Fact]
    public async Task EveryFigure_OfEverySetAndChoice_IsTheSumOfItsRows()
    {
        var opened = 0;
        foreach (var set in Reader.Sets)
        {
            foreach (var choices in Combinations(set))
            {
                var query = new AssessmentQuery(set, 2025) { FirstYear = 2025, Switches = choices };
                var table = await Reader.ReadAsync(query, CancellationToken.None);
                foreach (var value in table.Values.Where(value => value.Indicator.IsCounted))
                {
                    var rows = await Reader.OpenAsync(query, value.Indicator, value.Line, value.Column, CancellationToken.None);
                    var shown = $"{set.Name} {value.Indicator.Code} {value.Line} {value.Column}: {value.Number ?? 0} / {value.Base ?? 0}";
                    var summed = $"{set.Name} {value.Indicator.Code} {value.Line} {value.Column}: {rows.Sum(row => row.Numerator ?? 0)} / "
                        + $"{(value.Indicator.Entered == EnteredPart.Denominator ? 0 : rows.Sum(row => row.Denominator ?? 0))}";
                    Assert.Equal(shown, summed);
                    Assert.All(rows, row => Assert.True((row.ProgrammeKey ?? row.GroupKey ?? row.LearnerKey ?? row.TeacherKey) is not null));
                    opened += rows.Count;
                }
            }
        }

        Assert.True(opened > 1000);
    }

    [Fact]
    public async Task FormOnePk_TotalsAndLeaves_Agree()
    {
        var set = Reader.Sets.Single(one => one.Name == "form-1-pk");
        var table = await Reader.ReadAsync(new AssessmentQuery(set, 2025), CancellationToken.None);
        decimal Cell(string code, string line, string column) => table.Value(set.Find(code)!, 2025, line, column)!.Number!.Value;
        decimal Leaves(string code, string column, params string[] left) => set.Find(code)!.Lines
            .Where(line => line.Code != "01" && !left.Contains(line.Code)).Sum(line => Cell(code, line.Code, column));

        Assert.All(["3", "4", "5"], column => Assert.Equal(Cell("2.1", "01", column), Leaves("2.1", column, "03", "17", "21")));
        Assert.All(["3", "4"], column => Assert.Equal(Cell("2.1", "01", column), Cell("2.2", "01", column)));
        Assert.All(["3", "4"], column => Assert.Equal(Cell("2.2", "01", column), Leaves("2.2", column)));

        Assert.Equal(Cell("2.1", "01", "3") + Cell("2.1", "01", "4"), Cell("2.3", "01", "3"));
        Assert.Equal(Cell("2.3", "01", "3"), Cell("2.3", "01", "4") + Cell("2.3", "01", "6") + Cell("2.3", "01", "8"));
        Assert.Equal(Cell("2.3", "01", "3"), Cell("2.3", "02", "3") + Cell("2.3", "03", "3"));
        Assert.All(["3", "4", "5", "6"], column => Assert.Equal(Cell("2.4", "01", column), Leaves("2.4", column)));
        Assert.Equal(Cell("2.1", "01", "3"), Cell("1.3", "01", "4"));
        Assert.Equal(Cell("2.1", "01", "4"), Cell("1.3", "02", "4"));
    }

    [Fact]
    public async Task Page_OfAYear_ShowsTheIndependentFigures()
    {
        var oracle = new AnnexSix(FeedReader.ReadFolder(Path.Combine(sample.Site.Folder, "feeds")), new DateOnly(2026, 11, 21));
        var (completions, all) = oracle.Of(2025, persons: false, byCompletion: false)["1.1"];
        var text = Text(await sample.Browser.GetStringAsync($"/self-assessment?set={AnnexSixSet}&year=2025"));
        Assert.Contains($"завершившие программы повышения квалификации: {completions}", text, StringComparison.Ordinal);
        Assert.Contains($"все слушатели, завершившие обучение в отчётном году: {all}", text, StringComparison.Ordinal);
        var rows = Text(await sample.Browser.GetStringAsync($"/self-assessment/rows?set={AnnexSixSet}&year=2025&code=1.1&part=numerator"));
        Assert.Contains($"завершившие программы повышения квалификации: {completions}", rows, StringComparison.Ordinal);
    }

    private AssessmentQuery Query(string set, string people, string programmes) => new(Reader.Sets.Single(one => one.Name == set), 2026)
    {
        Switches = new Dictionary<string, string> { ["people"] = people, ["programmes"] = programmes },
    };

    private static IEnumerable<Dictionary<string, string>> Combinations(IndicatorSet set) => set.Switches.Aggregate(
        (IEnumerable<Dictionary<string, string>>)[[]],
        (known, choice) => known.SelectMany(one => choice.Options.Select(option => new Dictionary<string, string>(one) { [choice.Name] = option.Key })));

    private static string Text(string html) => System.Text.RegularExpressions.Regex.Replace(
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(
            html, "<[^>]+>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5))),
        @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
