using System.Net;
using Reports.Web.Access;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Editions;

/// <summary>Pages of editions and of the work plan, as their readers and their roles see them.</summary>
public sealed class EditionPagesTests : IAsyncLifetime
{
    private const string List = $"/self-assessment/editions?set={EditionSite.Set}&year=2025";
    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Edition_FromDraftToSignature_GoesByItsPages()
    {
        var analyst = await _site.Site.SignedInAsync(SiteFactory.User("Аналитик", Roles.Analyst));
        var director = await _site.Site.SignedInAsync(SiteFactory.User("Директор", Roles.Director));
        var made = await SiteFactory.PostAsync(analyst, List, List);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var page = made.Headers.Location!.OriginalString;

        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.PostAsync(
            analyst, page, page + "?handler=Word", ("seen", "1"), ("texts[2]", "Управляет <b>совет</b>."), ("texts[6]", "Трудоустроены все."))).StatusCode);
        Assert.Contains("Управляет &lt;b&gt;совет&lt;/b&gt;.", await analyst.GetStringAsync(page, Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.PostAsync(analyst, page, page + "?handler=Step", [("seen", "2"), ("step", "Reviewed"), .. await AnswersAsync()])).StatusCode);

        var seenByAnalyst = await analyst.GetStringAsync(page, Cancellation);
        Assert.DoesNotContain("handler=Approve", seenByAnalyst, StringComparison.Ordinal);
        Assert.Contains("утверждает он", seenByAnalyst, StringComparison.Ordinal);
        Assert.Contains("Утверждает редакцию директор", await TextAsync(await SiteFactory.PostAsync(analyst, page, page + "?handler=Approve", [.. Signature("3"), .. await AnswersAsync()])), StringComparison.Ordinal);

        Assert.Contains("handler=Approve", await director.GetStringAsync(page, Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.PostAsync(director, page, page + "?handler=Approve", [.. Signature("3"), .. await AnswersAsync()])).StatusCode);
        var signed = await TextAsync(await analyst.GetAsync(page, Cancellation));
        Assert.Contains("21.11.2026 № 15-о, директор И. И. Иванов", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=", signed, StringComparison.Ordinal);
        Assert.Contains("у неё нет", await TextAsync(await SiteFactory.PostAsync(
            analyst, page, page + "?handler=Word", ("seen", "4"), ("texts[2]", "Иначе"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edition_Superseded_ShowsItsSuccessor()
    {
        var first = await _site.ApprovedAsync();
        _site.LoadPlantedCorrections();
        var second = await _site.ApprovedAsync(note: "Исправлены сведения");
        var browser = await _site.Site.SignedInAsync();

        var page = await TextAsync(await browser.GetAsync($"/self-assessment/editions/{first.Key}", Cancellation));

        Assert.Contains("Эта редакция заменена", page, StringComparison.Ordinal);
        Assert.Contains(second.Caption, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/self-assessment/editions/{second.Key}\"", page, StringComparison.Ordinal);
        Assert.Contains("Исправлены сведения", page, StringComparison.Ordinal);
        Assert.Contains("взамен № 1", await browser.GetStringAsync(List, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_AfterPlantedCorrections_LeadToTheTracesOfTheRows()
    {
        var edition = await _site.ApprovedAsync();
        _site.LoadPlantedCorrections();
        var browser = await _site.Site.SignedInAsync();

        var page = await TextAsync(await browser.GetAsync($"/self-assessment/editions/{edition.Key}/differences", Cancellation));

        Assert.Contains("enrolments-correction.csv, строка 3", page, StringComparison.Ordinal);
        Assert.Contains("Академический отпуск", page, StringComparison.Ordinal);
        Assert.DoesNotContain("enrolments-correction.csv, строка 2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("enrolments-correction.csv, строка 4", page, StringComparison.Ordinal);
        var trace = page.Split("href=\"/trace/enrolment/")[1].Split('"')[0];
        Assert.Contains("Академический отпуск", await TextAsync(await browser.GetAsync("/trace/enrolment/" + trace, Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edition_WithoutToken_IsNotMade()
    {
        var browser = await _site.Site.SignedInAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(List, new FormUrlEncodedContent([]), Cancellation)).StatusCode);

        Assert.Empty(await _site.Store.ListAsync(EditionSite.Set, EditionSite.Organisation, EditionSite.Year, Cancellation));
    }

    [Fact]
    public async Task Forms_OfEveryPage_CarryTheirToken()
    {
        var edition = await _site.DraftAsync();
        var browser = await _site.Site.SignedInAsync();
        foreach (var address in new[]
        {
            $"/self-assessment/editions/{edition.Key}", $"/self-assessment/work-plan?set={EditionSite.Set}&year=2025",
            $"/self-assessment/entry?set={EditionSite.Set}&year=2025&code=4.3", $"/self-assessment/sheet?set={EditionSite.Set}&year=2025",
        })
        {
            var forms = (await browser.GetStringAsync(address, Cancellation)).Split("<form method=\"post\"")[1..];
            Assert.True(forms.Length > 1);
            Assert.All(forms, form => Assert.Contains("__RequestVerificationToken", form.Split("</form>")[0], StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(Roles.Curator)]
    [InlineData(Roles.Archive)]
    [InlineData(Roles.DataOfficer)]
    public async Task Pages_OfOtherRoles_AreClosed(string role)
    {
        var edition = await _site.ApprovedAsync();
        var browser = await _site.Site.SignedInAsync(SiteFactory.User("u", role, teacher: "T1"));
        foreach (var address in new[]
        {
            List, $"/self-assessment/editions/{edition.Key}", $"/self-assessment/editions/{edition.Key}/differences", "/self-assessment/work-plan",
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address, Cancellation)).StatusCode);
        }
    }

    [Fact]
    public async Task Edition_OfAnOrganisation_IsNotForAnalystsOfAnother()
    {
        var edition = await _site.ApprovedAsync();
        var browser = await _site.Site.SignedInAsync(SiteFactory.User("u", Roles.Analyst, organisation: "OTHER"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/self-assessment/editions/{edition.Key}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(List, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task WorkPlan_FromNothingToPublication_TellsWhatIsReadyAndWhatIsNot()
    {
        const string Plan = $"/self-assessment/work-plan?set={EditionSite.Set}&year=2025";
        var browser = await _site.Site.SignedInAsync();
        var before = await TextAsync(await browser.GetAsync(Plan, Cancellation));
        Assert.Contains("20.04.2026", before, StringComparison.Ordinal);
        Assert.Contains("срок прошёл 215", before, StringComparison.Ordinal);
        Assert.Contains("Редакции отчёта ещё нет", before, StringComparison.Ordinal);
        Assert.Contains("Загружены завершённые обучения: 6", before, StringComparison.Ordinal);
        Assert.Contains("Не введены значения — библиотека: 4.", before, StringComparison.Ordinal);
        Assert.Contains("0 из 5", before, StringComparison.Ordinal);

        Assert.Contains("Сначала утвердите", await TextAsync(await SiteFactory.PostAsync(
            browser, Plan, Plan, ("stage", "publication"), ("owner", "Орлов Е."), ("due", "2026-04-20"), ("done", "2026-04-15"))), StringComparison.Ordinal);
        await _site.ApprovedAsync();
        foreach (var stage in new[] { "planning", "conduct", "report", "consideration", "publication" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.PostAsync(
                browser, Plan, Plan, ("stage", stage), ("owner", "Орлов Е."), ("due", "2026-04-18"), ("done", stage == "publication" ? "2026-04-15" : ""))).StatusCode);
        }

        var after = await TextAsync(await browser.GetAsync(Plan, Cancellation));
        Assert.Contains("Ответственные назначены: 5 из 5", after, StringComparison.Ordinal);
        Assert.Contains("Редакция № 1, утверждена 21.11.2026", after, StringComparison.Ordinal);
        Assert.Contains("Размещён и направлен 15.04.2026", after, StringComparison.Ordinal);
        Assert.Contains("3 из 5", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conduct", "2030-01-01", "не относится")]
    [InlineData("conduct", "", "Напишите срок")]
    [InlineData("publication", "2026-04-20", "не может быть позже")]
    public async Task WorkPlan_WrongDay_IsRefused(string stage, string due, string reason)
    {
        const string Plan = $"/self-assessment/work-plan?set={EditionSite.Set}&year=2025";
        var browser = await _site.Site.SignedInAsync();

        var answer = await TextAsync(await SiteFactory.PostAsync(
            browser, Plan, Plan, ("stage", stage), ("owner", ""), ("due", due), ("done", "2031-01-01")));

        Assert.Contains(reason, answer, StringComparison.Ordinal);
    }

    private async Task<(string, string)[]> AnswersAsync() => await _site.AnswerFieldsAsync(
        (await _site.Store.ListAsync(EditionSite.Set, EditionSite.Organisation, EditionSite.Year, Cancellation))[0]);

    private static (string, string)[] Signature(string seen) =>
        [("seen", seen), ("number", EditionSite.Order.Number), ("date", "2026-11-21"), ("signer", EditionSite.Order.Signer)];

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(
        await answer.Content.ReadAsStringAsync(Cancellation)).Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
