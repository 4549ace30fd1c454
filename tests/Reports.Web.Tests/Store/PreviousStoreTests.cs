using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.Tests.Documents;
using Reports.Web.Tests.Site;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Store;

/// <summary>A store that the previous release made, without a journal of its schema, serves the site as before.</summary>
public sealed class PreviousStoreTests : IDisposable
{
    private const string Set = "order-1324-annex-6";
    private const string Dump = "previous-store.sql";

    // What the previous release answered for edition 1 at /self-assessment/editions/1/report.csv.
    private const string ReportSum = "4131dfdf3e97571227209b4349914a8438f80a7fdfb81707d73a8d7cc899e399";

    private readonly IReadOnlyList<string> _before;
    private readonly StoreHome _home;

    public PreviousStoreTests()
    {
        IReadOnlyList<string> before = [];
        _home = StoreHome.OnSqlite(path =>
        {
            PreviousRelease.Restore(Dump, path);
            before = [.. PreviousRelease.Rows(path).Select(row => row.StartsWith("app_user:", StringComparison.Ordinal) ? row + "|programme_codes=|group_codes=|last_name=|first_name=|middle_name=" : row)];
        });
        _before = before;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Store_TakenOver_KeepsEveryRow()
    {
        Assert.Equal(14, await _home.RunAsync("SELECT count(*) FROM app.schema_journal"));
        Assert.Equal(_before, PreviousRelease.Rows(_home.Options.Connection));

        _home.Node();

        Assert.Equal(_before, PreviousRelease.Rows(_home.Options.Connection));
    }

    [Theory]
    [InlineData("admin", "previous release password", Access.Roles.Administrator)]
    [InlineData("директор", "n6c9nubhq8zgcneu", Access.Roles.Director)]
    [InlineData("Аналитик", "bmrzrunq3t54sx5t", Access.Roles.Analyst)]
    [InlineData("Куратор", "kcbe63ug2db866z5", Access.Roles.Curator)]
    [InlineData("Архив", "fkecjmkvkhn7hu64", Access.Roles.Archive)]
    [InlineData("Ответственный", "r3tnwafunx8wmmdw", Access.Roles.DataOfficer)]
    [InlineData("Слушатель", "cqc4fbhpgz87ff2z", Access.Roles.Analyst)]
    [InlineData("Бывший", "mgdfy84qj4bdek9u", null)]
    public async Task User_SignsInWithHisPassword_UnlessClosed(string name, string password, string? role)
    {
        Assert.Null((await _home.SignIn.TryAsync(name, "wrong", StoreHome.Source, Cancellation)).User);

        Assert.Equal(role, (await _home.SignIn.TryAsync(name, password, StoreHome.Source, Cancellation)).User?.Role);
    }

    [Fact]
    public async Task Users_KeepTheirLimits_AndFailuresCountOn()
    {
        Assert.Equal("T005", (await _home.Users.FindAsync("куратор", Cancellation))!.TeacherCode);
        Assert.Equal("S0000008", (await _home.Users.FindAsync("слушатель", Cancellation))!.LearnerCode);
        _home.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 48; i++)
        {
            Assert.Null((await _home.SignIn.TryAsync("незнакомый", "wrong", new Access.SignInSource($"198.51.100.{i}"), Cancellation)).LockedUntil);
        }

        // One failure stands in the text: this is the fiftieth under the name.
        Assert.NotNull((await _home.SignIn.TryAsync("незнакомый", "wrong", StoreHome.Source, Cancellation)).LockedUntil);
    }

    [Fact]
    public async Task Audit_SaysWhoseDataWasShown()
    {
        var day = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal("Аналитик", Assert.Single(await _home.Audit.ListAsync(day, day.AddDays(1), "S0000018", Cancellation)).UserName);
        Assert.Equal(_before.Count(row => row.StartsWith("audit:", StringComparison.Ordinal)), (await _home.Audit.ListAsync(day, day.AddDays(1), null, Cancellation)).Count);

        // Its key stood open in the store.
        Assert.Empty(new KeyRing(_home.Store, _home.Clock).GetAllElements());
    }

    [Fact]
    public async Task EnteredValues_AndTheWorkPlan_HaveTheirHistory()
    {
        var values = new ManualValues(_home.Store, _home.Clock);

        var taken = await values.HistoryAsync(new ManualCell("default", Set, "2.15", "", "", 2026), Cancellation);
        Assert.Equal([null, 3m, 2m], taken.Select(value => value.Number));
        var changed = await values.HistoryAsync(new ManualCell("default", Set, "2.7", "", "", 2026), Cancellation);
        Assert.Equal([(1300m, "Уточнённый отчёт"), (1250.5m, "Отчёт о НИОКР от 15.01.2026 № 4")], changed.Select(value => (value.Number!.Value, value.Document)));
        var plan = await new WorkPlanStore(_home.Store, _home.Clock).ListAsync(Set, "default", 2026, Cancellation);
        Assert.Equal([("conduct", "Методист"), ("planning", "Методист")], plan.Select(stage => (stage.Stage, stage.Owner)).Order());
    }

    [Theory]
    [InlineData(1, EditionState.Approved)]
    [InlineData(2, EditionState.Draft)]
    public async Task Edition_ReadsAsItWasKept(long key, EditionState state)
    {
        var edition = (await _home.Editions.FindAsync(key, Cancellation))!;
        var assessment = await _home.Editions.AssessmentOfAsync(edition, Cancellation);

        Assert.Equal(state, edition.State);
        Assert.Equal(
            Kept("edition_value", key).Select(row => $"{row["code"]}|{row["line"]}|{row["graph"]}|{row["year"]}|{row["number"]}|{row["base"]}|{row["document"]}").Order(StringComparer.Ordinal),
            assessment.Values.Select(value => string.Create(
                CultureInfo.InvariantCulture, $"{value.Indicator.Code}|{value.Line}|{value.Column}|{value.Year}|{value.Number}|{value.Base}|{value.Entry?.Document}")).Order(StringComparer.Ordinal));
        Assert.Equal(215, assessment.Values.Count);
        Assert.Equal(6, (await _home.Editions.TablesOfAsync(edition, Cancellation)).Count);
        Assert.NotEmpty(await _home.Editions.TextsOfAsync(edition, Cancellation));
    }

    [Fact]
    public async Task Edition_Approved_IsRefusedEveryChange_AndADraftGoesOn()
    {
        foreach (var statement in new[]
        {
            "UPDATE app.edition SET number = 7", "DELETE FROM app.edition_value", "UPDATE app.edition_rule SET text = ''",
            "INSERT INTO app.edition_step (edition_key, step_no, kind, at, user_name, note) VALUES (1, 9, 'Returned', '', '', '')",
            "INSERT INTO app.edition_text (edition_key, step_no, section, text) VALUES (1, 9, '1', '')",
        })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _home.RunAsync(statement));
            Assert.Contains("an edition is never changed", refused.Message, StringComparison.Ordinal);
        }

        var draft = (await _home.Editions.FindAsync(2, Cancellation))!;
        Assert.True(await _home.Editions.StepAsync(draft, EditionStepKind.Reviewed, "Аналитик", "", new Dictionary<string, ShortcomingAnswer>(), Cancellation));
    }

    [Fact]
    public async Task Report_OfTheApprovedEdition_IsTheSameByteByByte()
    {
        await using var site = new SiteFactory { Store = _home.Options };
        await site.InitializeAsync();
        using var browser = await site.SignedInAsync("Аналитик", "bmrzrunq3t54sx5t");

        var report = await browser.GetByteArrayAsync("/self-assessment/editions/1/report.csv", Cancellation);

        Assert.Equal(ReportSum, Convert.ToHexStringLower(SHA256.HashData(report)));
    }

    [Fact]
    public async Task Document_OfAnEditionThatThePreviousReleaseApproved_IsFrozenAtTheFirstStart_AndSaysSo()
    {
        Assert.Equal([1L], await _home.Editions.ListUnfrozenAsync(Cancellation));
        await using var site = new SiteFactory { Store = _home.Options };
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        await site.InitializeAsync();
        using var browser = await site.SignedInAsync("Аналитик", "bmrzrunq3t54sx5t");
        const string address = "/self-assessment/editions/1/report.docx";
        var before = await browser.GetByteArrayAsync(address, Cancellation);

        TemplateFile.PutRenamed(Path.Combine(site.Folder, "templates", "self-assessment.docx"), "Оглавление");

        Assert.Equal(before, await browser.GetByteArrayAsync(address, Cancellation));
        Assert.Contains("Оглавление", TemplateFile.WordsOf(await browser.GetByteArrayAsync("/self-assessment/editions/2/report.docx", Cancellation)), StringComparison.Ordinal);
        Assert.True((await _home.Editions.FindAsync(1, Cancellation))!.IsFrozenLate);
        Assert.Empty(await _home.Editions.ListUnfrozenAsync(Cancellation));
        Assert.Null((await _home.Editions.FindAsync(2, Cancellation))!.FrozenAt);
        Assert.Contains("прежняя версия программы шаблонов не хранила", WebUtility.HtmlDecode(await browser.GetStringAsync("/self-assessment/editions/1", Cancellation)), StringComparison.Ordinal);
    }

    private IEnumerable<Dictionary<string, string>> Kept(string table, long key) => _before
        .Where(row => row.StartsWith($"{table}: edition_key={key}|", StringComparison.Ordinal))
        .Select(row => row[(table.Length + 2)..].Split('|').Select(cell => cell.Split('=', 2)).ToDictionary(cell => cell[0], cell => cell[1]));
}
