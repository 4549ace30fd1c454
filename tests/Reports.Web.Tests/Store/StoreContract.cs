using System.Data.Common;
using System.Xml.Linq;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Warehouse.Sql;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Store;

/// <summary>What the site's own store does on every engine alike: a subclass an engine.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private const string Password = "long enough password";

    protected StoreHome Home { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Home = await Task.Run(Open);

    public ValueTask DisposeAsync()
    {
        Home?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract StoreHome Open();

    [Fact]
    public async Task Store_MadeByManyNodesAtOnce_StandsOnce_AndAgainWithWhatItHolds()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Home.Node, Cancellation)));

        Assert.NotNull(await new UserStore(Home.Node(), Home.Clock).FindAsync("анна", Cancellation));
    }

    [Fact]
    public async Task Store_WithoutAJournal_IsTakenOverWithWhatItHolds()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);
        var scripts = await Home.RunAsync("SELECT count(*) FROM app.schema_journal");
        await Home.RunAsync("DROP TABLE app.schema_journal");

        Assert.NotNull(await new UserStore(Home.Node(), Home.Clock).FindAsync("анна", Cancellation));

        Assert.Equal(8, scripts);
        Assert.Equal(scripts, await Home.RunAsync("SELECT count(*) FROM app.schema_journal"));
    }

    [Fact]
    public async Task Store_WhoseScriptsWereOthers_IsRefusedInOneLine()
    {
        await Home.RunAsync("UPDATE app.schema_journal SET checksum = 'other' WHERE number = 5");

        var error = Assert.Throws<WarehouseUnavailableException>(Home.Node);

        Assert.Equal("old_schema", error.Code);
        Assert.Contains("0005 «editions»", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_Added_IsFoundByAnySpelling_OnAnyNode_AndHisNameIsTaken()
    {
        var user = SiteFactory.User(" Алёна ", Roles.Curator, "орг-1", "П-7", "Л-3");

        Assert.True(await Home.Users.AddAsync(user, Password, Cancellation));
        Assert.False(await new UserStore(Home.Node(), Home.Clock).AddAsync(SiteFactory.User("АЛЕНА", Roles.Analyst), Password, Cancellation));

        var found = (await new UserStore(Home.Node(), Home.Clock).FindAsync("алена", Cancellation))!;
        Assert.Equal(("Алёна", Roles.Curator, "орг-1", "П-7", "Л-3", false),
            (found.Name, found.Role, found.OrganisationCode, found.TeacherCode, found.LearnerCode, found.IsDisabled));
        Assert.True(Home.Users.Verify(found, Password));
        Assert.Null(await Home.Users.FindAsync("никто", Cancellation));
    }

    [Fact]
    public async Task User_Changed_HasANewStamp_AndStandsLastWhenClosed()
    {
        await Home.Users.AddAsync(SiteFactory.User("а", Roles.Analyst), Password, Cancellation);
        await Home.Users.AddAsync(SiteFactory.User("б", Roles.Analyst), Password, Cancellation);
        var before = (await Home.Users.FindAsync("а", Cancellation))!;

        Assert.False(await Home.Users.ChangeAsync(SiteFactory.User("а", Roles.Director) with { IsDisabled = true }, Cancellation));
        await Home.Users.AddAsync(SiteFactory.User("admin", Roles.Administrator), Password, Cancellation);
        Assert.True(await Home.Users.ChangeAsync(SiteFactory.User("а", Roles.Director) with { IsDisabled = true }, Cancellation));
        Assert.True(await Home.Users.SetPasswordAsync("б", "another password", Cancellation));
        Assert.False(await Home.Users.SetPasswordAsync("никто", "another password", Cancellation));

        var users = await Home.Users.ListAsync(Cancellation);
        Assert.Equal(["admin", "б", "а"], users.Select(user => user.Name));
        Assert.True(users[2].IsDisabled);
        Assert.Equal(Roles.Director, users[2].Role);
        Assert.NotEqual(before.Stamp, users[2].Stamp);
        Assert.True(Home.Users.Verify(users[1], "another password"));
    }

    [Fact]
    public async Task LastAdministrator_StaysOne_EvenWhenTwoNodesTakeTwoAwayAtOnce()
    {
        for (var round = 0; round < 5; round++)
        {
            foreach (var name in new[] { "один", "два" })
            {
                await Home.Users.AddAsync(SiteFactory.User(name, Roles.Administrator), Password, Cancellation);
                Assert.True(await Home.Users.ChangeAsync(SiteFactory.User(name, Roles.Administrator), Cancellation));
            }

            var changed = await Task.WhenAll(new[] { "один", "два" }.Select(name => Task.Run(
                () => new UserStore(Home.Node(), Home.Clock).ChangeAsync(SiteFactory.User(name, Roles.Analyst), Cancellation), Cancellation)));

            Assert.Single(changed, isChanged => isChanged);
            Assert.Single(await Home.Users.ListAsync(Cancellation), user => user.Role == Roles.Administrator);
        }
    }

    [Fact]
    public async Task Failures_AreCountedOverAllNodes_AndCloseTheName()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => new PasswordCheck(new UserStore(Home.Node(), Home.Clock), Home.Node(), Home.Clock).TryAsync("анна", "wrong", Cancellation), Cancellation)));

        Assert.Equal(Home.Clock.GetUtcNow().AddMinutes(1), (await Home.SignIn.TryAsync("Анна", "wrong", Cancellation)).LockedUntil);
        Assert.Null((await Home.SignIn.TryAsync("Анна", Password, Cancellation)).User);

        Home.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Анна", (await Home.SignIn.TryAsync("Анна", Password, Cancellation)).User?.Name);
        Assert.Null((await Home.SignIn.TryAsync("Анна", "wrong", Cancellation)).LockedUntil);
    }

    [Fact]
    public async Task Failures_OfADayAgo_AreForgotten_AndANameOfAnyLengthCounts()
    {
        var endless = new string('я', 5000);
        for (var i = 0; i < 4; i++)
        {
            Assert.Null((await Home.SignIn.TryAsync(endless, "wrong", Cancellation)).LockedUntil);
        }

        Home.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await Home.SignIn.TryAsync(endless, "wrong", Cancellation)).LockedUntil);
    }

    [Fact]
    public async Task Audit_KeepsWhoseDataWasShown_AndIsReadByPeriodAndLearner()
    {
        string[] learners = [.. Enumerable.Range(0, 3000).Select(i => $"Л-{i:0000}"), "Л-0000"];
        await Home.Audit.AddAsync("Анна", "page", "learners", "/learners?x=1", learners, Cancellation);
        Home.Clock.Advance(TimeSpan.FromHours(1));
        await Home.Audit.AddAsync("Пётр", "sign-in", "/sign-in", new string('a', 6000), [], Cancellation);
        var start = Home.Clock.GetUtcNow().AddHours(-1);

        var all = await Home.Audit.ListAsync(start, start.AddHours(2), null, Cancellation);
        Assert.Equal([("Пётр", 0L, null), ("Анна", 3000L, "Л-0000")], all.Select(entry => (entry.UserName, entry.Subjects, entry.FirstSubject)));
        Assert.Equal((Moment.Text(start), "page", "learners", "/learners?x=1"), (all[1].At, all[1].Action, all[1].Object, all[1].Address));
        Assert.Single(await Home.Audit.ListAsync(start, start.AddHours(1), null, Cancellation));
        Assert.Equal("Анна", Assert.Single(await Home.Audit.ListAsync(start, start.AddHours(2), "Л-2999", Cancellation)).UserName);
        Assert.Empty(await Home.Audit.ListAsync(start, start.AddHours(2), "л-2999", Cancellation));
    }

    [Fact]
    public async Task Audit_OfManyLines_GivesTheNewestFiveHundred()
    {
        for (var i = 0; i < 510; i++)
        {
            await Home.Audit.AddAsync("Анна", "page", $"{i}", "/", [], Cancellation);
        }

        var lines = await Home.Audit.ListAsync(Home.Clock.GetUtcNow(), Home.Clock.GetUtcNow().AddMinutes(1), null, Cancellation);

        Assert.Equal(500, lines.Count);
        Assert.Equal("509", lines[0].Object);
    }

    [Fact]
    public void Keys_OfOneNode_AreReadByAnother()
    {
        new KeyRing(Home.Store, Home.Clock).StoreElement(new XElement("key", new XAttribute("id", "1"), "секрет"), "key-1");

        var key = Assert.Single(new KeyRing(Home.Node(), Home.Clock).GetAllElements());

        Assert.Equal("<key id=\"1\">секрет</key>", key.ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public async Task ManualValues_StandOverOneAnother_AndAreReadAsOfThen()
    {
        var values = new ManualValues(Home.Store, Home.Clock);
        var cell = new ManualCell("орг", "order-462", "1.1", "01", "", 2025);
        await values.AddAsync(cell, 1234567890123.4567m, 3m, "Приказ № 1", "Анна", Cancellation);
        var then = Home.Clock.GetUtcNow();
        Home.Clock.Advance(TimeSpan.FromHours(1));
        await values.AddAsync(cell, null, null, "Отозвано", "Пётр", Cancellation);
        await values.AddAsync(cell with { Organisation = "" }, 5m, null, "Свод", "Пётр", Cancellation);

        var now = Assert.Single(await values.ListAsync("order-462", "орг", 2021, 2025, null, Cancellation));
        Assert.Equal((null, "Отозвано", "Пётр", 2025L), (now.Number, now.Document, now.EnteredBy, now.Year));
        var past = Assert.Single(await values.ListAsync("order-462", "орг", 2021, 2025, then, Cancellation));
        Assert.Equal((1234567890123.4567m, 3m, "01"), (past.Number, past.Base, past.Line));
        Assert.Equal(["Отозвано", "Приказ № 1"], (await values.HistoryAsync(cell, Cancellation)).Select(value => value.Document));
        Assert.Empty(await values.ListAsync("order-462", "орг", 2021, 2024, null, Cancellation));
    }

    [Fact]
    public async Task WorkPlan_HasTheLastWordAboutEachStage()
    {
        var plan = new WorkPlanStore(Home.Store, Home.Clock);
        var entry = new WorkPlanEntry { Stage = "2", Owner = "Анна", DueOn = "2026-04-01", Note = "", SetBy = "", SetAt = "" };
        await plan.AddAsync("order-462", "орг", 2025, entry, "Пётр", Cancellation);
        await plan.AddAsync("order-462", "орг", 2025, entry with { Stage = "1" }, "Пётр", Cancellation);
        await plan.AddAsync("order-462", "орг", 2025, entry with { Owner = "Олег", DoneOn = "2026-03-30" }, "Анна", Cancellation);

        var stages = await plan.ListAsync("order-462", "орг", 2025, Cancellation);

        Assert.Equal([("1", "Анна", null), ("2", "Олег", new DateOnly(2026, 3, 30))], stages.Select(stage => (stage.Stage, stage.Owner, stage.Done)));
        Assert.Empty(await plan.ListAsync("order-462", "орг", 2024, Cancellation));
    }

    protected async Task RefuseAsync(params string[] statements)
    {
        foreach (var statement in statements)
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => Home.RunAsync(statement));
            Assert.Contains("an edition is never changed", refused.Message, StringComparison.Ordinal);
        }
    }
}
