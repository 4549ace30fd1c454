using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests;

/// <summary>Cases, decisions and notes on their pages: taken, moved on, closed with what was and what became, and in the audit log.</summary>
public sealed partial class MatterTests : IAsyncLifetime
{
    private readonly SiteFactory _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MatterStore Store => _site.Services.GetRequiredService<MatterStore>();

    [Fact]
    public async Task Case_TakenWorkedAndClosed_TellsWhatWasAndWhatBecame()
    {
        await _site.Services.GetRequiredService<UserStore>().AddAsync(
            SiteFactory.User("sokolova", Roles.Curator, teacher: "T1") with { LastName = "Соколова", FirstName = "Мария" }, SiteFactory.Password, Cancellation);
        using var browser = await _site.SignedInAsync("sokolova", SiteFactory.Password);
        var form = await TextAsync(await browser.GetAsync("/cases/new?group=1&learner=1", Cancellation));
        // 28,5 of 32 hours by the marks of two months.
        Assert.Contains("<td class=\"num\">89,1</td>", form, StringComparison.Ordinal);
        Assert.Contains("28,5 из 32 ч", form, StringComparison.Ordinal);

        var taken = await SiteFactory.PostAsync(
            browser, "/cases/new?group=1&learner=1", "/cases/new?group=1&learner=1",
            ("words", "Пропускает занятия"), ("owner", "sokolova"), ("due", "2026-11-28"), ("note", "Позвонить"));
        Assert.Equal("/cases/1", taken.Headers.Location?.OriginalString);
        await ExecuteAsync("UPDATE mart_learner_month SET attended = 1600 WHERE learner_key = 1; UPDATE dim_load_file SET finished_at = '2026-11-21T08:00:00.000Z' WHERE load_file_key = 1");
        var closed = await SiteFactory.PostAsync(
            browser, "/cases/1", "/cases/1", ("seen", "1"), ("state", "closed"), ("owner", "sokolova"), ("due", "2026-11-28"), ("note", "Позвонила: болел, догнал"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);

        var page = await TextAsync(await browser.GetAsync("/cases/1", Cancellation));
        Assert.Contains("закрыт", page, StringComparison.Ordinal);
        Assert.Contains("Соколова Мария", page, StringComparison.Ordinal);
        Assert.Contains("Позвонила: болел, догнал", page, StringComparison.Ordinal);
        Assert.Matches("89,1<div[^>]*>28,5 из 32 ч</div></td>\\s*<td class=\"num\">100<div[^>]*>32 из 32 ч</div></td>\\s*<td class=\"num\">100<div[^>]*>32 из 32 ч</div></td><td class=\"num\">\\+10,9\u00a0п.\u00a0п.</td>", page);
        Assert.Equal(["1|89.1", "2|100"], await RowsAsync("SELECT concat(step_no, '|', value) FROM matter_measure WHERE code = 'attendance' ORDER BY step_no"));
        Assert.Equal(
            ["case|Вопрос № 1: принято|L1", "case|Вопрос № 1: закрыт|L1"],
            await RowsAsync("SELECT concat(action, '|', object, '|', learner_code) FROM audit INNER JOIN audit_subject USING (audit_key) WHERE action = 'case' ORDER BY audit_key"));
        Assert.DoesNotContain(await StoreTextAsync(), row => row.Contains("HYPERLINK", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "admin", "2026-11-28", "", "Напишите, что не так.")]
    [InlineData("Текст", "nobody", "2026-11-28", "", "Выберите, кто отвечает")]
    [InlineData("Текст", "curator-2", "2026-11-28", "", "Выберите, кто отвечает")]
    [InlineData("Текст", "admin", "28.11.2026", "", "Напишите срок")]
    [InlineData("Текст", "admin", "2026-11-20", "", "Срок не может быть раньше сегодняшнего дня.")]
    [InlineData("Текст", "admin", "2026-11-28", "https://example.org/", "Основание — адрес страницы этого сайта")]
    public async Task Case_WithAFault_IsNotTaken(string words, string owner, string due, string basis, string refusal)
    {
        await _site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User("curator-2", Roles.Curator, teacher: "T2"), SiteFactory.Password, Cancellation);
        using var browser = await _site.SignedInAsync();

        var answer = await TextAsync(await SiteFactory.PostAsync(
            browser, "/cases/new?group=1", "/cases/new?group=1", ("words", words), ("owner", owner), ("due", due), ("basis", basis)));

        Assert.Contains(refusal, answer, StringComparison.Ordinal);
        Assert.Null(await Store.FindAsync(1, Cancellation));
    }

    [Fact]
    public async Task Case_Closed_NeedsWords_AndAnOlderViewOfItIsRefused()
    {
        using var browser = await _site.SignedInAsync();
        await TakeAsync(browser, "/cases/new?group=1");

        Assert.Contains("напишите, что сделано", await StepAsync(browser, 1, "closed", ""), StringComparison.Ordinal);
        Assert.Equal("", await StepAsync(browser, 1, "working", "Начато"));
        Assert.Contains("сделана другая запись", await StepAsync(browser, 1, "closed", "Готово"), StringComparison.Ordinal);

        Assert.Equal((2L, MatterState.Working), ((await Store.FindAsync(1, Cancellation))!.LastStep, (await Store.FindAsync(1, Cancellation))!.State));
    }

    [Fact]
    public async Task Warning_WithAnOpenCase_ShowsIt_AndCannotBeTakenTwice()
    {
        using var browser = await _site.SignedInAsync();
        await TakeAsync(browser, "/cases/new?group=1");

        Assert.Contains("вопрос № 1", await TextAsync(await browser.GetAsync("/cases/new?group=1", Cancellation)), StringComparison.Ordinal);
        Assert.Contains("Это уже на контроле: вопрос № 1.", await TakeAsync(browser, "/cases/new?group=1", page: "/cases/new?group=2"), StringComparison.Ordinal);
        Assert.Equal("", await StepAsync(browser, 1, "closed", "Готово"));
        Assert.Equal("", await TakeAsync(browser, "/cases/new?group=1"));
    }

    [Fact]
    public async Task Lists_ShowMineLateAndClosed()
    {
        await _site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User("analyst", Roles.Analyst), SiteFactory.Password, Cancellation);
        using var browser = await _site.SignedInAsync();
        await TakeAsync(browser, "/cases/new?group=1", due: "2026-11-22");
        await TakeAsync(browser, "/cases/new?group=2", owner: "analyst", due: "2026-12-22");
        await TakeAsync(browser, "/cases/new?group=3", due: "2026-11-22");
        await StepAsync(browser, 3, "closed", "Готово");
        _site.Clock.Advance(TimeSpan.FromDays(3));
        using var later = await _site.SignedInAsync();

        Assert.Equal([1, 2], await ListedAsync(later, "/cases"));
        Assert.Equal([1, 3], (await ListedAsync(later, "/cases?show=mine")).Order());
        Assert.Equal([1], await ListedAsync(later, "/cases?show=late"));
        Assert.Equal([3], await ListedAsync(later, "/cases?show=closed"));
        Assert.Equal([2], await ListedAsync(later, "/cases?group=2"));
    }

    [Fact]
    public async Task Decision_OfTheDirectorByACase_IsLoggedWithItsBasis_AndItsResultIsNotedByWhoAnswers()
    {
        await _site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User("методист", Roles.Analyst), SiteFactory.Password, Cancellation);
        using var director = await _site.SignedInAsync(SiteFactory.User("директор", Roles.Director));
        using var analyst = await _site.SignedInAsync("методист", SiteFactory.Password);
        await TakeAsync(director, "/cases/new?group=1", owner: "директор");
        var address = "/cases/new?kind=decision&case=1";

        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).StatusCode);
        var taken = await SiteFactory.PostAsync(
            director, address, address, ("words", "Добавить консультации"), ("begun", "2026-11-20"), ("owner", "методист"), ("due", "2026-12-10"));
        Assert.Equal("/cases/2", taken.Headers.Location?.OriginalString);
        Assert.Contains("№ 2 от 20.11.2026", await TextAsync(await analyst.GetAsync("/cases/1", Cancellation)), StringComparison.Ordinal);
        Assert.Contains("вопросу № 1", await TextAsync(await analyst.GetAsync("/decisions", Cancellation)), StringComparison.Ordinal);
        Assert.Equal("", await StepAsync(analyst, 2, "closed", "Проведено четыре консультации", owner: "методист"));
        Assert.Equal([2], await ListedAsync(director, "/decisions?show=closed"));

        // Who neither decides nor answers only reads.
        using var other = await _site.SignedInAsync(SiteFactory.User("другой", Roles.Analyst));
        Assert.DoesNotContain("name=\"seen\"", await TextAsync(await other.GetAsync("/cases/2", Cancellation)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await SiteFactory.PostAsync(other, "/account", "/cases/2", ("seen", "2"), ("state", "open"), ("owner", "другой"), ("due", "2026-12-10"))).StatusCode);
    }

    [Fact]
    public async Task Note_AboutALearner_IsSeenByThoseOfTheGroup_AndReadingItIsInTheAuditLog()
    {
        using var curator = await _site.SignedInAsync(SiteFactory.User("кураторша", Roles.Curator, teacher: "T1"));
        var sent = await SiteFactory.PostAsync(curator, "/notes?learner=1", "/notes?learner=1", ("words", " Работает по вечерам \n"), ("back", "/learners/1"));
        Assert.Equal("/learners/1#notes", sent.Headers.Location?.OriginalString);
        Assert.Contains("Напишите заметку.", await TextAsync(await SiteFactory.PostAsync(curator, "/notes?learner=1", "/notes?learner=1", ("words", " "))), StringComparison.Ordinal);
        Assert.Contains("длиннее 2", await TextAsync(await SiteFactory.PostAsync(curator, "/notes?learner=1", "/notes?learner=1", ("words", new string('я', 2001)))), StringComparison.Ordinal);
        using var analyst = await _site.SignedInAsync(SiteFactory.User("читатель", Roles.Analyst));
        using var stranger = await _site.SignedInAsync(SiteFactory.User("чужой", Roles.Curator, teacher: "T2"));
        using var archive = await _site.SignedInAsync(SiteFactory.User("архив", Roles.Archive));

        Assert.Contains("Работает по вечерам", await TextAsync(await analyst.GetAsync("/notes?learner=1", Cancellation)), StringComparison.Ordinal);
        Assert.Contains("Работает по вечерам", await TextAsync(await analyst.GetAsync("/notes", Cancellation)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/notes?learner=1", Cancellation)).StatusCode);
        Assert.DoesNotContain("Работает", await TextAsync(await stranger.GetAsync("/notes", Cancellation)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await archive.GetAsync("/notes", Cancellation)).StatusCode);
        Assert.Equal(["Работает по вечерам"], await RowsAsync("SELECT words FROM subject_note"));
        Assert.Equal(
            ["note|кураторша|L1", "page|читатель|L1", "page|читатель|L1"],
            await RowsAsync("SELECT concat(action, '|', user_name, '|', learner_code) FROM audit INNER JOIN audit_subject USING (audit_key) WHERE (action = 'note' OR object = 'заметки кураторов') AND user_name <> 'чужой' AND (action = 'note' OR user_name = 'читатель') ORDER BY audit_key"));
    }

    [Fact]
    public async Task Start_OfEachRole_IsWhereItsWorkIs()
    {
        foreach (var (role, start) in new[] { (Roles.Archive, "/report/archive-carriers"), (Roles.DataOfficer, "/journal"), (Roles.Curator, "/"), (Roles.Director, "/") })
        {
            await _site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User("s-" + role, role, teacher: "T1"), SiteFactory.Password, Cancellation);
            using var browser = _site.Browser();
            var signed = await SiteFactory.SignInAsync(browser, "s-" + role, SiteFactory.Password);
            Assert.Equal(start, signed.Headers.Location?.OriginalString);
            var page = await TextAsync(await browser.GetAsync(signed.Headers.Location, Cancellation));
            Assert.Contains("href=\"/account\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task User_WithAFullName_IsCalledByItInTheJournal_AndIsPickedByNames()
    {
        using var browser = await _site.SignedInAsync();
        await SiteFactory.PostAsync(
            browser, "/users", "/users?handler=Add",
            ("name", "kuznetsov"), ("lastName", "Кузнецов"), ("firstName", "Павел"), ("middleName", "Ильич"), ("role", Roles.Curator), ("teacher", "T2"), ("groups", "OT-26-2"));
        using (await _site.SignedInAsync(SiteFactory.User("второй", Roles.Analyst)))
        {
            await _site.Services.GetRequiredService<AuditTrail>().AddAsync("kuznetsov", "sign-in", "знакомый браузер", "/sign-in", [], Cancellation);
        }

        var user = (await _site.Services.GetRequiredService<UserStore>().FindAsync("kuznetsov", Cancellation))!;
        Assert.Equal("Кузнецов Павел Ильич", user.FullName);
        Assert.Contains("Кузнецов Павел Ильич", await TextAsync(await browser.GetAsync("/journal", Cancellation)), StringComparison.Ordinal);
        var users = await TextAsync(await browser.GetAsync("/users", Cancellation));
        Assert.Contains("data-code=\"T2\">Кузнецов Павел (T2)", users, StringComparison.Ordinal);
        using var found = new HttpRequestMessage(HttpMethod.Get, "/choices/teacher?codes=true&find=" + Uri.EscapeDataString("соколова"));
        found.Headers.Add("HX-Request", "true");
        Assert.Contains("data-code=\"T1\" data-name=\"Соколова Мария\">Соколова Мария (T1)</button>", await TextAsync(await browser.SendAsync(found, Cancellation)), StringComparison.Ordinal);
        foreach (var role in Roles.Names)
        {
            Assert.Contains($"<td>{role.Value}</td>", users, StringComparison.Ordinal);
        }
    }

    private static async Task<string> TakeAsync(HttpClient browser, string action, string owner = "admin", string due = "2026-12-01", string? page = null)
    {
        using var answer = await SiteFactory.PostAsync(browser, page ?? action, action, ("words", "Отстаёт"), ("owner", owner), ("due", due));
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : await TextAsync(answer);
    }

    private static async Task<string> StepAsync(HttpClient browser, int key, string state, string note, string owner = "admin")
    {
        var page = await browser.GetStringAsync(new Uri($"/cases/{key}", UriKind.Relative), Cancellation);
        var seen = state == "closed" && note == "Готово" && page.Contains("Начато", StringComparison.Ordinal) ? "1" : Seen().Match(page).Groups[1].Value;
        using var answer = await SiteFactory.PostAsync(
            browser, $"/cases/{key}", $"/cases/{key}", ("seen", seen), ("state", state), ("owner", owner), ("due", "2026-12-10"), ("note", note));
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : await TextAsync(answer);
    }

    private static async Task<IReadOnlyList<int>> ListedAsync(HttpClient browser, string address) =>
        [.. Row().Matches(await TextAsync(await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation))).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = await _site.Services.GetRequiredService<IWarehouseEngine>().OpenMaintenanceAsync(Cancellation);
        await connection.ExecuteAsync(statement);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string query)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_site.Folder, "app.db")};Mode=ReadOnly");
        return [.. await connection.QueryAsync<string>(query)];
    }

    private Task<IReadOnlyList<string>> StoreTextAsync() => RowsAsync(
        "SELECT concat(words, basis, learner) FROM matter UNION ALL SELECT concat(note, owner) FROM matter_step UNION ALL SELECT concat(title, base) FROM matter_measure");

    [GeneratedRegex("name=\"seen\" value=\"(\\d+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("<td class=\"code\"><a href=\"/cases/(\\d+)\"")]
    private static partial Regex Row();
}
