using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.Identity;
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

        Assert.Equal(14, scripts);
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
            () => new PasswordCheck(new UserStore(Home.Node(), Home.Clock), Home.Node(), Home.Clock).TryAsync("анна", "wrong", StoreHome.Source, Cancellation), Cancellation)));

        Assert.Equal(Home.Clock.GetUtcNow().AddMinutes(1), (await Home.SignIn.TryAsync("Анна", "wrong", StoreHome.Source, Cancellation)).LockedUntil);
        Assert.Null((await Home.SignIn.TryAsync("Анна", Password, StoreHome.Source, Cancellation)).User);

        Home.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Анна", (await Home.SignIn.TryAsync("Анна", Password, StoreHome.Source, Cancellation)).User?.Name);
        Assert.Null((await Home.SignIn.TryAsync("Анна", "wrong", StoreHome.Source, Cancellation)).LockedUntil);
    }

    [Fact]
    public async Task Failures_OfADayAgo_AreForgotten_AndANameOfAnyLengthCounts()
    {
        var endless = new string('я', 5000);
        for (var i = 0; i < 4; i++)
        {
            Assert.Null((await Home.SignIn.TryAsync(endless, "wrong", StoreHome.Source, Cancellation)).LockedUntil);
        }

        Home.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await Home.SignIn.TryAsync(endless, "wrong", StoreHome.Source, Cancellation)).LockedUntil);
    }

    [Fact]
    public async Task Audit_KeepsWhoseDataWasShown_AndIsReadByPeriodAndLearner()
    {
        string[] learners = [.. Enumerable.Range(0, 3000).Select(i => $"Л-{i:0000}"), "Л-0000"];
        await Home.Audit.AddAsync("Анна", "page", "learners", "/learners?x=1", [.. learners.Select(code => new ShownLearner(code, "ORG1"))], Cancellation);
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
    public async Task Audit_ReadByWhoIsKeptToAnOrganisation_ShowsOfOthersEntriesItsOwnPersonsAlone()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);
        await Home.Users.AddAsync(SiteFactory.User("Борис", Roles.Analyst, "ORG1"), Password, Cancellation);
        await Home.Audit.AddAsync(
            "Анна", "export", "both", "/", [new("Л-1", "ORG1"), new("Л-2", "ORG1"), new("Л-1", "ORG2"), new("А-9", "ORG2"), new("карантин 3:4", null)], Cancellation);
        await Home.Audit.AddAsync("Анна", "page", "second", "/", [new("А-9", "ORG2")], Cancellation);
        await Home.Audit.AddAsync("Анна", "sign-in", "sign-in", "/", [], Cancellation);
        await Home.Audit.AddAsync("Борис", "sign-in", "own", "/", [], Cancellation);
        await Home.Audit.AddAsync("Борис", "page", "raw", "/", [new("карантин 5:6", null)], Cancellation);

        Assert.Equal([("raw", 1L, "карантин 5:6"), ("own", 0L, null), ("both", 2L, "Л-1")], await SeenAsync(new UserFence("ORG1", null, [], [])));
        Assert.Equal([("second", 1L, "А-9"), ("both", 2L, "А-9")], await SeenAsync(new UserFence("ORG2", null, [], [])));
        Assert.Equal(5, (await SeenAsync(new UserFence(null, null, [], []))).Count);
        Assert.Empty(await SeenAsync(new UserFence("ORG3", null, [], [])));
        Assert.Empty(await SeenAsync(new UserFence("ORG1", null, [], []), "А-9"));
        Assert.Equal("both", Assert.Single(await SeenAsync(new UserFence("ORG2", null, [], []), "Л-1")).Object);
        Assert.Equal(["own", "raw"], (await SeenAsync(new UserFence(null, null, ["P1"], []), null, "Борис")).Select(entry => entry.Object).Order());
        Assert.Empty(await SeenAsync(new UserFence("ORG1", null, [], ["G1"]), null, "Виктор"));

        async Task<List<(string Object, long Subjects, string? First)>> SeenAsync(UserFence fence, string? learner = null, string reader = "") =>
            [.. (await Home.Audit.ListAsync(Home.Clock.GetUtcNow().AddDays(-1), Home.Clock.GetUtcNow().AddDays(1), learner, Cancellation, fence, reader))
                .Select(entry => (entry.Object, entry.Subjects, entry.FirstSubject))];
    }

    [Fact]
    public async Task Administrator_LastWithoutAFence_IsNeitherFencedNorDemotedNorClosed()
    {
        var open = SiteFactory.User("Анна", Roles.Administrator);
        var kept = SiteFactory.User("Борис", Roles.Administrator, "ORG1");
        Assert.True(await Home.Users.AddAsync(open, Password, Cancellation) && await Home.Users.AddAsync(kept, Password, Cancellation));
        AppUser[] less =
        [
            open with { OrganisationCode = "ORG1" }, open with { LearnerCode = "Л-1" }, open with { ProgrammeCodes = "P1" }, open with { GroupCodes = "G1\nG2" },
            open with { Role = Roles.Director }, open with { IsDisabled = true },
        ];
        foreach (var change in less)
        {
            Assert.False(await Home.Users.ChangeAsync(change, Cancellation), $"{change}");
        }

        // Another without a fence may take over; of those with one, the last remains an administrator.
        Assert.True((await Home.Users.FindAsync("анна", Cancellation))!.IsOpen);
        Assert.True(await Home.Users.ChangeAsync(kept with { IsDisabled = true }, Cancellation));
        Assert.True(await Home.Users.ChangeAsync(kept with { OrganisationCode = null }, Cancellation));
        foreach (var change in less)
        {
            Assert.True(await Home.Users.ChangeAsync(change, Cancellation), $"{change}");
            Assert.False(await Home.Users.ChangeAsync(kept with { GroupCodes = "G1" }, Cancellation), $"{change}");
        }
    }

    [Fact]
    public async Task Administrator_LastOfAStoreWithoutAnOpenOne_StaysOne()
    {
        var kept = SiteFactory.User("Борис", Roles.Administrator, "ORG1");
        Assert.True(await Home.Users.AddAsync(kept, Password, Cancellation));

        Assert.False(await Home.Users.ChangeAsync(kept with { IsDisabled = true }, Cancellation));
        Assert.False(await Home.Users.ChangeAsync(kept with { Role = Roles.Analyst }, Cancellation));
        Assert.True(await Home.Users.ChangeAsync(kept with { GroupCodes = "G1\nG2" }, Cancellation));
        Assert.Equal("G1\nG2", (await Home.Users.FindAsync("борис", Cancellation))!.GroupCodes);
    }

    [Fact]
    public async Task Administrators_WhoFenceEachOtherAtOnce_LeaveOneWithout()
    {
        AppUser[] both = [SiteFactory.User("Анна", Roles.Administrator), SiteFactory.User("Борис", Roles.Administrator)];
        foreach (var one in both)
        {
            Assert.True(await Home.Users.AddAsync(one, Password, Cancellation));
        }

        var done = await Task.WhenAll(both.Select(one => Task.Run(() => Home.Users.ChangeAsync(one with { OrganisationCode = "ORG1" }, Cancellation))));

        Assert.Single(done, changed => changed);
        Assert.Single(await Home.Users.ListAsync(Cancellation), user => user.IsOpen);
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
    public async Task Keys_OfOneNode_AreReadByAnother_AndAnOpenOneIsDestroyed()
    {
        var closed = new XElement("key", new XAttribute("id", "1"), new XElement("encryptedSecret", new XElement(KeyFileEncryptor.ElementName, new XAttribute("keyFile", "f1"), "…")));
        new KeyRing(Home.Store, Home.Clock).StoreElement(new XElement("key", new XAttribute("id", "0"), new XElement("masterKey", "секрет")), "key-0");
        new KeyRing(Home.Store, Home.Clock).StoreElement(closed, "key-1");

        var ring = new KeyRing(Home.Node(), Home.Clock);

        Assert.Equal(closed.ToString(), Assert.Single(ring.GetAllElements()).ToString());
        Assert.Equal(["f1"], ring.KeyFiles());
        Assert.Single(Home.Store.Read<string>("protection-key-list"));
        await ring.ClearAsync(Cancellation);
        Assert.Empty(ring.GetAllElements());
    }

    [Fact]
    public async Task Session_IsFoundByItsSecretAlone_OnAnyNode_UntilItEnds()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);
        var user = (await Home.Users.FindAsync("анна", Cancellation))!;
        var secret = await Home.Sessions.StartAsync(user, "192.0.2.1", new string('b', 5000), Cancellation);
        var other = await Home.Sessions.StartAsync(user, "192.0.2.2", "Firefox", Cancellation);

        var found = (await Home.Sessions.UseAsync(secret, Cancellation))!;
        Assert.Equal(("Анна", user.Stamp, "192.0.2.1", Moment.Text(Home.Clock.GetUtcNow())), (found.UserName, found.Stamp, found.Address, found.StartedAt));
        Assert.DoesNotContain(secret, found.Id, StringComparison.Ordinal);
        Assert.Null(await Home.Sessions.UseAsync(found.Id, Cancellation));
        Assert.Equal(2, (await Home.Sessions.ListAsync("АННА", Cancellation)).Count);

        Assert.False(await Home.Sessions.EndAsync("Пётр", found.Id, Cancellation));
        Assert.True(await Home.Sessions.EndAsync("анна", found.Id, Cancellation));
        Assert.Null(await Home.Sessions.UseAsync(secret, Cancellation));
        Assert.NotNull(await Home.Sessions.UseAsync(other, Cancellation));
        Assert.Equal(0, await Home.Sessions.EndAllAsync("анна", SessionStore.IdOf(other), Cancellation));
        Assert.Equal(1, await Home.Sessions.EndAllAsync("анна", "", Cancellation));
    }

    [Fact]
    public async Task Session_EndsWhenIdle_AndAtTheLatestAfterTwelveHoursOfUse()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);
        var user = (await Home.Users.FindAsync("анна", Cancellation))!;
        var idle = await Home.Sessions.StartAsync(user, "", "", Cancellation);
        var busy = await Home.Sessions.StartAsync(user, "", "", Cancellation);
        for (var hour = 1; hour < 12; hour++)
        {
            Home.Clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(await Home.Sessions.UseAsync(busy, Cancellation));
        }

        Assert.Null(await Home.Sessions.UseAsync(idle, Cancellation));
        Assert.Single(await Home.Sessions.ListAsync("анна", Cancellation));
        Home.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await Home.Sessions.UseAsync(busy, Cancellation));
        await Home.Sessions.StartAsync(user, "", "", Cancellation);
        Assert.Equal(1, await Home.Sessions.EndEveryAsync(Cancellation));
    }

    [Fact]
    public async Task Hash_OfAnEarlierVersion_BecomesOneOfNowAtSignIn_AndThePasswordStays()
    {
        await Home.Users.AddAsync(SiteFactory.User("Анна", Roles.Analyst), Password, Cancellation);
        var before = new PasswordHasher<string>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword("", Password);
        await Home.RunAsync($"UPDATE app.app_user SET password_hash = '{before}'");
        var stamp = (await Home.Users.FindAsync("анна", Cancellation))!.Stamp;

        Assert.Null((await Home.SignIn.TryAsync("анна", "wrong", StoreHome.Source, Cancellation)).User);
        Assert.Equal(before, (await Home.Users.FindAsync("анна", Cancellation))!.PasswordHash);
        Assert.NotNull((await Home.SignIn.TryAsync("анна", Password, StoreHome.Source, Cancellation)).User);

        var after = (await Home.Users.FindAsync("анна", Cancellation))!;
        Assert.Equal(210_000, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(after.PasswordHash).AsSpan(5)));
        Assert.Equal(stamp, after.Stamp);
        Assert.NotNull((await Home.SignIn.TryAsync("анна", Password, StoreHome.Source, Cancellation)).User);
    }

    [Fact]
    public async Task Failures_OfAStranger_DoNotShutOutTheUser()
    {
        await Home.Users.AddAsync(SiteFactory.User("admin", Roles.Administrator), Password, Cancellation);
        for (var i = 0; i < 10; i++)
        {
            await Home.SignIn.TryAsync("admin", "wrong", new SignInSource("198.51.100.7"), Cancellation);
        }

        Assert.NotNull((await Home.SignIn.TryAsync("admin", "wrong", new SignInSource("198.51.100.7"), Cancellation)).LockedUntil);
        Assert.Equal("admin", (await Home.SignIn.TryAsync("admin", Password, StoreHome.Source, Cancellation)).User?.Name);
    }

    [Fact]
    public async Task Failures_FromEverywhere_CloseTheNameForMinutes_AndNotToABrowserOfTheUser()
    {
        await Home.Users.AddAsync(SiteFactory.User("admin", Roles.Administrator), Password, Cancellation);
        for (var i = 0; i < 80; i++)
        {
            await Home.SignIn.TryAsync("admin", "wrong", new SignInSource($"198.51.100.{i}"), Cancellation);
            Home.Clock.Advance(TimeSpan.FromSeconds(i < 49 ? 0 : 900));
        }

        await Home.SignIn.TryAsync("admin", "wrong", new SignInSource("203.0.113.1"), Cancellation);
        var closed = await Home.SignIn.TryAsync("admin", Password, StoreHome.Source, Cancellation);
        Assert.Null(closed.User);
        Assert.InRange((closed.LockedUntil!.Value - Home.Clock.GetUtcNow()).TotalMinutes, 1, 15);
        var known = StoreHome.Source with { Device = "d1" };
        Assert.NotNull((await Home.SignIn.TryAsync("admin", Password, known, Cancellation)).User);

        // A stolen cookie of the browser is worth four guesses.
        DateTimeOffset? until = null;
        for (var i = 0; i < 5; i++)
        {
            until = (await Home.SignIn.TryAsync("admin", "wrong", known, Cancellation)).LockedUntil;
        }

        Assert.NotNull(until);
        Assert.Null((await Home.SignIn.TryAsync("admin", Password, known, Cancellation)).User);
        await Home.SignIn.ForgiveAsync("ADMIN", Cancellation);
        Assert.NotNull((await Home.SignIn.TryAsync("admin", Password, known, Cancellation)).User);
        Assert.NotNull((await Home.SignIn.TryAsync("admin", Password, StoreHome.Source, Cancellation)).User);
    }

    [Fact]
    public async Task ManualValues_StandOverOneAnother_AndAreReadAsOfThen()
    {
        var values = new ManualValues(Home.Store, Home.Clock);
        var cell = new ManualCell("орг", "order-462", "1.1", "01", "", 2025);
        await values.AddAsync([new(cell, 1234567890123.4567m, 3m, "Приказ № 1")], "Анна", Cancellation);
        var then = Home.Clock.GetUtcNow();
        Home.Clock.Advance(TimeSpan.FromHours(1));
        await values.AddAsync([new(cell, null, null, "Отозвано")], "Пётр", Cancellation);
        await values.AddAsync([new(cell with { Organisation = "" }, 5m, null, "Свод")], "Пётр", Cancellation);

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
