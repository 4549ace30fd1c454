using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Ingest.Worker.Loading;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>The arrows between the programs and the rooms that one thing only may enter, as the sources and assemblies stand.</summary>
public sealed partial class ArrowsTests
{
    private static readonly string Root = Repository.Root;
    private static readonly string[] Programs = ["Warehouse.Sql", "Ingest.Feeds", "Ingest.Worker", "Reports.Web"];

    [Fact]
    public void Warehouse_References_NeitherProgram()
    {
        var references = ReferencesOf(typeof(SqlCatalogue).Assembly);

        Assert.DoesNotContain("Ingest.Worker", references);
        Assert.DoesNotContain("Reports.Web", references);
    }

    [Fact]
    public void Worker_References_WarehouseAndNotSite()
    {
        var references = ReferencesOf(typeof(BatchLoader).Assembly);

        Assert.Contains("Warehouse.Sql", references);
        Assert.DoesNotContain("Reports.Web", references);
    }

    [Fact]
    public void SourceFiles_Reference_NeitherProgramNorWarehouse()
    {
        var references = ReferencesOf(typeof(SourceReader).Assembly);

        Assert.DoesNotContain("Ingest.Worker", references);
        Assert.DoesNotContain("Reports.Web", references);
        Assert.DoesNotContain("Warehouse.Sql", references);
    }

    [Fact]
    public void Feeds_Reference_WarehouseAndNeitherProgram()
    {
        var references = ReferencesOf(typeof(FeedCatalogue).Assembly);

        Assert.Contains("Warehouse.Sql", references);
        Assert.DoesNotContain("Ingest.Worker", references);
        Assert.DoesNotContain("Reports.Web", references);
    }

    // A type of the worker cannot be named without its namespace, so that its absence from a source is proof.
    [Fact]
    public void WorkerTypes_AllOfThem_LiveInWorkerNamespace() => Assert.Empty(typeof(BatchLoader).Assembly.GetExportedTypes()
        .Where(type => type.Namespace != "Ingest.Worker" && type.Namespace?.StartsWith("Ingest.Worker.", StringComparison.Ordinal) != true)
        .Select(type => type.FullName));

    [Fact]
    public void SiteSources_ButProgram_DoNotNameWorker() => Assert.Equal(
        ["Reports.Web/Program.cs"],
        Sources("Reports.Web", "*.cs", "*.cshtml").Where(source => source.Code.Contains("Ingest.Worker", StringComparison.Ordinal)).Select(source => source.Path));

    [Fact]
    public void SiteProject_GlobalUsings_DoNotNameWorker() => Assert.DoesNotContain(
        XDocument.Load(Path.Combine(Root, "Reports.Web", "Reports.Web.csproj")).Descendants("Using"),
        use => use.Attribute("Include")?.Value.StartsWith("Ingest", StringComparison.Ordinal) == true);

    [Fact]
    public void Projects_References_MakeNoCircle()
    {
        var references = Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => XDocument.Load(path).Descendants("ProjectReference")
                .Select(reference => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, reference.Attribute("Include")!.Value.Replace('\\', '/'))))
                .ToList());
        Assert.True(references.Count >= Programs.Length);
        foreach (var project in references.Keys)
        {
            var reached = new HashSet<string>();
            var ahead = new Stack<string>(references[project]);
            while (ahead.TryPop(out var next))
            {
                if (reached.Add(next))
                {
                    references[next].ForEach(ahead.Push);
                }
            }

            Assert.False(reached.Contains(project), $"{Path.GetRelativePath(Root, project)} refers to itself by way of others.");
        }
    }

    [Fact]
    public void Scheduler_IsNamed_InItsFolderAndTheCompositionRootOnly() => Assert.Equal(
        ["Ingest.Worker/Scheduling", "Reports.Web"],
        Programs.SelectMany(program => Sources(program, "*.cs", "*.cshtml"))
            .Where(source => Regex.IsMatch(source.Code, @"\b(using (Hangfire|Cronos)|(Hangfire|Cronos)\.)"))
            .Select(source => source.Path == "Reports.Web/Program.cs" ? "Reports.Web" : Path.GetDirectoryName(source.Path)!.Replace('\\', '/'))
            .Distinct());

    [Fact]
    public void SqlText_InSources_StandsWhereItIsReadOrItsColumnsAreUnknown() => Assert.Equal(
        ["Warehouse.Sql/AsOf/AsOfRecipe.cs", "Warehouse.Sql/SqlServer/BulkShape.cs"],
        Programs.SelectMany(program => Sources(program, "*.cs", "*.cshtml"))
            .Where(source => Statement().IsMatch(source.Code))
            .Select(source => source.Path)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Programs_OfTheWarehousesStatements_NameNone() => Assert.Empty(new[] { "Ingest.Feeds", "Ingest.Worker", "Reports.Web" }
        .SelectMany(program => Sources(program, "*.cs", "*.cshtml"))
        .SelectMany(source => StatementName().Matches(source.Code).Select(name => $"{source.Path}: {name.Value}")));

    [Theory]
    [InlineData("session.Run(\"Loading/counts.clear\")", true)]
    [InlineData("$\"Facts/{feed}.merge\"", true)]
    [InlineData("catalogue[\"Verify/\" + mart]", true)]
    [InlineData("\"/Facts/\"", false)]
    [InlineData("catalogue[\"Jobs/tick.last\"]", true)]
    public void StatementName_InASource_IsSeen(string code, bool isSeen) => Assert.Equal(isSeen, StatementName().IsMatch(code));

    // Those that load, make marts, verify and migrate are run by the library alone, and its interface of them is closed to the programs.
    [Fact]
    public void LoadSession_ForThePrograms_TakesNoName() => Assert.Equal(
        ["Commit", "TakeTurn", "get_GroupsAtATime"],
        typeof(ILoadSession).GetMethods().Where(method => method.IsPublic).Select(method => method.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("\"SELECT learner_key FROM dim_learner\"")]
    [InlineData("\"\"\"\n    select *\n    from dim_learner\n    \"\"\"")]
    [InlineData("$\"INSERT OR IGNORE INTO {table} VALUES (1)\"")]
    [InlineData("\"UPDATE dim_learner SET sex = NULL\"")]
    [InlineData("\"delete from dim_learner\"")]
    [InlineData("\"CREATE TEMP TABLE one (two)\"")]
    public void SqlText_InString_IsSeen(string code) => Assert.Matches(Statement(), code);

    [Theory]
    [InlineData("from row in rows select row.Name")]
    [InlineData("rows.Select(row => row.From)")]
    [InlineData("\"PRAGMA journal_mode = WAL\"")]
    [InlineData("\"Update the settings.\"")]
    public void SqlText_InOtherCode_IsNotSeen(string code) => Assert.DoesNotMatch(Statement(), code);

    private static string[] ReferencesOf(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];

    /// <summary>Sources of a program without their comments, in the order of names.</summary>
    private static IEnumerable<(string Path, string Code)> Sources(string program, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, program), pattern, SearchOption.AllDirectories))
        .Select(path => (Path: Path.GetRelativePath(Root, path).Replace('\\', '/'), Full: path))
        .Where(source => !source.Path.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
        .OrderBy(source => source.Path, StringComparer.Ordinal)
        .Select(source => (source.Path, Comment().Replace(File.ReadAllText(source.Full), "")));

    [GeneratedRegex(@"(?m)(?<=^|\s)//.*$|@\*[\s\S]*?\*@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"""(AsOf|Differences|Dimensions|Facts|Indicators|Jobs|Loading|Marts|Migrate|Parts|Reading|Reports|Staging|Store|Verify)/")]
    private static partial Regex StatementName();

    // Inside one string: a quote, no other quote, then a statement of its own.
    [GeneratedRegex(
        @"""[^""]*\b(SELECT\s[^""]*\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TEMP\s+)?(TABLE|VIEW|INDEX)\s|MERGE\s+INTO\s)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Statement();
}
