using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.Tests.Editions;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Atomic;

/// <summary>The site's store has all of what a form does, its line in the journal included, or nothing of it.</summary>
/// <param name="site">One world for all forms: each has rows of its own.</param>
public sealed partial class AllOrNothingTests(EditionSite site) : IClassFixture<EditionSite>
{
    private static readonly string[] Usual =
        ["Users.OnPostAddAsync", "SelfAssessment.Sheet.OnPostAsync", "SelfAssessment.WorkPlan.OnPostAsync", "SelfAssessment.Edition.OnPostApproveAsync"];

    // Written by no form, or by the way: each is one statement that stands for itself.
    private static readonly string[] Alone =
    [
        "delivery-open", "protection-key-add", "protection-key-remove", "session-clear", "session-touch", "user-rehash",
    ];

    // Write a file of the inbox and nothing of the store but the audit log, and that first: InboxWriterTests have the file whole or not at all.
    private static readonly string[] OfTheInbox = ["Targets.OnPostAsync", "Loads.Row.OnPostAsync", "Loads.Withdraw.OnPostAsync"];

    // Write a mapping and nothing of the store but the audit log, and that first: MapFenceTests have its versions.
    private static readonly string[] OfMappings = ["Mappings.One.OnPostRestoreAsync", "Mappings.One.OnPostSaveAsync", "Upload.Map.OnPostSaveAsync"];

    // Of files that were uploaded and not sent, which the store knows nothing of.
    private static readonly string[] OfUploads =
        ["Upload.Map.OnPostChooseAsync", "Upload.Map.OnPostShowAsync", "Upload.One.OnPostAnswerAsync", "Upload.One.OnPostCancelAsync", "Upload.One.OnPostCheckAsync", "Upload.One.OnPostPeopleAsync"];

    public static TheoryData<string> Handlers => [.. Forms.All.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private BrokenStore Store => new(Path.Combine(site.Site.Folder, "app.db"));

    [Fact]
    public void Handlers_OfPosts_AreAllHere() => Assert.Equal(
        Forms.All.Keys.Select(name => name.Split(',')[0]).Distinct().Concat(OfTheInbox).Concat(OfMappings).Concat(OfUploads).Order(StringComparer.Ordinal),
        typeof(Program).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)))
            .SelectMany(type => type.GetMethods().Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)), HandlerName)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task Form_BrokenOffAtAnyRow_LeavesNothing_AndWholeItLeavesAll(string handler)
    {
        var (browser, form) = await PrepareAsync(handler);
        var token = await TokenAsync(browser, form.Page);
        var before = Store.Image();
        if (Forms.IsRecorded(handler))
        {
            Store.BreakAfter(0, "audit");
            Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync(browser, form, token)).StatusCode);
            Store.Mend();
            Assert.Equal(before, Store.Image());
        }

        var (broken, last) = (0, "");
        (int Rows, int Step) at = (0, 1);
        while (true)
        {
            Store.BreakAfter(at.Rows);
            var answer = await SendAsync(browser, form, token);
            if (answer.StatusCode < HttpStatusCode.InternalServerError)
            {
                last = $"{answer.StatusCode} {WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation))}";
                break;
            }

            Store.Mend();
            Assert.Equal(before, Store.Image());
            broken++;

            // Every row of the small forms; of thousands, ever fewer.
            at = (at.Rows + at.Step, at.Rows < 5 ? 1 : at.Step * 2);
        }

        Store.Mend();
        Assert.True(broken > 0, $"Nothing of this form was broken off: it writes nothing. {last}");
        Assert.NotEqual(before, Store.Image());
    }

    [Fact]
    public async Task Forms_KilledWhileTheyWrite_LeaveNothing_AndTheNextStartTakesThem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "kill -9 of Unix.");
        // Each kill starts the site anew: all forms are killed by tests/kills.sh.
        var wanted = Environment.GetEnvironmentVariable("FORM_ROUNDS");
        var rounds = int.Parse(wanted ?? "1", CultureInfo.InvariantCulture);
        var handlers = Forms.All.Keys.Where(handler => wanted is not null || Usual.Contains(handler)).ToList();
        var random = new Random(20261130);
        var (left, killed) = (new List<string>(), 0);

        // How many rows a form writes shows where it was not stopped; most write few.
        var most = handlers.ToDictionary(handler => handler, handler => handler.Contains("Sheet", StringComparison.Ordinal) ? 2 * Forms.SheetRows : 4);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var handler in handlers)
            {
                // The line in the journal comes after the rest; what has none stops at its first row, a sheet halfway. Then anywhere.
                var rows = round > 0 ? random.Next(most[handler]) : handler.Contains("Sheet", StringComparison.Ordinal) ? Forms.SheetRows / 2 : 0;
                var (isKilled, isWhole) = await KillAsync(handler, rows, round == 0 && Forms.IsRecorded(handler) ? "audit" : null);
                Assert.True(isKilled || round > 0, $"{handler} went past the row that stops it.");
                killed += isKilled ? 1 : 0;
                most[handler] = isKilled ? most[handler] : Math.Max(1, rows);
                if (!isWhole)
                {
                    left.Add(handler);
                }
            }
        }

        KillRun.Tell(killed, $"{handlers.Count} forms of the site while they write its store");
        Assert.Empty(left);
        var (last, sheet) = await PrepareUserAsync("SelfAssessment.Sheet.OnPostAsync");
        using var next = Start();
        using var visitor = await BrowserAsync(next);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(visitor, last, SiteFactory.Password)).StatusCode);
        var filled = await sheet(site, last, visitor);
        var done = await SendAsync(visitor, filled, await TokenAsync(visitor, filled.Page));
        Assert.Contains("Записано: 30", WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
    }

    /// <summary>Whoever adds a statement that writes says here which form's work it is part of, or why it stands alone.</summary>
    [Fact]
    public void Statements_ThatWrite_AreThoseOfForms()
    {
        string[] ofForms =
        [
            "audit-add", "delivery-add", "delivery-file-add", "edition-acceptance-add", "edition-add", "edition-content-add", "edition-rendering-add", "edition-rule-add", "edition-step-add", "edition-table-add",
            "edition-text-add", "edition-value-add", "failure-add", "failure-clear", "failure-forgive", "failure-lock", "manual-value-add", "matter-add", "matter-measure-add", "matter-step-add", "note-add", "session-add",
            "session-clean", "session-end", "session-end-others", "template-add", "user-add", "user-change", "user-password", "work-plan-add",
        ];

        Assert.Equal(
            ofForms.Concat(Alone).Order(StringComparer.Ordinal),
            new SqlCatalogue("sqlite", typeof(AppDatabase).Assembly).In("AppStore").Where(file => Writes().IsMatch(file.Text))
                .Select(file => file.Name.Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    private static string HandlerName(Type page, System.Reflection.MethodInfo method)
    {
        var folder = page.Namespace!["Reports.Web.Pages.".Length..];
        var name = page.Name[..^"Model".Length];
        return $"{folder}{(name == "Index" ? "" : "." + name)}.{method.Name}";
    }

    private static async Task<string> TokenAsync(HttpClient browser, string page) =>
        Token().Match(await browser.GetStringAsync(page, Cancellation)).Groups[1].Value;

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, Form form, string token)
    {
        var fields = form.Fields.Append(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        if (form.File is not { } file)
        {
            return browser.PostAsync(form.Action, new FormUrlEncodedContent(fields), Cancellation);
        }

        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "sheet.xlsx" } };
        foreach (var (key, value) in fields)
        {
            content.Add(new StringContent(value), key);
        }

        return browser.PostAsync(form.Action, content, Cancellation);
    }

    private static async Task<HttpClient> BrowserAsync(ProgramProcess process)
    {
        var address = (await process.LineAsync("Now listening on:")).Split("on: ")[1].Trim();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(address) };
    }

    /// <summary>Sends a form to a site of its own, which stands still at a row and is killed there.</summary>
    /// <returns>Whether it was killed before it answered, and whether the store then is what it was.</returns>
    private async Task<(bool IsKilled, bool IsWhole)> KillAsync(string handler, int rows, string? table)
    {
        var (name, form) = await PrepareUserAsync(handler);
        using var process = Start();
        using var browser = await BrowserAsync(process);
        if (!Forms.IsOfStranger(handler))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, name, SiteFactory.Password)).StatusCode);
        }

        var sent = await form(site, name, browser);
        var token = await TokenAsync(browser, sent.Page);
        var before = Store.Image();
        Store.StallAfter(rows, table);
        var answer = SendAsync(browser, sent, token);
        await Task.WhenAny(Store.HeldAsync(), answer);
        var isKilled = !answer.IsCompleted;
        await process.SignalAsync("KILL");
        if (isKilled)
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        }

        await process.EndAsync();
        Store.Mend();
        return (isKilled, !isKilled || before == Store.Image());
    }

    private async Task<(HttpClient Browser, Form Form)> PrepareAsync(string handler)
    {
        var (name, form) = await PrepareUserAsync(handler);
        var browser = Forms.IsOfStranger(handler) ? site.Site.Browser() : await site.Site.SignedInAsync(name, SiteFactory.Password);
        return (browser, await form(site, name, browser));
    }

    private async Task<(string Name, Func<EditionSite, string, HttpClient, Task<Form>> Form)> PrepareUserAsync(string handler)
    {
        var name = $"u{Guid.NewGuid():N}";
        Assert.True(await site.Site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User(name, Forms.RoleFor(handler)), SiteFactory.Password, Cancellation));
        return (name, Forms.All[handler]);
    }

    private ProgramProcess Start() => new("Reports.Web", site.Site.Folder, ["--urls", "http://127.0.0.1:0"],
    [
        ("ASPNETCORE_URLS", null), ("ASPNETCORE_HTTP_PORTS", null), ("Worker__InProcess", "false"),
        ("ConnectionStrings__Warehouse", Path.Combine(site.Site.Folder, "warehouse.db")), ("ConnectionStrings__App", Path.Combine(site.Site.Folder, "app.db")),
        ("Warehouse__SqlFolder", Path.Combine(site.Site.Folder, "sql")), ("Reports__KeyFile", SiteFactory.KeyFile),
        ("Reports__Templates", Path.Combine(site.Site.Folder, "templates")), ("Reports__Upload__Folder", Path.Combine(site.Site.Folder, "uploads")),
        ("Ingest__Inbox", Path.Combine(site.Site.Folder, "inbox")),
    ]);

    [GeneratedRegex(@"(?im)^\s*(INSERT|UPDATE|DELETE)\b")]
    private static partial Regex Writes();

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
