using System.Net;
using System.Text;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;

namespace Reports.Web.Tests.Uploads;

/// <summary>Who may upload, and what a curator may send: rows of own groups alone, of learners of own groups or of nobody yet.</summary>
public sealed class UploadFenceTests(UploadWarehouse warehouse) : IClassFixture<UploadWarehouse>
{
    private const string Grades = UploadWarehouse.Grades;
    private const string Own = "L3,H,M,interim,2026-05-20,5,1\nL4,H,M,interim,2026-05-20,5,1\nN1,H,M,interim,2026-05-20,5,1\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Others => new()
    {
        { Grades + Own + "L3,G1,M,interim,2026-05-21,5,1\n", "Строки не ваших групп: G1 (строки 5)." },
        { Grades + Own + "L3,G1,M,interim,32.05.2026,5,1\n", "Строки не ваших групп: G1 (строки 5)." },
        { Grades + Own + "L3,G99,M,interim,2026-05-21,5,1\n", "Строки не ваших групп: G99 (строки 5)." },
        { Grades + Own + "L3,,M,interim,2026-05-21,5,1\n", "Не ясно, какой группы строки (строки 5)" },
        { Grades + Own + "L3,H,M,interim,2026-05-21,5,1,лишнее\n", "Не ясно, какой группы строки (строки 5)" },
        { Grades + Own + "L1,H,M,interim,2026-05-21,5,1\n", "Слушатели не ваших групп: L1 (строки 5)." },
        { "learner_code,group_code,enrolled_on\nL1,H,2026-02-01\n", "Слушатели не ваших групп: L1 (строки 2)." },
        { "org_code," + Grades + "second,L3,H,M,interim,2026-05-21,5,1\n", "Строки не ваших групп: H (строки 2)." },
        { "quarantine_row," + Grades + "0123456789ab-7,L3,H,M,interim,2026-05-21,5,1\n", "которых нет среди открытых строк ваших групп (строки 2)" },
        { "learner_code,last_name,first_name\nN9,Чужой,Иван\n", "нельзя узнать, ваши ли это строки" },
        { "group_code,programme_code,starts_on,ends_on,curator_code\nH,Q,2026-02-01,2026-12-20,T1\n", "нельзя узнать, ваши ли это строки" },
        { "feed,removed_by,reason,learner_code,group_code\nenrolments,куратор,ошибка,L3,H\n", "нельзя узнать, ваши ли это строки" },
        { "withdrawn_file,withdrawn_by,reason\n0123456789ab-0,куратор,ошибка\n", "нельзя узнать, ваши ли это строки" },
        { "нечто;другое\n1;2\n", "Он читается не весь" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Curator_WhoseFileHasRowsOfOthers_CannotSendIt_AndIsToldWhy(string text, string words)
    {
        var id = await warehouse.UploadAsync(warehouse.Curator, "файл.csv", text);
        var page = await TargetWarehouse.PageAsync(warehouse.Curator, "/upload/" + id);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("Этот файл вам отправлять нельзя", page, StringComparison.Ordinal);
        Assert.DoesNotContain("checked=\"checked\"", page, StringComparison.Ordinal);

        // The form has no such choice: somebody sends it by hand.
        using var answer = await UploadWarehouse.SendAsync(warehouse.Curator, id, 0);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("вам отправлять нельзя", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Empty(warehouse.InInbox());
        Assert.True(warehouse.Store.Exists(id));
        await SiteFactory.PostAsync(warehouse.Curator, "/account", $"/upload/{id}?handler=Cancel");
    }

    [Fact]
    public async Task Curator_SendsRowsOfOwnGroups_AlsoOfLearnersThatNobodyKnows()
    {
        var id = await warehouse.UploadAsync(warehouse.Curator, "файл.csv", Grades + Own);
        var table = warehouse.ReviewOf(id).Tables[0];
        Assert.Equal((3, 1, 0), (table.Loads, table.Remarked, table.Breaches.Count));

        using var answer = await UploadWarehouse.SendAsync(warehouse.Curator, id, 0);

        Assert.Equal([id], warehouse.InInbox());
        Directory.Delete(Path.Combine(warehouse.Inbox, id), recursive: true);
    }

    // What the check kept is not believed when the file is sent.
    [Fact]
    public async Task Curator_WhoseCheckWasKeptWithoutTheBreach_IsStoppedByTheRows()
    {
        var id = await warehouse.UploadAsync(warehouse.Curator, "файл.csv", Grades + "L3,G1,M,interim,2026-05-21,5,1\n");
        var review = warehouse.ReviewOf(id);
        warehouse.Store.Keep(id, [review with { Tables = [review.Tables[0] with { Breaches = [] }] }]);
        Assert.DoesNotContain("отправлять нельзя", await TargetWarehouse.PageAsync(warehouse.Curator, "/upload/" + id), StringComparison.Ordinal);

        using var answer = await UploadWarehouse.SendAsync(warehouse.Curator, id, 0);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(warehouse.InInbox());
    }

    [Fact]
    public async Task Analyst_OfAnOrganisation_SendsItsRowsAlone()
    {
        using var kept = await warehouse.Site.SignedInAsync(SiteFactory.User("аналитик филиала", Roles.Analyst, organisation: "default"));
        var own = await warehouse.UploadAsync(kept, "файл.csv", "learner_code,last_name,first_name\nN9,Новый,Иван\n");
        Assert.False(warehouse.ReviewOf(own).IsClosed(Ingest.Feeds.Checking.RowFence.Organisation));
        var other = await warehouse.UploadAsync(kept, "файл.csv", "org_code,learner_code,last_name,first_name\nsecond,N9,Новый,Иван\n");

        using var answer = await UploadWarehouse.SendAsync(kept, other, 0);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Строки не вашей организации: second (строки 2).", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Empty(warehouse.InInbox());
    }

    [Fact]
    public async Task Upload_OfAnother_IsNotThere()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "файл.csv", Grades + Own);
        foreach (var address in new[] { "/upload/" + id, $"/upload/{id}?handler=Progress", $"/upload/{id}?handler=Receipt" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await warehouse.Administrator.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).StatusCode);
        }

        foreach (var handler in new[] { "Send", "Cancel", "Check" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await SiteFactory.PostAsync(warehouse.Administrator, "/account", $"/upload/{id}?handler={handler}", ("file", "0"))).StatusCode);
        }

        Assert.DoesNotContain(id, await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload"), StringComparison.Ordinal);
        Assert.True(warehouse.Store.Exists(id));
        await UploadWarehouse.SendAsync(warehouse.Analyst, id, 0);
        Assert.Equal(HttpStatusCode.NotFound, (await warehouse.Administrator.GetAsync(new Uri("/upload/" + id, UriKind.Relative), Cancellation)).StatusCode);
        Directory.Delete(Path.Combine(warehouse.Inbox, id), recursive: true);
    }

    [Theory]
    [InlineData(Roles.Director, null)]
    [InlineData(Roles.Archive, null)]
    [InlineData(Roles.DataOfficer, null)]
    [InlineData(Roles.Analyst, "L3")]
    public async Task Role_ThatDoesNotWorkWithData_IsRefused(string role, string? learner)
    {
        using var browser = await warehouse.Site.SignedInAsync(SiteFactory.User($"{role} {learner}", role, learner: learner));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri("/upload", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri("/upload/20261121-120000-0123456789", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadWarehouse.PostAsync(browser, ("файл.csv", Encoding.UTF8.GetBytes(Grades + Own)))).StatusCode);
        Assert.DoesNotContain("href=\"/upload\"", await browser.GetStringAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_IsSentToSignIn()
    {
        using var browser = warehouse.Site.Browser();
        using var answer = await browser.PostAsync(UploadEndpoints.Address, UploadWarehouse.Form("x", ("файл.csv", [1])), Cancellation);

        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }
}
