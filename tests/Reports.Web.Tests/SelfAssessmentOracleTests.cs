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
                var cells = new Dictionary<string, ILookup<(string Line, string Column), IndicatorRow>>(StringComparer.Ordinal);
                foreach (var value in table.Values.Where(value => value.Indicator.IsCounted))
                {
                    if (!cells.TryGetValue(value.Indicator.Code, out var behind))
                    {
                        cells[value.Indicator.Code] = behind = await Reader.OpenAsync(query, value.Indicator, CancellationToken.None);
                    }

                    var rows = behind[(value.Line, value.Column)].ToList();
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

    [Theory]
    [InlineData("completions", "active", "programme")]
    [InlineData("completions", "completed", "employer")]
    [InlineData("persons", "active", "employer")]
    [InlineData("persons", "completed", "programme")]
    public async Task FormOnePk_EveryComputedCellOfThreeYears_IsTheIndependentFigure(string people, string programmes, string activity)
    {
        var oracle = new FormOnePk(FeedReader.ReadFolder(Path.Combine(sample.Site.Folder, "feeds")));
        var set = Reader.Sets.Single(one => one.Name == "form-1-pk");
        var table = await Reader.ReadAsync(
            new AssessmentQuery(set, 2026) { Switches = new Dictionary<string, string> { ["people"] = people, ["programmes"] = programmes, ["activity"] = activity } }, CancellationToken.None);

        Assert.Empty(table.Problems);
        var counted = table.Values.Where(value => Years.Contains(value.Year) && value.Indicator.KindIn(value.Column) != IndicatorKind.Manual).ToList();
        var expected = Years.ToDictionary(year => year, year => oracle.Of(year, people == "persons", programmes == "completed", activity == "employer"));
        Assert.Equal(
            counted.Select(value => $"{value.Year} {value.Indicator.Code} {value.Line} {value.Column}: {expected[value.Year].GetValueOrDefault((value.Indicator.Code, value.Line, value.Column))}"),
            counted.Select(value => $"{value.Year} {value.Indicator.Code} {value.Line} {value.Column}: {value.Number}"));
        Assert.All(Years, year => Assert.True(counted.Count(value => value.Year == year && value.Number > 0) > 100));
    }

    [Fact]
    public async Task FormOnePk_ControlSums_FailOnlyWhereTheSampleSaysTooLittle()
    {
        var set = Reader.Sets.Single(one => one.Name == "form-1-pk");
        var sums = ControlSums.Of(await Reader.ReadAsync(new AssessmentQuery(set, 2025), CancellationToken.None));

        // The sample has groups without the level of their budget and programmes without an activity.
        Assert.NotEmpty(sums.Contradictions);
        Assert.Equal(["2.2", "2.3.1"], sums.Contradictions.Select(found => found.Place.Split(',')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(sums.Contradictions, found => Assert.True(found.Left > found.Right, found.Words));
        Assert.True(sums.Checked > 500 && sums.Unchecked > 0);
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
