using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.Formatting;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Reading;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>Targets by hand: which one counts, how far from it, and how a page sets one.</summary>
public sealed class TargetTests(TargetWarehouse warehouse) : IClassFixture<TargetWarehouse>
{
    private const string February = "preset=custom&from=2026-02-01&to=2026-02-28";
    private const string May = "preset=custom&from=2026-05-01&to=2026-05-31";
    private const string Form = "2026-11-01";

    // 31 May is the last day of May and the first of the target of G1. Together: by hours, (8 x 70 + 8 x 90 + 4 x 85) / 20.
    [Theory]
    [InlineData(February, "group", "G1;75;6;8", "90;-15")]
    [InlineData(February, "group", "G2;100;8;8", "90;10")]
    [InlineData(February, "group", "H;75;3;4", "80;-5")]
    [InlineData(February, "all", "всего;85;17;20", "88;-3")]
    [InlineData(May, "group", "G1;75;6;8", "70;5")]
    [InlineData(May, "group", "G2;100;8;8", "90;10")]
    [InlineData(May, "group", "H;75;3;4", "85;-10")]
    [InlineData(May, "programme", "Охрана труда;87,5;14;16", "80;7,5")]
    [InlineData(May, "month", "05.2026;85;17;20", "81;4")]
    [InlineData("preset=custom&from=2026-05-01&to=2026-05-30", "group", "G1;75;6;8", "90;-15")]
    public async Task Attendance_IsHeldToTheTargetOfTheGroup_ElseOfItsProgramme_ElseOfTheOrganisation_OnTheLastDay(
        string period, string by, string value, string against)
    {
        var rows = await warehouse.RowsAsync($"/export/quality-measures.csv?by={by}&measure=attendance&{period}");

        Assert.EndsWith(";" + against, Assert.Single(rows, row => row.StartsWith("Посещаемость, % часов;" + value + ";", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Target_WhereAGroupOfTheBaseHasNone_IsNone()
    {
        var all = await warehouse.RowsAsync($"/export/quality-measures.csv?by=all&measure=quality&{May}");
        var programmes = await warehouse.RowsAsync($"/export/quality-measures.csv?by=programme&measure=quality&{May}");

        Assert.EndsWith(";;;", all[^1], StringComparison.Ordinal);
        Assert.EndsWith(";60;40", Assert.Single(programmes, row => row.Contains(";Охрана труда;100;", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(";;;", Assert.Single(programmes, row => row.Contains(";Работы на высоте;100;", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_HasTheTargetsOfItsMeasures()
    {
        var rows = await warehouse.RowsAsync($"/export/dashboard-figures.csv?{May}");
        var head = rows.Index().First(row => row.Item.Contains("Цель по посещаемости", StringComparison.Ordinal));

        Assert.EndsWith("Цель по посещаемости, % часов;Цель по успеваемости, %;Цель по качеству, %;Цель по завершаемости, %;Цель по планируемым результатам, %", head.Item, StringComparison.Ordinal);
        Assert.EndsWith(";81;90;;85;", rows[head.Index + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task QualityPage_SaysTargetAndDeviation_WithSignAndArrow()
    {
        var card = QualityWarehouse.Card(await TargetWarehouse.PageAsync(warehouse.Browser, "/quality?" + February), "Посещаемость, % часов");
        var units = await TargetWarehouse.PageAsync(warehouse.Browser, "/quality?by=group&measure=attendance&" + May);

        Assert.Contains("цель 88,0 %", card, StringComparison.Ordinal);
        Assert.Matches("down\"?[^>]*><span aria-hidden=\"true\">▼ </span><span class=\"visually-hidden\">ниже цели на </span>−3,0 п. п.<", card);
        Assert.Matches("up\"?[^>]*><span aria-hidden=\"true\">▲ </span><span class=\"visually-hidden\">выше цели на </span>\\+5,0 п. п.<", units);
        Assert.Contains("цели нет", QualityWarehouse.Card(await TargetWarehouse.PageAsync(warehouse.Browser, "/quality?" + May), "Качество, %"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Target_CorrectedLater_IsKnownAsItWas_AndItsEarlierValueStands()
    {
        await warehouse.WaitAsync(TimeSpan.FromDays(2));
        warehouse.Load("targets", "measure,target,valid_from,corrected_on,corrected_by,correction_reason\ncompletion,75,2026-01-01,2026-11-23,Ким О.,Решение совета");

        var now = await warehouse.Browser.GetStringAsync("/export/targets.csv");
        var then = await warehouse.Browser.GetStringAsync("/export/targets.csv?asOf=2026-11-21");

        Assert.Matches("Завершаемость, %;[^;]*;;;75;01.01.2026;действует;Ким О.;23.11.2026;Решение совета;targets.csv;2", now);
        Assert.Matches("Завершаемость, %;[^;]*;;;70;01.01.2026;исправлена;", now);
        Assert.Matches("Завершаемость, %;[^;]*;;;70;01.01.2026;действует;", then);
        Assert.DoesNotContain("Ким О.", then, StringComparison.Ordinal);
        Assert.Matches("Посещаемость, % часов;[^;]*;;;85;01.03.2026;действует;", now);
        Assert.Matches("Посещаемость, % часов;[^;]*;;;80;;действовала раньше;", now);
        Assert.Matches("Успеваемость, %;[^;]*;;;99;01.01.2027;начнётся;", now);
    }

    [Fact]
    public async Task Form_SetsATarget_AsAFileOfTheInbox_ThatIsShownOnceLoaded()
    {
        using var analyst = await warehouse.Site.SignedInAsync(SiteFactory.User("аналитик целей", Roles.Analyst) with { LastName = "Лисицын", FirstName = "Олег" });
        var page = "/targets?group=" + await warehouse.KeyAsync("G2");

        var answer = await SiteFactory.PostAsync(
            analyst, page, page, ("measure", "success"), ("target", "66,5"), ("validFrom", Form), ("reason", "Приказ № 5, \"временно\""));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var shown = answer.Headers.Location!.ToString();
        var path = Assert.Single(Directory.GetFiles(warehouse.Inbox));
        Assert.EndsWith("file=" + Path.GetFileName(path), shown, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("org_code,measure,programme_code,group_code,target,valid_from,corrected_on,corrected_by,correction_reason", lines[0]);
        Assert.Matches("^default,success,,G2,66.5,2026-11-01,2026-11-2[0-9]T[0-9:]{8},аналитик целей,\"Приказ № 5, \"\"временно\"\"\"$", Assert.Single(lines[1..]));
        Assert.Contains("Цель загружается", await TargetWarehouse.PageAsync(analyst, shown), StringComparison.Ordinal);

        warehouse.LoadFile(path);
        File.Delete(path);

        var done = await TargetWarehouse.PageAsync(analyst, shown);
        Assert.Contains("Цель записана", done, StringComparison.Ordinal);
        Assert.Matches("Успеваемость, %</td>\\s*<td>группа G2.*66,5.*с 01.11.2026.*Лисицын Олег.*Приказ № 5, \"временно\"", done.ReplaceLineEndings(" "));
        var trace = Regex.Match(done, "/trace/target/[^\"]*/20261101[?]no=success").Value;
        Assert.Contains("66,5", await TargetWarehouse.PageAsync(analyst, trace), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure", "старание")]
    [InlineData("validFrom", "завтра")]
    [InlineData("reason", "a\u0001b")]
    public async Task Form_ThatThePageCannotHaveSent_Is400(string field, string value)
    {
        var answer = await PostAsync(warehouse.Browser, "/targets", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("target", "101", "от 1 до 100")]
    [InlineData("target", "0,85", "от 1 до 100")]
    [InlineData("target", "85,555", "не больше двух знаков")]
    [InlineData("validFrom", "", "с какого дня")]
    [InlineData("reason", " ", "Напишите причину")]
    public async Task Form_WithAMistake_SaysWhatToMend(string field, string value, string words)
    {
        var answer = await PostAsync(warehouse.Browser, "/targets", (field, value));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Form_OutsideTheFence_WritesNothing()
    {
        using var kept = await warehouse.Site.SignedInAsync(SiteFactory.User("аналитик группы", Roles.Analyst) with { GroupCodes = "G1" });
        foreach (var choice in new[] { "", "?programme=" + await warehouse.KeyAsync("Охрана труда"), "?group=" + await warehouse.KeyAsync("H") })
        {
            var answer = await PostAsync(kept, "/targets" + choice);
            Assert.Contains("Этому задать цель нельзя", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        using var director = await warehouse.Site.SignedInAsync(SiteFactory.User("директор целей", Roles.Director));
        Assert.DoesNotContain("Задать цель", await TargetWarehouse.PageAsync(director, "/targets"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(director, "/targets")).StatusCode);
        Assert.Empty(Files());

        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(kept, "/targets?group=" + await warehouse.KeyAsync("G1"))).StatusCode);
        File.Delete(Assert.Single(Files()));
    }

    [Fact]
    public async Task Curator_SeesTheTargetsThatBearOnOwnGroups()
    {
        using var curator = await warehouse.Site.SignedInAsync(SiteFactory.User("куратор целей", Roles.Curator, teacher: "T2"));

        var rows = await curator.GetStringAsync("/export/targets.csv");

        Assert.Contains(";85;01.03.2026;", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("Охрана труда", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("G1", rows, StringComparison.Ordinal);
        using var archive = await warehouse.Site.SignedInAsync(SiteFactory.User("архив целей", Roles.Archive));
        Assert.Equal(HttpStatusCode.Forbidden, (await archive.GetAsync(new Uri("/targets", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(-52_000L, "▼", "−5,2 п. п.", "ниже цели на", "▼ ниже цели на 5,2 п. п.", "▼ −5,20", "не хватает 5,2 п. п. до порога")]
    [InlineData(12_000L, "▲", "+1,2 п. п.", "выше цели на", "▲ выше цели на 1,2 п. п.", "▲ +1,20", "выше порога на 1,2 п. п.")]
    [InlineData(400L, "", "0,0 п. п.", "", "ровно цель", "▲ +0,04", "на пороге")]
    [InlineData(-400L, "", "0,0 п. п.", "", "ровно цель", "▼ −0,04", "на пороге")]
    public void Deviation_HasSignArrowAndWords(long distance, string sign, string text, string words, string told, string fine, string threshold)
    {
        var change = Change.From(distance)!;

        Assert.Equal((told, fine), (change.Told.Replace(Figures.Space, ' '), Change.From(distance, decimals: 2)!.Short.Replace(Figures.Space, ' ')));
        Assert.Equal((sign, text, words), (change.Sign, change.Text.Replace(Figures.Space, ' '), change.Words));
        Assert.Equal(threshold, Figures.ToThreshold(distance).Replace(Figures.Space, ' '));
    }

    [Fact]
    public void Columns_OfReports_SayWhichPlanTheyHold()
    {
        var titles = warehouse.Site.Services.GetRequiredService<ReportReader>().Reports
            .SelectMany(report => report.Columns.Select(column => $"{report.Name}: {column.Title}")).ToList();

        Assert.True(titles.Count > 300);
        Assert.DoesNotContain(titles, title => Regex.IsMatch(title, @"\bплан(а|у|ом|е)?\b", RegexOptions.IgnoreCase));
    }

    [Fact]
    public void Texts_OfPagesAndReports_NameNoBarePlan()
    {
        var files = new[] { "Reports.Web/Pages", "Reports.Web/Charts", "Reports.Web/Formatting", "Warehouse.Sql/Reports" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories)).ToList();

        Assert.True(files.Count > 100);
        Assert.All(files, file => Assert.DoesNotMatch("План, %|[Кк] плану|от плана|при плане|черта — план|нет плана|достигли плана", File.ReadAllText(file)));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Key, string Value)[] changed)
    {
        (string Key, string Value)[] good = [("measure", "success"), ("target", "85"), ("validFrom", Form), ("reason", "Решение совета")];
        return SiteFactory.PostAsync(
            browser, "/account", address, [.. good.Select(field => changed.FirstOrDefault(one => one.Key == field.Key) is { Key: not null } other ? other : field)]);
    }

    private string[] Files() => Directory.Exists(warehouse.Inbox) ? Directory.GetFiles(warehouse.Inbox) : [];
}
