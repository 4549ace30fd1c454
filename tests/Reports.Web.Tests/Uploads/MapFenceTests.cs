using System.Net;
using Ingest.Feeds.Mappings;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;

namespace Reports.Web.Tests.Uploads;

/// <summary>Who makes mappings, and what becomes of their earlier versions.</summary>
public sealed class MapFenceTests(UploadWarehouse warehouse) : IClassFixture<UploadWarehouse>
{
    private const string Strange = "Шифр;Группа;Сдано\nL3;H;5\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MappingStore Mappings => warehouse.Site.Services.GetRequiredService<MappingStore>();

    [Fact]
    public async Task Curator_IsToldToAskAnAnalyst_AndMayReadByAMappingThatIsThere()
    {
        var id = await warehouse.UploadAsync(warehouse.Curator, "чужая.csv", Strange);
        var page = await TargetWarehouse.PageAsync(warehouse.Curator, "/upload/" + id);
        Assert.Contains("Чтение таких файлов настраивает аналитик", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/map?file=0\">", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(warehouse.Curator, $"/upload/{id}/map?file=0"));
        foreach (var handler in new[] { "Show", "Save" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(warehouse.Curator, $"/upload/{id}/map?file=0&handler={handler}", ("feed", "grades"), ("name", "Куратора")));
        }

        Assert.Null(Mappings.Find("Куратора"));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(warehouse.Curator, $"/upload/{id}/map?file=0&handler=Choose", ("profile", "vedomost")));
        Assert.Equal("vedomost", warehouse.Store.Find(id, "куратор")!.Files[0].Profile);
        Assert.Contains("прислан с настройкой «Ведомость»", (await CheckedAsync(warehouse.Curator, id)).Tables[0].Problem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(warehouse.Curator, "/mappings"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(warehouse.Curator, "/mappings/journal"));
    }

    [Fact]
    public async Task UploadOfAnother_AndAFileThatIsNotThere_AreNotFound()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "чужая.csv", Strange);
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(warehouse.Administrator, $"/upload/{id}/map?file=0"));
        foreach (var handler in new[] { "Show", "Save", "Choose" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(warehouse.Administrator, $"/upload/{id}/map?file=0&handler={handler}", ("profile", "vedomost")));
        }

        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(warehouse.Analyst, $"/upload/{id}/map?file=1"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(warehouse.Analyst, "/mappings/нет такой"));
        Assert.Null(warehouse.Store.Find(id, "аналитик")!.Files[0].Profile);
    }

    [Fact]
    public async Task AnalystOfSomeGroups_LooksAtMappings_AndMakesNone()
    {
        using var browser = await warehouse.Site.SignedInAsync(SiteFactory.User("аналитик групп", Roles.Analyst) with { GroupCodes = "G1" });
        var id = await warehouse.UploadAsync(browser, "чужая.csv", Strange);

        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(browser, $"/upload/{id}/map?file=0"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(browser, "/mappings/journal"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(browser, "/mappings/journal?handler=Restore", ("version", "1")));
    }

    [Theory]
    [InlineData(Roles.Director)]
    [InlineData(Roles.Archive)]
    public async Task Role_ThatLoadsNothing_SeesNoMappings(string role)
    {
        using var browser = await warehouse.Site.SignedInAsync(SiteFactory.User("без настроек " + role, role));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(browser, "/mappings"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(browser, "/mappings/journal"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(browser, "/upload/20261121-120000-0123456789/map?file=0&handler=Choose", ("profile", "journal")));
    }

    [Fact]
    public async Task Text_OfAMapping_IsWrittenByTheAdministrator_AsANewVersion_AndAnEarlierOneComesBack()
    {
        var list = await TargetWarehouse.PageAsync(warehouse.Analyst, "/mappings");
        Assert.Matches("<a href=\"/mappings/uuc-list\">[^<]*</a>.*\\s*<td>Слушатели, Зачисления</td>\\s*<td>поставляется</td>", list);
        var shipped = Mappings.TextOf("uuc-list")!;
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(warehouse.Analyst, "/mappings/uuc-list?handler=Save", ("text", shipped)));

        // A mistake is a sentence with its line, and what was typed stays.
        var wrong = shipped.Replace("\"enrolments\"", "\"enrolment\"", StringComparison.Ordinal);
        using (var refused = await SiteFactory.PostAsync(warehouse.Administrator, "/account", "/mappings/uuc-list?handler=Save", ("text", wrong)))
        {
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation));
            var line = wrong[..wrong.IndexOf("\"enrolment\"", StringComparison.Ordinal)].Count(sign => sign == '\n') + 1;
            Assert.Contains($"Настройка не сохранена. Настройка «uuc-list/mapping.json», строка {line}: вида данных «enrolment» нет", page, StringComparison.Ordinal);
            Assert.Contains("\"enrolment\"", page, StringComparison.Ordinal);
        }

        Assert.False(Mappings.Find("uuc-list")!.IsOwn);
        var title = Mappings.Find("uuc-list")!.Mapping!.Title;
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(warehouse.Administrator, "/mappings/uuc-list?handler=Save", ("text", shipped.Replace(title, "Наш список", StringComparison.Ordinal))));
        Assert.Equal((true, "Наш список", 2), Told());
        Assert.Equal([1], Mappings.Versions("uuc-list").Select(version => version.Version));
        Assert.Equal(shipped, Mappings.TextOfVersion("uuc-list", 1));
        Assert.Contains("Вернуть версию 1", await TargetWarehouse.PageAsync(warehouse.Analyst, "/mappings/uuc-list"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(warehouse.Analyst, "/mappings/uuc-list?handler=Restore", ("version", "7")));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(warehouse.Analyst, "/mappings/uuc-list?handler=Restore", ("version", "1")));
        Assert.Equal((true, title, 3), Told());
        Assert.Equal([2, 1], Mappings.Versions("uuc-list").Select(version => version.Version));
        var entries = await warehouse.Site.Services.GetRequiredService<AuditTrail>().ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Cancellation);
        Assert.Equal(
            [("admin", "uuc-list, 2", "/mappings/uuc-list"), ("аналитик", "uuc-list, 3", "/mappings/uuc-list")],
            entries.Where(entry => entry.Action == "mapping" && entry.Object.StartsWith("uuc", StringComparison.Ordinal)).Select(entry => (entry.UserName, entry.Object, entry.Address)).OrderBy(entry => entry.Object));

        (bool, string, int) Told() => Mappings.Find("uuc-list") is { } entry ? (entry.IsOwn, entry.Mapping!.Title, entry.Mapping.Version) : default;
    }

    // A file broken by hand is named with what is wrong, is mended on its page, and no version that was kept is written over.
    [Fact]
    public async Task Mapping_BrokenByHand_IsListedWithTheReason_AndMended()
    {
        var folder = Directory.CreateDirectory(Path.Combine(warehouse.Site.Folder, "profiles", "сломана")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mapping.json"), "{ \"title\": \"Сломана\",\n \"tables\": 5 }", Cancellation);
        Assert.Contains("▼ Настройка «сломана/mapping.json», строка 2", await TargetWarehouse.PageAsync(warehouse.Analyst, "/mappings"), StringComparison.Ordinal);
        Assert.Contains("▼ Настройка «сломана/mapping.json», строка 2", await TargetWarehouse.PageAsync(warehouse.Administrator, "/mappings/сломана"), StringComparison.Ordinal);

        foreach (var version in new[] { 2, 3 })
        {
            Assert.Equal(HttpStatusCode.Redirect, await PostAsync(warehouse.Administrator, "/mappings/сломана?handler=Save", ("text", Mappings.TextOf("vedomost")!)));
            Assert.Equal(version, Mappings.Find("сломана")!.Mapping!.Version);
        }

        // A number that somebody put back by hand does not lead to that of another version.
        await File.WriteAllTextAsync(Path.Combine(folder, "mapping.json"), Mappings.TextOf("vedomost")!, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(warehouse.Administrator, "/mappings/сломана?handler=Restore", ("version", "2")));
        Assert.Equal(4, Mappings.Find("сломана")!.Mapping!.Version);
        Assert.Equal([3, 2, 1], Mappings.Versions("сломана").Select(version => version.Version));
        Assert.StartsWith("{ \"title\": \"Сломана\"", Mappings.TextOfVersion("сломана", 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ThatIsToBeReadByAMapping_IsCheckedByIt()
    {
        Assert.Contains("action=\"/upload/files?profile=vedomost\"", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload?profile=vedomost"), StringComparison.Ordinal);
        Assert.Contains("action=\"/upload/files\"", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload?profile=нет"), StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Match(await warehouse.Analyst.GetStringAsync("/account"), "__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var form = UploadWarehouse.Form(token, ("оценки.csv", "learner_code,group_code,module_code,control,graded_on,grade\nL1,G1,M,interim,2026-05-20,5\n"u8.ToArray()));
        using var answer = await warehouse.Analyst.PostAsync(UploadEndpoints.AddressFor("vedomost"), form, Cancellation);
        var id = answer.Headers.Location!.ToString()["/upload/".Length..];

        Assert.Contains("прислан с настройкой «Ведомость», но в нём нет столбцов", (await CheckedAsync(warehouse.Analyst, id)).Tables[0].Problem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(warehouse.Analyst, $"/upload/{id}/map?file=0&handler=Choose", ("profile", "")));
        Assert.Equal(1, (await CheckedAsync(warehouse.Analyst, id)).Tables[0].Loads);
    }

    private async Task<Ingest.Feeds.Checking.FileReview> CheckedAsync(HttpClient browser, string id)
    {
        await TargetWarehouse.PageAsync(browser, "/upload/" + id);
        await (warehouse.Site.Services.GetRequiredService<UploadChecks>().Of(id)?.Work ?? Task.CompletedTask);
        return warehouse.ReviewOf(id);
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string address, params (string, string)[] fields)
    {
        using var answer = await SiteFactory.PostAsync(browser, "/account", address, fields);
        return answer.StatusCode;
    }
}
