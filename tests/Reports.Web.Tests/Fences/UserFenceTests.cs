using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Fences;

/// <summary>Users and the audit log are fenced like the data: whoever is kept to an organisation sees and makes nothing beyond it.</summary>
[Collection(nameof(FenceSite))]
public sealed class UserFenceTests(FenceSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private UserStore Users => site.Site.Services.GetRequiredService<UserStore>();

    [Fact]
    public async Task Journal_OfAFencedOfficer_HasEntriesOfUsersOfTheOrganisationAlone()
    {
        var address = "/learners/" + site.Keys("learner_key").First(key => site.Marks[("learner_key", key)] == "zona1g1a");
        foreach (var (name, organisation) in new[] { ("внутренний", "zona1"), ("соседний", "zona2"), ("общий", (string?)null) })
        {
            using var reader = await site.Site.SignedInAsync(SiteFactory.User(name, Roles.Analyst, organisation));
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        }

        var own = await JournalAsync(SiteFactory.User("ответственный-1", Roles.DataOfficer, "zona1"));
        var all = await JournalAsync(SiteFactory.User("ответственный", Roles.DataOfficer));
        var learner = await JournalAsync(SiteFactory.User("ответственный-л", Roles.DataOfficer, "zona1", learner: "zona1g2a"));

        Assert.All(new[] { "внутренний", "соседний", "общий" }, name => Assert.Contains($"<td>{name}</td>", all, StringComparison.Ordinal));
        Assert.Contains("<td>внутренний</td>", own, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>соседний</td>", own, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>общий</td>", own, StringComparison.Ordinal);
        Assert.DoesNotContain("zona1g1a", learner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_OfAUserWhoseFenceWasChanged_KeepsWhatItWas()
    {
        using (await site.Site.SignedInAsync(SiteFactory.User("переведённый", Roles.Analyst, "zona2")))
        {
            Assert.True(await Users.ChangeAsync(SiteFactory.User("переведённый", Roles.Analyst, "zona1"), Cancellation));
        }

        var own = await JournalAsync(SiteFactory.User("ответственный-2", Roles.DataOfficer, "zona1"));
        var former = await JournalAsync(SiteFactory.User("ответственный-3", Roles.DataOfficer, "zona2"));

        Assert.DoesNotContain("<td>переведённый</td>", own, StringComparison.Ordinal);
        Assert.Contains("<td>переведённый</td>", former, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_KeptToAnOrganisation_SeesAndMakesUsersOfItAlone()
    {
        using var browser = await site.Site.SignedInAsync(SiteFactory.User("местный", Roles.Administrator, "zona1"));
        Assert.True(await Users.AddAsync(SiteFactory.User("сосед", Roles.Analyst, "zona2"), SiteFactory.Password, Cancellation));
        var before = await Users.FindAsync("сосед", Cancellation);

        Assert.DoesNotContain("сосед", await TextAsync(await browser.GetAsync("/users", Cancellation)), StringComparison.Ordinal);
        Assert.Contains("Ваш доступ ограничен: организация zona1.", await PostAsync(browser, "Change", "местный", Roles.Administrator, ""), StringComparison.Ordinal);
        Assert.Contains("Ваш доступ ограничен: организация zona1.", await PostAsync(browser, "Add", "вольный", Roles.Analyst, ""), StringComparison.Ordinal);
        Assert.Contains("Ваш доступ ограничен: организация zona1.", await PostAsync(browser, "Add", "чужой-2", Roles.Analyst, "zona2"), StringComparison.Ordinal);
        foreach (var handler in new[] { "Change", "Password", "Sessions" })
        {
            Assert.Contains("Такого пользователя нет.", await PostAsync(browser, handler, "сосед", Roles.Analyst, "zona1"), StringComparison.Ordinal);
        }

        Assert.Equal(before, await Users.FindAsync("сосед", Cancellation));
        Assert.Equal("zona1", (await Users.FindAsync("местный", Cancellation))!.OrganisationCode);
        Assert.Null(await Users.FindAsync("вольный", Cancellation));
        Assert.Null(await Users.FindAsync("чужой-2", Cancellation));
        Assert.DoesNotContain("Ваш доступ ограничен", await PostAsync(browser, "Add", "здешний", Roles.Analyst, "zona1"), StringComparison.Ordinal);
        Assert.Equal("zona1", (await Users.FindAsync("здешний", Cancellation))!.OrganisationCode);
    }

    [Fact]
    public async Task LearnerCode_OfTwoOrganisations_ShowsNothingAndIsRefusedUntilOneIsNamed()
    {
        var (open, named) = (new Fence(Roles.Analyst, Learner: World.OfTwoOrganisations), new Fence(Roles.Analyst, "zona2", Learner: World.OfTwoOrganisations));
        Assert.Equal(0, await GradesAsync(open));
        Assert.NotEqual(0, await GradesAsync(named));

        using var browser = await site.Site.SignedInAsync(SiteFactory.User("раздающий", Roles.Administrator));
        const string Refusal = "Код слушателя «zonas9» есть в нескольких организациях: zona1, zona2. Укажите код организации";
        Assert.Contains(Refusal, await PostAsync(browser, "Add", "двойник", Roles.Analyst, "", ("learner", World.OfTwoOrganisations)), StringComparison.Ordinal);
        Assert.Null(await Users.FindAsync("двойник", Cancellation));
        Assert.DoesNotContain(Refusal, await PostAsync(browser, "Add", "двойник", Roles.Analyst, "zona2", ("learner", World.OfTwoOrganisations)), StringComparison.Ordinal);
        Assert.Equal("zona2", (await Users.FindAsync("двойник", Cancellation))!.OrganisationCode);

        Assert.True(await Users.AddAsync(SiteFactory.User("прежний", Roles.Analyst, learner: World.OfTwoOrganisations), SiteFactory.Password, Cancellation));
        Assert.Contains(Refusal, await TextAsync(await browser.GetAsync("/users", Cancellation)), StringComparison.Ordinal);
    }

    private async Task<int> GradesAsync(Fence fence) => (await site.Reader.ReadAsync(
        "rows-grades",
        await site.ScopeAsync(fence),
        null,
        new Dictionary<string, object?> { ["from"] = 20200101, ["to"] = 20301231 },
        Cancellation)).Rows.Count;

    private async Task<string> JournalAsync(AppUser officer)
    {
        using var browser = await site.Site.SignedInAsync(officer);
        return await TextAsync(await browser.GetAsync("/journal?preset=all", Cancellation));
    }

    private static async Task<string> PostAsync(
        HttpClient browser, string handler, string name, string role, string organisation, params (string Key, string Value)[] more) =>
        await TextAsync(await SiteFactory.PostAsync(
            browser, "/users", "/users?handler=" + handler, [("name", name), ("role", role), ("organisation", organisation), .. more]));

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
