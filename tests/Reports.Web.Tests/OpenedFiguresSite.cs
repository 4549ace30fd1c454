using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Tests.Fences;
using Reports.Web.Tests.Site;
using Sample;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>
/// A site over three organisations: an invented one with all that real files have, and the two of the fences. Besides: an award of no group and a group whose
/// days nobody knows.
/// </summary>
public sealed partial class OpenedFiguresSite : IAsyncLifetime
{
    private const string Days = "preset=custom&from=2026-02-10&to=2026-10-20";

    private readonly SiteFactory _site = new() { IsSeeded = false };
    private readonly Dictionary<string, string> _read = new(StringComparer.Ordinal);
    private HttpClient _browser = null!;

    /// <summary>Filters by their names: queries of addresses.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; private set; } = null!;

    /// <summary>Pages with figures, without a filter.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        new SampleOrganisation(new SampleOptions(150, 2, 11, new DateOnly(2026, 11, 21))).Write(_site.Folder);
        var group = World.Groups[0];
        var files = Directory.CreateDirectory(Path.Combine(_site.Folder, "more")).FullName;
        foreach (var (feed, text) in WorldFeeds.First.Append(("awards", $"org_code,learner_code,award_kind,awarded_on,order_no\n{group.OrganisationMark},{group.Own[0]},Грамота,2026-05-05,77"))
            .Append(("groups", $"org_code,group_code,programme_code,starts_on,ends_on\n{group.OrganisationMark},без дней,{group.ProgrammeMark},,"))
            .Append(("grades", "org_code,learner_code,group_code,module_code,control,graded_on,grade,scale\n"
                + $"{group.OrganisationMark},{group.Own[0]},без дней,{group.ProgrammeMark}-m1,interim,2026-05-05,5,five")))
        {
            await File.WriteAllTextAsync(Path.Combine(files, $"{Directory.GetFiles(files).Length:00}-{feed}.csv"), text);
        }

        var loader = BatchLoaders.Over(
            _site.Services.GetRequiredService<IWarehouseEngine>(), _site.Services.GetRequiredService<SqlCatalogue>(), _site.Folder, _site.Clock);
        Assert.All(loader.Load([Path.Combine(_site.Folder, "feeds"), files], null, CancellationToken.None), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        _browser = await _site.SignedInAsync();
        await using var warehouse = new SqliteConnection($"Data Source={Path.Combine(_site.Folder, "warehouse.db")};Mode=ReadOnly");
        (Filters, Pages) = (FiltersOf(warehouse), PagesOf(warehouse));
    }

    /// <summary>A page as its reader sees it, with plain spaces; each address is asked once.</summary>
    public async Task<string> PageAsync(string address)
    {
        if (!_read.TryGetValue(address, out var text))
        {
            _read[address] = text = Space().Replace(await _browser.GetStringAsync(address), " ").Replace("&#xA0;", " ", StringComparison.Ordinal)
                .Replace("&#x202F;", " ", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>What is read in a part of a page.</summary>
    public static string Words(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html, "")), " ").Trim();

    /// <summary>The cells of a file, a row at a time, its headings first.</summary>
    public async Task<IReadOnlyList<string[]>> CsvAsync(string address)
    {
        using var reader = new StringReader((await _browser.GetStringAsync(address)).TrimStart('\ufeff'));
        using var csv = new CsvHelper.CsvReader(reader, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", HasHeaderRecord = false });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Parser.Record!);
        }

        return rows;
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    private static Dictionary<string, string> FiltersOf(SqliteConnection warehouse)
    {
        long Key(string sql) => warehouse.ExecuteScalar<long>(sql);
        const string Busiest = " FROM mart_grade_day AS mart INNER JOIN dim_group AS study USING (group_key) WHERE study.starts_on > 20260101 AND teacher_key <> 0 GROUP BY 1 ORDER BY sum(share_n) DESC LIMIT 1";
        var (organisation, programme) = (Key("SELECT org_key FROM dim_organisation WHERE org_code = 'zona1'"), Key("SELECT programme_key" + Busiest));
        var (teacher, group) = (Key("SELECT teacher_key" + Busiest), Key("SELECT group_key" + Busiest));
        var shared = Key("SELECT teacher_key FROM dim_teacher WHERE teacher_code = 'zona1t3'");
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["none"] = "",
            ["academic"] = "preset=academic",
            ["quarter"] = "preset=quarter",
            ["month"] = "preset=month",
            ["all"] = "preset=all",
            ["days"] = Days,
            ["organisation"] = $"organisation={organisation}",
            ["programme"] = $"programme={programme}",
            ["group"] = $"group={group}",
            ["teacher"] = $"teacher={teacher}",
            ["organisation and teacher"] = $"organisation={organisation}&teacher={shared}",
            ["programme and days"] = $"programme={programme}&{Days}",
            ["organisation and days"] = $"organisation={organisation}&{Days}",
            ["teacher of all time"] = $"preset=all&teacher={teacher}",
        };
    }

    private static List<string> PagesOf(SqliteConnection warehouse)
    {
        var groups = warehouse.Query<long>(
            "SELECT group_key FROM mart_outcome_group GROUP BY group_key ORDER BY sum(by_pass_n) > 0 DESC, sum(by_grade_n) DESC LIMIT 2").ToList();
        var learner = warehouse.ExecuteScalar<long>("SELECT learner_key FROM mart_outcome WHERE group_key = @group LIMIT 1", new { group = groups[0] });
        return
        [
            "/", "/groups", "/learners", "/teachers", $"/learners/{learner}",
            .. groups.Select(key => $"/groups/{key}"),
            .. Under("/plan?by=", "competency", "group", "module", "teacher"),
            .. Under("/quality?by=", "programme", "group", "module", "teacher", "month", "quarter"),
            .. Under("/quality?by=group&measure=", "success", "mastery", "average", "retakes", "retention", "completion"),
            .. Under("/quality?by=month&measure=", "quality", "first", "attendance", "attainment"),
            .. Under("/why?by=", "programme", "competency", "module", "group", "teacher", "control", "kind", "standard", "general", "labour", "sex", "age", "education", "employment"),
            "/why?by=programme&against=year",
            .. Under("/report/", "plan-part", "current-topics", "archive-carriers"),
        ];

        static IEnumerable<string> Under(string start, params string[] ends) => ends.Select(end => start + end);
    }

    [GeneratedRegex(@"[\u00a0\u202f\u2009\s]+")]
    private static partial Regex Space();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
