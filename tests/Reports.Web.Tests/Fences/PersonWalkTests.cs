using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests.Fences;

/// <summary>Every page and file of the site, asked without a fence: whoever it shows is in the audit log, and a role that may not see names sees none.</summary>
[Collection(nameof(FenceSite))]
public sealed class PersonWalkTests(FenceSite site)
{
    private const int Walkers = 4;
    private const string LastName = "Зонов ";

    // A learner whose row is in quarantine for want of a last name: no learner of the warehouse, so that its file and line stand for it.
    private const string InQuarantine = "zona1g3e";

    private static readonly Dictionary<string, string> Codes = World.Groups
        .SelectMany(group => group.Learners.Append(group.Stranger))
        .Select(code => (Mark: code, Code: code))
        .Concat([("zona1s9", World.OfTwoOrganisations), ("zona2s9", World.OfTwoOrganisations)])
        .Distinct()
        .ToDictionary(learner => learner.Item1, learner => learner.Item2, StringComparer.Ordinal);

    public static TheoryData<string> Statements => [.. Statement.In(StatementWalkTests.Shipped).Where(name => name.StartsWith("Reports/", StringComparison.Ordinal))];

    [Theory]
    [InlineData(Roles.Director, true)]
    [InlineData(Roles.Archive, false)]
    public async Task Learner_ShownByAnyAddress_IsInTheAuditLog(string role, bool seesNames)
    {
        var addresses = new Addresses(site);
        var all = addresses.Patterns.SelectMany(pattern => addresses.Of(pattern, Fence.Open)).ToList();
        var walked = await Task.WhenAll(Enumerable.Range(0, Walkers).Select(walker =>
            WalkAsync($"{role}-{walker}", role, all.Where((_, i) => i % Walkers == walker))));

        Assert.True(walked.Sum(one => one.Learners) > 0, "No address shows a learner: the walk proves nothing.");
        Assert.Equal(seesNames, walked.Sum(one => one.Names) > 0);
        Assert.DoesNotContain(Log($"{role}-"), line => line.Contains(LastName.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    // A learner with everything that a report of one learner may show; some of them have neither a name nor a code in their rows.
    [Fact]
    public async Task FileOfOneLearner_OfEveryReport_IsInTheAuditLog()
    {
        const string Learner = "zona1g1d";
        var key = site.Keys("learner_key").Single(key => site.Marks[("learner_key", key)] == Learner);
        var reports = site.Reader.Reports.Where(report => report.Name.StartsWith("learner-", StringComparison.Ordinal) && report.Parameters.Contains("learner")).ToList();
        var browser = await site.Site.SignedInAsync(SiteFactory.User("archive-of-one", Roles.Archive));
        Assert.True(reports.Count >= 7);
        foreach (var report in reports)
        {
            var before = Last();
            using var answer = await browser.GetAsync(new Uri($"/export/{report.Name}.csv?preset=all&learner={key}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(Recorded("archive-of-one", before).SetEquals([Learner]), $"{report.Name} shows {Learner}, of whom the audit log knows nothing.");
        }
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void Report_ThatReadsNamesOrCodes_TellsWhose(string name) =>
        Assert.Null(new Report(StatementWalkTests.Shipped[name]).Problem);

    [Theory]
    [InlineData("SELECT learner_code AS who FROM dim_learner", true)]
    [InlineData("SELECT last_name AS who FROM learner_person", true)]
    [InlineData("SELECT group_code AS who FROM dim_group -- not learner_code", true)]
    [InlineData("-- of learner_code nothing\nSELECT group_code AS who FROM dim_group", false)]
    public void Report_OfAnOperator_ThatHidesWhoseNamesItReads_HasAProblem(string statement, bool hides)
    {
        var folder = Directory.CreateTempSubdirectory("silent");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "Reports"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "Reports", "silent.sql"),
                $"-- title: Молчит\n-- unscoped: проверка\n-- column: who | Кто | text\n{statement};\n");

            Assert.Equal(hides, new Report(new SqlCatalogue("sqlite", folder.FullName)["Reports/silent"]).Problem is not null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int Learners, int Names)> WalkAsync(string user, string role, IEnumerable<string> addresses)
    {
        var browser = await site.Site.SignedInAsync(SiteFactory.User(user, role));
        var (learners, names) = (0, 0);
        foreach (var address in addresses)
        {
            var before = Last();
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = WebUtility.HtmlDecode(PageWalkTests.Text(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
            var shown = World.MarksIn(text).Select(mark => Codes.GetValueOrDefault(mark)).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var recorded = Recorded(user, before);
            var missing = shown.Except(recorded).ToList();
            Assert.True(missing.Count == 0, $"{address} shows {role} {string.Join(", ", missing)}, of whom the audit log knows nothing.");
            Assert.True(
                !World.MarksIn(text).Contains(InQuarantine) || recorded.Any(subject => subject.StartsWith("карантин ", StringComparison.Ordinal)),
                $"{address} shows {role} a row of quarantine, of which the audit log knows nothing.");
            learners += shown.Count;
            names += text.Contains(LastName, StringComparison.Ordinal) ? 1 : 0;
        }

        return (learners, names);
    }

    private long Last()
    {
        using var connection = Store();
        return connection.ExecuteScalar<long>("SELECT coalesce(max(audit_key), 0) FROM audit");
    }

    private HashSet<string> Recorded(string user, long after)
    {
        using var connection = Store();
        return [.. connection.Query<string>(
            "SELECT subject.learner_code FROM audit INNER JOIN audit_subject AS subject USING (audit_key) WHERE user_name = @user AND audit_key > @after",
            new { user, after })];
    }

    private List<string> Log(string users)
    {
        using var connection = Store();
        return [.. connection.Query<string>(
            "SELECT concat(object, ' ', address, ' ', learner_code) FROM audit LEFT JOIN audit_subject USING (audit_key) WHERE user_name LIKE @users || '%'",
            new { users })];
    }

    private SqliteConnection Store() => new($"Data Source={Path.Combine(site.Site.Folder, "app.db")};Mode=ReadOnly");
}
