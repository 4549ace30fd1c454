using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Oracle;

namespace Reports.Web.Tests;

/// <summary>Measures of quality equal an independent calculation from the feed files, for every programme, group, module, teacher and month.</summary>
public sealed partial class OracleQualityTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private readonly Quality _quality = new(sample.Facts, Today);

    public static TheoryData<string, string> Periods => new()
    {
        { "2024-01-01", "2024-12-31" }, { "2025-02-10", "2025-06-20" }, { "2026-01-01", "2026-11-21" }, { "2026-07-05", "2026-07-25" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Measures_OfEveryProgrammeInAPeriod_EqualTheIndependentOnes(string from, string to) => Assert.NotEqual(0, AssertEqual(
        Programmes().ToDictionary(pair => pair.Value, pair => new QualitySlice(Day(from), Day(to), pair.Key)),
        await ReadAsync("programme", from, to)));

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Measures_OfEveryGroupInAPeriod_EqualTheIndependentOnes(string from, string to) => AssertEqual(
        sample.Facts.Groups.Keys.ToDictionary(group => group, group => new QualitySlice(Day(from), Day(to), Group: group)),
        await ReadAsync("group", from, to));

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Measures_OfEveryTeacherInAPeriod_EqualTheIndependentOnes(string from, string to) => AssertEqual(
        sample.Facts.Of("teachers").ToDictionary(
            row => string.Join(' ', new[] { row["last_name"], row["first_name"], row["middle_name"] }.Where(part => part.Length > 0)),
            row => new QualitySlice(Day(from), Day(to), Teacher: row["teacher_code"])),
        await ReadAsync("teacher", from, to));

    [Fact]
    public async Task Measures_OfEveryModuleOfEveryProgramme_EqualTheIndependentOnes()
    {
        var keys = await ProgrammeKeysAsync();
        var shown = 0;
        foreach (var (code, name) in Programmes())
        {
            shown += AssertEqual(
                sample.Facts.Of("modules").Where(row => row["programme_code"] == code)
                    .ToDictionary(row => row["name"], row => new QualitySlice(new(2024, 1, 1), Today, code, Module: row["module_code"])),
                await ReadAsync("module", "2024-01-01", "2026-11-21", $"&programme={keys[name]}"));
        }

        Assert.True(shown > 300, $"{shown} measures of modules");
    }

    [Fact]
    public async Task Measures_OfEveryMonthOfEveryProgramme_EqualTheIndependentOnes()
    {
        var keys = await ProgrammeKeysAsync();
        var shown = 0;
        foreach (var (code, name) in Programmes().Prepend(new("", "")))
        {
            var (filter, programme) = code.Length == 0 ? ("", null) : ($"&programme={keys[name]}", code);
            shown += AssertEqual(
                Months().ToDictionary(first => first.ToString("MM.yyyy", Russian), first => new QualitySlice(first, first.AddMonths(1).AddDays(-1), programme)),
                await ReadAsync("month", "2024-01-01", "2026-11-30", filter));
        }

        Assert.True(shown > 1000, $"{shown} measures of months");
    }

    [Fact]
    public async Task Measures_OfEveryGroupInEveryMonth_EqualTheIndependentOnes()
    {
        var shown = 0;
        foreach (var first in Months())
        {
            var last = first.AddMonths(1).AddDays(-1);
            shown += AssertEqual(
                sample.Facts.Groups.Keys.ToDictionary(group => group, group => new QualitySlice(first, last, Group: group)),
                await ReadAsync("group", Iso(first), Iso(last)));
        }

        Assert.True(shown > 600, $"{shown} measures of groups");
    }

    [Fact]
    public async Task Measures_OfEveryQuarterOfAPartPeriod_EqualTheIndependentOnes() => AssertEqual(
        new Dictionary<string, QualitySlice>
        {
            ["1 кв. 2025"] = new(new(2025, 2, 10), new(2025, 3, 31)),
            ["2 кв. 2025"] = new(new(2025, 4, 1), new(2025, 6, 30)),
            ["3 кв. 2025"] = new(new(2025, 7, 1), new(2025, 8, 15)),
        },
        await ReadAsync("quarter", "2025-02-10", "2025-08-15"));

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Page_OfAPeriod_ShowsTheIndependentFiguresAndOpensThemToAsManyRows(string from, string to)
    {
        var page = await sample.Browser.GetStringAsync($"/quality?preset=custom&from={from}&to={to}");
        var expected = _quality.Of(new QualitySlice(Day(from), Day(to)));
        var cards = Card().Matches(page);

        Assert.Equal(Titles.Values, cards.Select(card => Text(card.Groups[1].Value)));
        foreach (var (code, card) in Titles.Keys.Zip(cards))
        {
            var counted = expected.GetValueOrDefault(code);
            Assert.Equal(
                counted is null || counted.Denominator == 0 ? "нет данных" : Shown(code, counted), Text(card.Groups[2].Value));
            var parts = Part().Matches(page[card.Index..(card.NextMatch() is { Success: true } next ? next.Index : page.Length)]);
            Assert.Equal(counted is null, parts.Count == 0);
            foreach (Match part in parts)
            {
                var (href, amount, words) = (WebUtility.HtmlDecode(part.Groups[1].Value), Text(part.Groups[2].Value), Text(part.Groups[3].Value));
                // A sum of points opens to the grades that it is of.
                if (words is not ("сумма степеней" or "сумма баллов"))
                {
                    var subtitle = Text(Subtitle().Match(await sample.Browser.GetStringAsync(href)).Groups[1].Value);
                    Assert.Contains(
                        words switch { "посещено, ч" => $"посещено {amount} из", "по расписанию, ч" => $"из {amount} ч", "по оценкам" or "по зачётам" => $": {words} {amount}", _ => $"· {amount} строк" },
                        amount == "0" && !words.EndsWith(", ч", StringComparison.Ordinal) ? "· 0 строк" + subtitle : subtitle, StringComparison.Ordinal);
                }
            }
        }
    }

    private static Dictionary<string, string> Titles { get; } = new()
    {
        ["success"] = "Успеваемость, %",
        ["quality"] = "Качество, %",
        ["mastery"] = "СОУ, %",
        ["average"] = "Средний балл",
        ["first"] = "Сдача с первой попытки, %",
        ["retakes"] = "Пересдач на 100 слушателей",
        ["attendance"] = "Посещаемость, % часов",
        ["retention"] = "Сохранность контингента, %",
        ["completion"] = "Завершаемость, %",
        ["attainment"] = "Достижение планируемых результатов, %",
    };

    private int AssertEqual(Dictionary<string, QualitySlice> slices, IReadOnlyList<Dictionary<string, string>> shown)
    {
        var expected = slices.SelectMany(unit => _quality.Of(unit.Value).Select(measure =>
            $"{unit.Key} | {Titles[measure.Key]} | {Number(measure.Value.Numerator)} / {Number(measure.Value.Denominator)}, не вошло {measure.Value.LeftOut}{Apart(measure.Key, measure.Value)}"));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            shown.Select(row => $"{row["Разрез"]} | {row["Показатель"]} | {row["Числитель"]} / {row["Знаменатель"]}, не вошло {row["Не вошло"]}"
                + $"; {row["По оценкам"]}; {row["По зачётам"]}; {row["Первая попытка неизвестна"]}")
                .Order(StringComparer.Ordinal));
        foreach (var row in shown)
        {
            var code = Titles.First(title => title.Value == row["Показатель"]).Key;
            var (numerator, denominator) = (decimal.Parse(row["Числитель"], Russian), decimal.Parse(row["Знаменатель"], Russian));
            if (denominator == 0)
            {
                Assert.Equal("", row["Значение"]);
                continue;
            }

            Assert.Equal((double)(Factor(code) * numerator / denominator), double.Parse(row["Значение"], Russian), tolerance: 0.00001);
        }

        return shown.Count;
    }

    private static string Apart(string code, Counted counted)
    {
        return $"; {Of(counted.ByMarks)}; {Of(counted.ByPasses)}; {(code == "first" ? counted.Unknown : "")}";

        static string Of(Ratio ratio) => ratio.Denominator > 0 ? $"{Number(ratio.Numerator)} из {Number(ratio.Denominator)}" : "";
    }

    private async Task<IReadOnlyList<Dictionary<string, string>>> ReadAsync(string by, string from, string to, string more = "") =>
        await sample.CsvAsync($"/export/quality-measures.csv?preset=custom&from={from}&to={to}&by={by}{more}");

    private Dictionary<string, string> Programmes() => sample.Facts.Of("programmes").GroupBy(row => row["programme_code"])
        .ToDictionary(versions => versions.Key, versions => versions.MaxBy(row => row["valid_from"])!["name"]);

    private async Task<Dictionary<string, string>> ProgrammeKeysAsync() => Option()
        .Matches(Choices().Match(await sample.Browser.GetStringAsync("/quality?preset=all")).Value)
        .ToDictionary(option => Text(option.Groups[2].Value), option => option.Groups[1].Value);

    private static IEnumerable<DateOnly> Months() => Enumerable.Range(0, 35).Select(month => new DateOnly(2024, 1, 1).AddMonths(month));

    private static decimal Factor(string code) => code is "mastery" or "average" ? 1 : 100;

    private static string Shown(string code, Counted counted)
    {
        var decimals = code == "average" ? 2 : 1;
        return decimal.Round(Factor(code) * counted.Numerator / counted.Denominator, decimals, MidpointRounding.AwayFromZero)
            .ToString("F" + decimals, Russian);
    }

    private static string Number(decimal number) => number.ToString("0.##", Russian);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(html), @"[\u00a0\u202f\u2009\s]", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();

    [GeneratedRegex("<div class=\"card-body\"><div class=\"text-secondary\">([^<]+)</div><(?:a|span) class=\"figure[^>]*>([^<]+)<")]
    private static partial Regex Card();

    [GeneratedRegex("<li><a href=\"([^\"]+)\">([^<]+)</a> — (?:не вошло: )?([^<]+)</li>")]
    private static partial Regex Part();

    [GeneratedRegex("<h1 class=\"page-title\">[^<]*</h1>\\s*<div class=\"text-secondary\">([^<]+)</div>")]
    private static partial Regex Subtitle();

    [GeneratedRegex("<select[^>]*name=\"programme\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Choices();

    [GeneratedRegex("<option value=\"(\\d+)\"[^>]*>([^<]+)</option>")]
    private static partial Regex Option();
}
