using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment.Exports;

namespace Reports.Web.Tests.Fences;

/// <summary>Every address that the site answers a GET on, by its own list of endpoints, with the keys of the world in it.</summary>
internal sealed partial class Addresses(FenceSite site)
{
    private const string Wide = "preset=all&q=зонов&word_1=зонов&year=2026";

    // What each shows is not the warehouse's; users and the journal of access are of the whole site and know no fence yet; the account is the viewer's own.
    // The page of uploads shows the viewer's own files and nobody else's: UploadFenceTests.
    // Forms to be filled in are not for the director, who is the viewer without a fence here: FeedTemplateTests have a curator's lists, the walk their statements.
    // Mappings are the installation's and name nobody; how many files each has read is walked as a statement. The form of a mapping shows the viewer's own file: MapFenceTests.
    // A withdrawal is asked for with counts of records, which bear no marks: its statements are walked.
    private static readonly string[] NotOfTheWarehouse =
        ["/", "/error/{code:int}", "/sign-in", "/sign-out", "/welcome", "/account", "/users", "/journal", "/loading", "/health", "/favicon.ico", "/templates/{name}.docx",
            "/upload", "/upload/{id}", "/upload/{id}/map", "/mappings", "/mappings/{name}", "/upload/templates", "/upload/templates/{feed}.xlsx", "/loads/{file:int}/withdraw", "/public/self-assessment/{year:int}"];

    private readonly Questions _questions = new(site);

    /// <summary>Patterns of addresses that show what is in the warehouse.</summary>
    public IReadOnlyList<string> Patterns { get; } = [.. site.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
        .Distinct(StringComparer.Ordinal)
        .Where(pattern => pattern == "/" || !NotOfTheWarehouse.Contains(pattern))];

    /// <summary>Addresses of a pattern: as they are, as of an earlier day, and with everything chosen that is outside a fence.</summary>
    public IEnumerable<string> Of(string pattern, Fence fence) =>
        from path in Paths(pattern)
        from query in Queries(pattern, fence)
        select path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;

    private IEnumerable<string> Queries(string pattern, Fence fence)
    {
        var (wide, outside) = (Wide, Wide + Outside(fence));
        var earlier = Wide + "&asOf=" + site.Between.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return pattern switch
        {
            "/plan" or "/quality" => new[] { "programme", "module", "group", "teacher" }
                .SelectMany(by => new[] { wide, earlier, outside }.Select(query => $"{query}&by={by}")),
            "/why" => new[] { "programme", "competency", "group", "module", "teacher", "control" }.Select(by => $"{outside}&by={by}")
                .Concat(new[] { wide, earlier, wide + "&against=year" }.Select(query => query + "&by=group")),
            "/notes" => Subjects(["learner", "group"]).Append("preset=all"),
            "/cases/new" => Subjects(["learner", "group", "programme", "organisation"]),
            "/cases" or "/decisions" => new[] { "show=all" },
            "/cases/{key:long}" => [""],
            "/self-assessment/rows" => Organisations([wide, earlier]).SelectMany(query =>
                new[] { "&code=1.1", "&code=1.10", "&set=form-1-pk&code=2.1" }.Select(cell => query + cell + "&part=base")),
            "/self-assessment/entry" => Organisations([wide]).Select(query => $"{query}&code={site.Entered}"),
            "/self-assessment/sheet" => Organisations([wide]).Select(query => query + "&handler=file"),
            _ when pattern.Contains("{key:long}", StringComparison.Ordinal) || pattern.StartsWith("/trace/", StringComparison.Ordinal) => [outside],
            _ when pattern.StartsWith("/self-assessment", StringComparison.Ordinal) => Organisations([wide, earlier]),

            // Workbooks are slow to make, and their rows are those of the CSV, which is asked of everything.
            _ when pattern.EndsWith(".xlsx", StringComparison.Ordinal) => [outside],
            _ when pattern.StartsWith("/report/", StringComparison.Ordinal) => [wide, outside],
            _ => [wide, earlier, outside],
        };
    }

    private IEnumerable<string> Subjects(IEnumerable<string> names) =>
        names.SelectMany(name => site.Keys(name + "_key").Where((_, i) => i % 2 == 0).Select(key => FormattableString.Invariant($"{name}={key}")));

    private IEnumerable<string> Organisations(IEnumerable<string> queries) => queries.SelectMany(query =>
        site.Keys("organisation_key").Select(key => FormattableString.Invariant($"{query}&organisation={key}")).Prepend(query));

    private string Outside(Fence fence) => string.Concat(new[] { "organisation", "programme", "group", "teacher", "learner" }
        .Select(name => (name, Key: site.Keys(name + "_key").FirstOrDefault(key => !fence.Holds(World.MarksIn(site.Marks[(name + "_key", key)]).First()))))
        .Where(one => one.Key > 0)
        .Select(one => FormattableString.Invariant($"&{one.name}={one.Key}"))) + "&subjects=" + Uri.EscapeDataString(Questions.Subjects(site));

    private IEnumerable<string> Paths(string pattern)
    {
        IEnumerable<string> paths = [pattern];
        if (pattern.StartsWith("/trace/", StringComparison.Ordinal))
        {
            return _questions.Traces();
        }

        if (pattern.StartsWith("/loads/{file:int}/{line", StringComparison.Ordinal))
        {
            return site.Query("SELECT DISTINCT load_file_key, line_no FROM quarantine").Select(row => FormattableString.Invariant($"/loads/{row[0]}/{row[1]}"));
        }

        foreach (var parameter in Parameter().Matches(pattern).Select(match => (Text: match.Value, Name: match.Groups[1].Value)))
        {
            var values = Values(pattern, parameter.Name);
            paths = [.. paths.SelectMany(path => values.Select(value => path.Replace(parameter.Text, value, StringComparison.Ordinal)))];
        }

        return paths;
    }

    private IEnumerable<string> Values(string pattern, string name) => (pattern.Split('/')[1], name) switch
    {
        ("report" or "export", "name") => Reports,
        ("rows", "kind") => Reports.Where(report => report.StartsWith("rows-", StringComparison.Ordinal)).Select(report => report["rows-".Length..]),
        ("choices", "list") => FilterChoices.Lists.Select(list => list.Key),
        ("learners", "key") => Questions.LearnersOf(site).Select(Text),
        ("groups", "key") => site.Keys("group_key").Select(Text),
        ("loads", "file") => ["", "1", "20"],
        ("self-assessment", "key") => site.Editions.Select(Text),
        ("corrections", "feed") => ["learners", "carriers"],
        ("cases", "key") => site.Matters.Keys.Select(Text),
        ("self-assessment", "format") => AssessmentFormat.All.Select(format => format.Name),
        _ => throw new InvalidOperationException($"The walk knows no values for '{name}' of {pattern}: name them here."),
    };

    private static IEnumerable<string> Reports => Statement.In(StatementWalkTests.Shipped)
        .Where(name => name.StartsWith("Reports/", StringComparison.Ordinal)).Select(name => name["Reports/".Length..]);

    private static string Text(long key) => key.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
