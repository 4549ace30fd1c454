using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Reports.Web.Tests;

/// <summary>
/// Under every filter a figure is the sum of the rows that it opens, to the digit shown. Of each page one figure is opened of each kind: the kind of its rows and
/// what narrows them. What a filter does not reach is not shown.
/// </summary>
public sealed partial class OpenedFiguresTests(OpenedFiguresSite world) : IClassFixture<OpenedFiguresSite>
{
    private const string NotByTeacher = "по преподавателю не считается";

    // Keys that name whose rows they are; the others say which rows, so that figures that differ in them are of different kinds.
    private static readonly string[] Whose =
        ["preset", "from", "to", "organisation", "programme", "group", "teacher", "learner", "module", "competency", "part", "decided_module", "decided_control",
            "decided_teacher", "kind", "standard", "general", "labour", "sex", "education", "employment", "age_from", "age_to"];

    public static TheoryData<string> Filters =>
        ["none", "academic", "quarter", "month", "all", "days", "organisation", "programme", "group", "teacher", "organisation and teacher", "programme and days",
            "organisation and days", "teacher of all time"];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Figures_UnderAFilter_AreTheSumsOfTheirRows(string filter)
    {
        var (faults, opened) = (new List<string>(), 0);
        var place = world.Filters.Keys.ToList().IndexOf(filter);

        // Each way to part results is taken with every third filter: they open the same kinds of rows.
        foreach (var page in world.Pages.Where((page, at) => !page.StartsWith("/why", StringComparison.Ordinal) || (at + place) % 3 == 0))
        {
            var address = With(page, world.Filters[filter]);
            var choice = new Random(address.Length + filter.Length);
            foreach (var kind in Figures(await world.PageAsync(address)).GroupBy(figure => Kind(figure.Href), StringComparer.Ordinal))
            {
                var figures = kind.ToList();
                var (href, text) = figures[choice.Next(figures.Count)];
                opened++;
                if (!await IsGivenAsync(href, text))
                {
                    faults.Add($"{address}: «{text}» opens {href}: {OpenedRows.Of(await world.PageAsync(href)).Count} rows");
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {opened}\n{string.Join('\n', faults)}");
        Assert.True(opened > 40, $"only {opened} figures");
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Lists_ThatTheDashboardCounts_HaveAsManyRows(string filter)
    {
        foreach (Match link in ListLink().Matches(await world.PageAsync(With("/", world.Filters[filter]))))
        {
            var (href, text) = (WebUtility.HtmlDecode(link.Groups[1].Value), OpenedFiguresSite.Words(link.Groups[3].Value));
            var rows = await world.CsvAsync(href.Replace("/report/", "/export/", StringComparison.Ordinal).Replace("?", ".csv?", StringComparison.Ordinal));
            Assert.True((int)OpenedRows.ValueOf(text) == rows.Count - 1, $"{filter}: «{text}» opens {href} of {rows.Count - 1} rows");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plan?by=competency")]
    [InlineData("/plan?by=group")]
    [InlineData("/quality?by=programme&measure=completion")]
    [InlineData("/why?by=programme")]
    [InlineData("/report/running-groups")]
    [InlineData("/rows/enrolments")]
    [InlineData("/groups")]
    public async Task Page_WithFiguresThatAreOfNoTeacher_SaysSo(string page)
    {
        Assert.Contains(NotByTeacher, await TextAsync(world.Filters["teacher"]), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(NotByTeacher, await TextAsync(""), StringComparison.OrdinalIgnoreCase);

        async Task<string> TextAsync(string filter) => OpenedFiguresSite.Words(await world.PageAsync(With(page, filter)));
    }

    [Fact]
    public async Task Dashboard_OfATeacher_HasNoFigureOfOthers()
    {
        var page = await world.PageAsync("/?" + world.Filters["teacher"]);

        Assert.DoesNotContain("href=\"/rows/enrolments", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/rows/outcomes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/rows/awards", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/rows/documents", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/rows/grades", page, StringComparison.Ordinal);
        var file = await world.CsvAsync("/export/dashboard-programmes.csv?" + world.Filters["teacher"]);
        Assert.All(new[] { "Слушателей", "Достигнуто результатов, %", "По оценкам", "По зачётам", "Цель, % слушателей", "К цели, п. п.", "Поощрений" }, head =>
            Assert.All(file.Skip(1), row => Assert.Equal("", row[Array.IndexOf(file[0], head)])));
        Assert.Single(await world.CsvAsync("/export/plan-competency.csv?" + world.Filters["teacher"]));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Exports_UnderTheFilterOfTheirPage_HaveItsFigures(string filter)
    {
        foreach (var page in new[] { "/", "/quality?by=group&measure=success", "/quality?by=month&measure=attendance", "/quality?by=programme&measure=attainment" })
        {
            var html = await world.PageAsync(With(page, world.Filters[filter]));
            var table = page == "/" ? Programmes().Match(html).Groups[1].Value : Measures().Match(html).Groups[1].Value;
            var file = await world.CsvAsync(WebUtility.HtmlDecode(Export().Match(html).Groups[1].Value));
            var heads = Head().Matches(table).Select(head => OpenedFiguresSite.Words(head.Groups[1].Value).Trim('▲', '▼', ' ')).ToList();
            var rows = Row().Matches(table).Select(row => Cell().Matches(row.Groups[1].Value).Select(cell => OpenedFiguresSite.Words(cell.Groups[1].Value)).ToList())
                .Where(row => row.Count > 0).ToList();

            // The names of the file's columns beside those of the page.
            var columns = page == "/"
                ? file[0].Where(head => heads.Contains(head) && head is not ("К цели, п. п." or "Достигнуто результатов, %")).Select(head => (File: head, Page: head)).ToList()
                : [("Разрез", heads.FirstOrDefault() ?? ""), ("Значение", heads.ElementAtOrDefault(1) ?? "")];
            Assert.True(rows.Count == file.Count - 1, $"{filter} {page}: {rows.Count} rows, {file.Count - 1} in the file");
            foreach (var (row, line) in rows.Zip(file.Skip(1)))
            {
                Assert.All(columns, column =>
                {
                    var (shown, written) = (row[heads.IndexOf(column.Page)], line[Array.IndexOf(file[0], column.File)]);
                    Assert.True(IsSame(shown, written), $"{filter} {page}, {row[0]}, {column.File}: «{shown}» and «{written}» in the file");
                });
            }
        }
    }

    private async Task<bool> IsGivenAsync(string href, string text)
    {
        var rows = OpenedRows.Of(await world.PageAsync(href));
        if (rows.Give(text, href.StartsWith("/rows/attendance", StringComparison.Ordinal) && !href.Contains("counted=0", StringComparison.Ordinal)))
        {
            return true;
        }

        // Retakes are of learners, whose rows stand apart from those of the retakes.
        if (href.StartsWith("/rows/enrolments", StringComparison.Ordinal) && href.Contains("what=studied", StringComparison.Ordinal) && rows.Count > 0)
        {
            var retakes = OpenedRows.Of(await world.PageAsync(href.Replace("/enrolments", "/grades", StringComparison.Ordinal).Replace("what=studied", "attempts=retake", StringComparison.Ordinal)));
            return decimal.Round(100m * retakes.Count / rows.Count, 1, MidpointRounding.AwayFromZero) == OpenedRows.ValueOf(text);
        }

        // A result that is adjusted is the mean of all teachers and the difference.
        if (href.StartsWith("/rows/compared", StringComparison.Ordinal) && rows.Means.Count == 1)
        {
            var all = OpenedRows.Of(await world.PageAsync(Teacher().Replace(href, "").Replace("/compared", "/grades", StringComparison.Ordinal) + "&graded=1"));
            return rows.Sums.Contains(text) || Math.Abs(OpenedRows.ValueOf(all.Means[0]) + OpenedRows.ValueOf(rows.Means[0]) - OpenedRows.ValueOf(text)) <= 0.1m;
        }

        return false;
    }

    // A bar shows a whole per cent.
    private static IEnumerable<(string Href, string Text)> Figures(string page) => Link().Matches(page)
        .Select(link => (Href: WebUtility.HtmlDecode(link.Groups[2].Value), Text: OpenedFiguresSite.Words(link.Groups[3].Value)
            + (link.Groups[1].Success && !link.Groups[3].Value.Contains(',', StringComparison.Ordinal) ? "%" : "")))
        .Where(figure => OpenedRows.HasFigure(figure.Text) && !IsCode(figure.Text));

    // The code of a group or the mark of a result is a name.
    private static bool IsCode(string text) => text.Any(char.IsLetter) && !text.Contains(' ', StringComparison.Ordinal);

    private static string Kind(string href) => href.Split('?') is [var rows, var query]
        ? rows + string.Join('&', query.Split('&').Where(part => !Whose.Contains(part.Split('=')[0])).Order(StringComparer.Ordinal)) : href;

    private static string With(string page, string filter) => filter.Length == 0 ? page : page + (page.Contains('?', StringComparison.Ordinal) ? '&' : '?') + filter;

    private static bool IsSame(string shown, string written)
    {
        var russian = CultureInfo.GetCultureInfo("ru-RU");
        if (!decimal.TryParse(written, NumberStyles.Number, russian, out var number))
        {
            return shown == written || (written.Length == 0 && shown is "" or "нет данных" or "—");
        }

        var plain = shown.Replace(" ", "", StringComparison.Ordinal);
        var decimals = plain.Split(',') is [_, var after] ? after.Length : 0;
        return decimal.TryParse(plain, NumberStyles.Number, russian, out var value) && Math.Abs(decimal.Round(number, decimals, MidpointRounding.AwayFromZero) - value) < 0.0001m;
    }

    [GeneratedRegex("(</svg>)?<a [^>]*?href=\"(/rows/[^\"]*)\"[^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("<a [^>]*?href=\"(/report/(attention-[a-z]+|ended-groups)[^\"]*)\"[^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex ListLink();

    [GeneratedRegex("[?&]teacher=\\d+")]
    private static partial Regex Teacher();

    [GeneratedRegex("href=\"(/export/[^\"]*\\.csv[^\"]*)\"")]
    private static partial Regex Export();

    [GeneratedRegex("<div id=\"programmes\">(.*?)</table>", RegexOptions.Singleline)]
    private static partial Regex Programmes();

    [GeneratedRegex("<table class=\"[^\"]*measures\">(.*?)</table>", RegexOptions.Singleline)]
    private static partial Regex Measures();

    [GeneratedRegex("<th [^>]*>(.*?)</th>", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex("<tr>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
