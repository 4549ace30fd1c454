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
    public async Task Journal_OfAFencedOfficer_HasWhoReadPersonsOfTheOrganisation_AndNothingOfOthers()
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
        Assert.Contains("<td>общий</td>", own, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>общий</td>", await JournalAsync(SiteFactory.User("ответственный-z2", Roles.DataOfficer, "zona2")), StringComparison.Ordinal);
        Assert.DoesNotContain("zona1g1a", learner, StringComparison.Ordinal);
        Assert.DoesNotContain("zona1g1a", await JournalAsync(SiteFactory.User("ответственный-г", Roles.DataOfficer, "zona1") with { GroupCodes = "zona1g1" }), StringComparison.Ordinal);
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
    public async Task Administrator_KeptToProgrammes_MakesUsersOfSomeOfThemAlone()
    {
        using var browser = await site.Site.SignedInAsync(
            SiteFactory.User("программный", Roles.Administrator, "zona1") with { ProgrammeCodes = "zona1p1\nzona1p2", GroupCodes = "zona1g1\nzona1g3" });
        const string Refusal = "Ваш доступ ограничен: организация zona1, программы zona1p1, zona1p2, группы zona1g1, zona1g3.";
        foreach (var (programmes, groups) in new[] { ("", "zona1g1"), ("zona1p1", ""), ("zona1p1\nzona1p3", "zona1g1"), ("zona1p1", "zona1g2") })
        {
            Assert.Contains(
                Refusal,
                await PostAsync(browser, "Add", "за-оградой", Roles.Analyst, "zona1", ("programmes", programmes), ("groups", groups)),
                StringComparison.Ordinal);
        }

        Assert.Null(await Users.FindAsync("за-оградой", Cancellation));
        Assert.DoesNotContain(Refusal, await PostAsync(browser, "Add", "внутри", Roles.Analyst, "zona1", ("programmes", "zona1p2"), ("groups", " zona1g3 \r\nzona1g3")), StringComparison.Ordinal);
        var made = (await Users.FindAsync("внутри", Cancellation))!;
        Assert.Equal(("zona1p2", "zona1g3"), (made.ProgrammeCodes, made.GroupCodes));
    }

    [Theory]
    [InlineData("organisation", "zona7", "Организации с кодом «zona7» нет.")]
    [InlineData("teacher", "zona1t77", "Кода преподавателя «zona1t77» нет.")]
    [InlineData("learner", "zona1g1q", "Кода слушателя «zona1g1q» нет.")]
    [InlineData("programmes", "zona1p1\nzona1p77", "Кода программы «zona1p77» нет.")]
    [InlineData("groups", "zona1g77\nzona1g1", "Кода группы «zona1g77» нет.")]
    [InlineData("groups", "zona1g1\nzona2g1", "Кода группы «zona2g1» нет в организации zona1.", "zona1")]
    public async Task Code_ThatTheDataDoNotHave_IsRefused(string field, string codes, string refusal, string organisation = "")
    {
        using var browser = await site.Site.SignedInAsync(SiteFactory.User($"проверяющий-{field}-{organisation.Replace("zona", "", StringComparison.Ordinal)}", Roles.Administrator));
        var name = $"незнакомец-{field}";
        (string, string)[] more = field == "organisation" ? [] : field == "teacher" ? [(field, codes)] : [("teacher", "zona1t1"), (field, codes)];

        Assert.Contains(
            refusal,
            await PostAsync(browser, "Add", name, Roles.Curator, field == "organisation" ? codes : organisation, field == "organisation" ? [("teacher", "zona1t1")] : more),
            StringComparison.Ordinal);

        Assert.Null(await Users.FindAsync(name, Cancellation));
    }

    [Fact]
    public async Task User_OfACodeThatVanished_SeesNothingOfIt_IsTold_AndCanBeClosed()
    {
        var user = SiteFactory.User("осиротевший", Roles.Analyst) with { ProgrammeCodes = "zona1p9" };
        Assert.True(await Users.AddAsync(user, SiteFactory.Password, Cancellation));
        Assert.Equal(0, await GradesAsync(new Fence(Roles.Analyst, Programmes: "zona1p9")));
        Assert.Equal(0, await GradesAsync(new Fence(Roles.Analyst, StudyGroups: "zona1g9")));
        Assert.Equal(
            await GradesAsync(new Fence(Roles.Analyst, StudyGroups: "zona1g1")), await GradesAsync(new Fence(Roles.Analyst, StudyGroups: "zona1g9 zona1g1")));

        using var browser = await site.Site.SignedInAsync(SiteFactory.User("закрывающий", Roles.Administrator));
        Assert.Contains("Кода программы «zona1p9» нет.", await TextAsync(await browser.GetAsync("/users", Cancellation)), StringComparison.Ordinal);
        await PostAsync(browser, "Change", "осиротевший", Roles.Analyst, "", ("programmes", "zona1p9"), ("disabled", "true"));
        Assert.True((await Users.FindAsync("осиротевший", Cancellation))!.IsDisabled);
    }

    [Theory]
    [InlineData("zona1p1", null)]
    [InlineData(null, "zona1g1")]
    public async Task SelfAssessment_OfADirectorOfSomeGroups_ShowsNothingOfTheWholeOrganisation_AndTakesNothingForIt(string? programmes, string? groups)
    {
        using var browser = await site.Site.SignedInAsync(
            SiteFactory.User("директор-" + (programmes is null ? "группы" : "программы"), Roles.Director, "zona1") with { ProgrammeCodes = programmes, GroupCodes = groups });
        var organisation = site.Keys("organisation_key")[0];
        var root = $"organisation={organisation}&year=2026";
        foreach (var address in site.Editions.SelectMany(key => new[] { $"/editions/{key}?", $"/editions/{key}/differences?", $"/editions/{key}/report.csv?" })
            .Concat(["/editions?", "/work-plan?", "/sheet?", "/sheet?handler=file&", $"/entry?code={site.Entered}&"]))
        {
            using var answer = await browser.GetAsync(new Uri("/self-assessment" + address + root, UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var table = await TextAsync(await browser.GetAsync(new Uri("/self-assessment?" + root, UriKind.Relative), Cancellation));
        Assert.DoesNotContain("акт zona1", table, StringComparison.Ordinal);
        Assert.DoesNotContain("/self-assessment/entry", table, StringComparison.Ordinal);
        Assert.DoesNotContain("/self-assessment/editions", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OfACurator_IsOfOwnGroupsAlone()
    {
        var curator = new Fence(Roles.Curator, "zona1", "zona1t1");
        Assert.True(await Users.AddAsync(curator.User with { Name = "начинающий" }, SiteFactory.Password, Cancellation));
        using var browser = site.Site.Browser();
        using var signed = await SiteFactory.SignInAsync(browser, "начинающий", SiteFactory.Password);

        var page = await TextAsync(await browser.GetAsync(signed.Headers.Location, Cancellation));

        Assert.Contains("zona1g4", World.MarksIn(page));
        Assert.All(World.MarksIn(page), mark => Assert.True(curator.Holds(mark), mark));
    }

    // Of five on a learner is told the middle of the group; PeoplePagesTests has a group of four.
    [Fact]
    public async Task Learner_OfAGroupThatIsNotSmall_IsToldItsMiddle()
    {
        var rows = (await site.Reader.ReadAsync("group-learners", await site.ScopeAsync(new Fence(Roles.Analyst, Learner: World.OfTwoGroups)), null, new Dictionary<string, object?>(), Cancellation)).Rows;

        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, row => row["graded_n"] is >= 5L && row["low"] is not null && row["median"] is not null && row["high"] is not null);
        Assert.All(rows, row => Assert.NotNull(row["group_scheduled"]));
    }

    [Theory]
    [InlineData("organisation", "zona2", "zona1")]
    [InlineData("programmes", "zona1p2", "zona2p2")]
    [InlineData("groups", "zona1g3", "zona2g3")]
    [InlineData("teacher", "zona1t2", "zona2t2")]
    public async Task Code_PickedFromAList_IsTakenAndNamed_AndTheListHoldsWhatTheAdministratorSees(string field, string code, string outside)
    {
        var list = field.TrimEnd('s');
        var organisation = World.Groups.First(group => code.StartsWith(group.OrganisationMark, StringComparison.Ordinal)).OrganisationMark;
        using var browser = await site.Site.SignedInAsync(SiteFactory.User("подбор-" + field, Roles.Administrator, organisation));
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/choices/{list}?codes=true");
        asked.Headers.Add("HX-Request", "true");
        var offered = await TextAsync(await browser.SendAsync(asked, Cancellation));
        Assert.Contains($"data-code=\"{code}\"", offered, StringComparison.Ordinal);
        Assert.DoesNotContain($"data-code=\"{outside}\"", offered, StringComparison.Ordinal);

        var user = "подобранный-" + field;
        var role = field == "teacher" ? Roles.Curator : Roles.Analyst;
        await PostAsync(browser, "Add", user, role, organisation, field == "organisation" ? [] : [(field, code)]);

        var made = (await Users.FindAsync(user, Cancellation))!;
        Assert.Equal(code, field switch { "organisation" => made.OrganisationCode, "programmes" => made.ProgrammeCodes, "groups" => made.GroupCodes, _ => made.TeacherCode });
        Assert.Matches($"data-code=\"{code}\">[^<]+", await TextAsync(await browser.GetAsync("/users", Cancellation)));
    }

    // A header of a request holds 32 KB: hundreds of codes would not fit in a cookie.
    [Fact]
    public async Task Fence_OfFiveHundredGroups_HoldsFromSignInOn()
    {
        var codes = string.Join('\n', Enumerable.Range(0, 500).Select(i => $"zona1-нет-такой-группы-с-длинным-кодом-{i}").Append("zona1g1"));
        using var browser = await site.Site.SignedInAsync(SiteFactory.User("пятисотый", Roles.Analyst) with { GroupCodes = codes });

        var groups = await TextAsync(await browser.GetAsync("/export/filter-groups.csv", Cancellation));

        Assert.Equal(["zona1g1", "zona1"], World.MarksIn(groups).Distinct());
    }

    [Fact]
    public async Task Administrator_LastWithoutAFence_IsToldWhyTheyStaySo()
    {
        await using var alone = new SiteFactory();
        await alone.InitializeAsync();
        using var browser = await alone.SignedInAsync();
        foreach (var fence in new[] { ("organisation", "second"), ("programmes", "OT"), ("groups", "OT-26-1"), ("learner", "L1"), ("disabled", "true") })
        {
            Assert.Contains(
                "Последнему администратору без ограничений нельзя сменить роль, ограничить видимое или закрыть вход",
                await TextAsync(await SiteFactory.PostAsync(browser, "/users", "/users?handler=Change", ("name", "admin"), ("role", Roles.Administrator), fence)),
                StringComparison.Ordinal);
        }

        Assert.True((await alone.Services.GetRequiredService<UserStore>().FindAsync("admin", Cancellation))!.IsOpen);
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
