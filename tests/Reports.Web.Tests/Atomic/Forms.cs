using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.Tests.Editions;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Atomic;

/// <summary>A form as its user sends it.</summary>
/// <param name="Page">Where its token stands.</param>
/// <param name="Action">Where it goes.</param>
/// <param name="Fields">What it holds.</param>
/// <param name="File">The file that it brings.</param>
public sealed record Form(string Page, string Action, (string Key, string Value)[] Fields, byte[]? File = null);

/// <summary>Every form of the site that writes its store, each over rows of its own, so that none disturbs another.</summary>
public static partial class Forms
{
    /// <summary>Rows of the sheet of manual values.</summary>
    public const int SheetRows = 30;

    private const string NewPassword = "another long password";
    private const string Set = EditionSite.Set;

    /// <summary>Handler, and how its form comes about: of the world, of the name of the signed-in user and of their browser.</summary>
    public static IReadOnlyDictionary<string, Func<EditionSite, string, HttpClient, Task<Form>>> All { get; } =
        new Dictionary<string, Func<EditionSite, string, HttpClient, Task<Form>>>
        {
            ["Account.OnPostPasswordAsync"] = (_, _, _) => Of("/account", "/account?handler=Password", ("current", SiteFactory.Password), ("password", NewPassword), ("again", NewPassword)),
            ["Account.OnPostEndAsync"] = async (site, user, _) => new("/account", "/account?handler=End", [("id", SessionStore.IdOf(await SessionAsync(site, user)))]),
            ["Account.OnPostOthersAsync"] = async (site, user, _) =>
            {
                await SessionAsync(site, user);
                return new("/account", "/account?handler=Others", []);
            },
            ["SignIn.OnPostAsync"] = (_, user, _) => Of("/sign-in", "/sign-in", ("name", user), ("password", SiteFactory.Password)),
            ["SignIn.OnPostAsync, wrong password"] = (_, user, _) => Of("/sign-in", "/sign-in", ("name", user), ("password", "wrong")),
            ["SignIn.Out.OnPostAsync"] = (_, _, _) => Of("/account", "/sign-out"),
            ["Users.OnPostAddAsync"] = (_, user, _) => Of("/users", "/users?handler=Add", ("Name", "new-" + user), ("Role", Roles.Analyst)),
            ["Users.OnPostChangeAsync"] = async (site, user, _) => new(
                "/users", "/users?handler=Change", [("Name", await OtherAsync(site, user)), ("Role", Roles.Director)]),
            ["Users.OnPostPasswordAsync"] = async (site, user, _) =>
            {
                var other = await OtherAsync(site, user);
                await site.Site.Services.GetRequiredService<PasswordCheck>().TryAsync(other, "wrong", new SignInSource("192.0.2.1"), Cancellation);
                return new("/users", "/users?handler=Password", [("name", other)]);
            },
            ["Users.OnPostSessionsAsync"] = async (site, user, _) => new("/users", "/users?handler=Sessions", [("name", await OtherAsync(site, user))]),
            ["Cases.New.OnPostAsync"] = async (_, user, browser) =>
            {
                var page = "/cases/new?group=" + await GroupAsync(browser);
                return new(page, page, [("words", "Отстаёт"), ("owner", user), ("due", "2099-12-01")]);
            },
            ["Cases.New.OnPostAsync, decision"] = (_, user, _) => Of(
                "/cases/new?kind=decision", "/cases/new?kind=decision", ("words", "Решено"), ("begun", "2026-01-20"), ("owner", user), ("due", "2099-12-01")),
            ["Cases.One.OnPostAsync"] = async (site, user, _) =>
            {
                var key = await site.Site.Services.GetRequiredService<MatterStore>().AddAsync(
                    new Matter { Kind = MatterKind.Decision, Organisation = "", Programme = "", StudyGroup = "", Learner = "", Words = user, BegunOn = "2026-01-20", Basis = "" },
                    new MatterStep { State = MatterState.Open, Owner = user, DueOn = "2099-12-01", Note = "" }, [], user, Cancellation);
                var page = string.Create(CultureInfo.InvariantCulture, $"/cases/{key}");
                return new(page, page, [("seen", "1"), ("state", "closed"), ("note", "Сделано"), ("owner", user), ("due", "2099-12-01")]);
            },
            ["Upload.One.OnPostSendAsync"] = async (site, user, _) =>
            {
                var services = site.Site.Services;
                var uploads = services.GetRequiredService<UploadStore>();
                var upload = uploads.Begin(user);
                await using (var file = uploads.Create(upload.Id, "teachers.csv"))
                {
                    await file.WriteAsync("teacher_code,last_name,first_name\nT9,Ладов,Егор\n"u8.ToArray(), Cancellation);
                }

                upload = upload with { Files = [new StagedFile("teachers.csv", 50, new string('a', 64))] };
                uploads.End(upload);
                await services.GetRequiredService<UploadChecks>().Start(upload, Scope.Everything).Work;
                return new("/account", $"/upload/{upload.Id}?handler=Send", [("file", "0")]);
            },
            ["Notes.OnPostAsync"] = async (site, user, browser) =>
            {
                var page = "/notes?group=" + await GroupAsync(browser);
                return new(page, page, [("words", user)]);
            },
            ["SelfAssessment.Entry.OnPostAsync"] = (_, _, _) => Of(Entry("2.7"), Entry("2.7"), ("number", "1250,5"), ("document", "Отчёт № 4")),
            ["SelfAssessment.Entry.OnPostTakeBackAsync"] = async (site, user, _) =>
            {
                await site.Site.Services.GetRequiredService<ManualValues>().AddAsync(
                    [.. new[] { "", EditionSite.Organisation }.Select(organisation => new ManualEntry(new(organisation, Set, "2.15", "", "", 2025), 2, null, "Справка"))],
                    user,
                    Cancellation);
                return new(Entry("2.15"), Entry("2.15") + "&handler=TakeBack", []);
            },
            ["SelfAssessment.Sheet.OnPostAsync"] = async (_, user, browser) => new(Sheet, Sheet, [], await FilledAsync(browser, "Отчёт " + user)),
            ["SelfAssessment.WorkPlan.OnPostAsync"] = (_, _, _) => Of(
                $"/self-assessment/work-plan?set={Set}&year=2025", $"/self-assessment/work-plan?set={Set}&year=2025", ("stage", "planning"), ("owner", "Методист"), ("due", "2026-01-20")),
            ["SelfAssessment.Editions.OnPostAsync"] = (site, _, _) =>
            {
                var list = List(site.NextYear());
                return Of(list, list);
            },
            ["SelfAssessment.Edition.OnPostTakeAsync"] = async (site, _, _) => Step(await site.DraftAsync(site.NextYear()), "Take"),
            ["SelfAssessment.Edition.OnPostWordAsync"] = async (site, _, _) => Step(await site.DraftAsync(site.NextYear()), "Word", ("texts[2]", "Управляет совет."), ("texts[3]", "Двенадцать программ.")),
            ["SelfAssessment.Edition.OnPostStepAsync"] = async (site, _, _) =>
            {
                var draft = await site.DraftAsync(site.NextYear());
                return Step(draft, "Step", [("step", "Reviewed"), .. await site.AnswerFieldsAsync(draft)]);
            },
            ["SelfAssessment.Edition.OnPostApproveAsync"] = async (site, _, _) =>
            {
                // The order's day is over by the clock of a process, too.
                var year = site.NextYear();
                await site.ApprovedAsync(year);
                var reviewed = await site.ReviewedAsync(year, "Ошибка в сведениях");
                return Step(
                    reviewed, "Approve",
                    [("number", "7-о"), ("date", Period.Iso(EditionSite.Order.Date)), ("signer", "директор И. И. Иванов"), .. await site.AnswerFieldsAsync(reviewed)]);
            },
        };

    private static string Sheet => $"/self-assessment/sheet?set={Set}&year=2024";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The role that may send it.</summary>
    public static string RoleFor(string handler) => handler.Split('.')[0] is "SelfAssessment" or "Cases" or "Notes" ? Roles.Director : Roles.Administrator;

    /// <summary>Whether it has a line in the journal; entered values and stages of the plan are journals themselves.</summary>
    public static bool IsRecorded(string handler) => handler.Split('.')[1] is not ("Entry" or "Sheet" or "WorkPlan");

    /// <summary>Whether it is of somebody who is not signed in.</summary>
    public static bool IsOfStranger(string handler) => handler.StartsWith("SignIn.OnPost", StringComparison.Ordinal);

    private static Task<Form> Of(string page, string action, params (string, string)[] fields) => Task.FromResult(new Form(page, action, fields));

    private static async Task<string> GroupAsync(HttpClient browser) =>
        Digits().Match(await browser.GetStringAsync("/choices/group", Cancellation)).Groups[1].Value;

    private static Form Step(Edition edition, string handler, params (string, string)[] fields)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"/self-assessment/editions/{edition.Key}");
        return new(page, $"{page}?handler={handler}", [("seen", edition.LastStep.ToString(CultureInfo.InvariantCulture)), .. fields]);
    }

    private static string List(int year) => string.Create(CultureInfo.InvariantCulture, $"/self-assessment/editions?set={Set}&year={year}");

    private static string Entry(string code) => $"/self-assessment/entry?set={Set}&year=2025&code={code}";

    private static async Task<string> SessionAsync(EditionSite site, string name)
    {
        var services = site.Site.Services;
        var user = (await services.GetRequiredService<UserStore>().FindAsync(name, Cancellation))!;
        return await services.GetRequiredService<SessionStore>().StartAsync(user, "192.0.2.2", "Firefox", Cancellation);
    }

    /// <summary>Another user, who has a session.</summary>
    private static async Task<string> OtherAsync(EditionSite site, string user)
    {
        var name = "other-" + user;
        Assert.True(await site.Site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User(name, Roles.Analyst), SiteFactory.Password, Cancellation));
        await SessionAsync(site, name);
        return name;
    }

    private static async Task<byte[]> FilledAsync(HttpClient browser, string document)
    {
        using var package = new ExcelPackage(new MemoryStream(await browser.GetByteArrayAsync(Sheet + "&handler=File", Cancellation)));
        var cells = package.Workbook.Worksheets["Ввод"].Cells;
        for (var row = 4; row < 4 + SheetRows; row++)
        {
            // The mean age is the one value that cannot be 1.
            Assert.NotEmpty(cells[row, 1].Text);
            // One after another: a range of cells is one object, which its indexer moves.
            var value = cells[row, 1].Text == "1.11" ? 20 : 1;
            cells[row, 9].Value = value;
            cells[row, 10].Value = 1;
            cells[row, 11].Value = document;
        }

        return package.GetAsByteArray();
    }

    [GeneratedRegex("[?&;]group=(\\d+)")]
    private static partial Regex Digits();
}
