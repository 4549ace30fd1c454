using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Contracts.Feeds;
using Ingest.Worker.Loading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Tests;

/// <summary>Every statement of the library runs against the schema as it is.</summary>
public sealed partial class SqlFilesTests : IDisposable
{
    private static readonly string[] Folders = ["Facts", "Dimensions", "Loading", "Marts", "Migrate", "Reports", "Verify", "AsOf", "Jobs"];
    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void EveryFile_OpensWithATitle() =>
        Assert.DoesNotContain(Folders.SelectMany(_warehouse.Catalogue.In), file => file.Value("title") is null);

    [Fact]
    public void EveryFeed_HasItsStatements_AndAnEmptyMergeRuns()
    {
        using var session = _warehouse.Engine.BeginLoad(CancellationToken.None);
        var feeds = new FeedCatalogue().Feeds.Where(feed => feed is not (Removals or Closings or Withdrawals)).ToList();
        var tables = LoadedTable.In(_warehouse.Catalogue);
        Assert.NotEmpty(feeds);
        Assert.Equal(feeds.Count, tables.Count);
        foreach (var feed in feeds)
        {
            var table = tables[feed.Name];
            Assert.Equal(feed.IsFact, table.IsFact);
            session.Run(table.Statement("begin"));
            session.Prepare(table.Statement("stage")).Dispose();
            foreach (var step in feed.IsFact ? new[] { "insert", "touch", "remove" } : [])
            {
                session.Prepare(table.Statement(step)).Dispose();
            }

            session.Merge(table.Statement("merge"), ("load_file_key", Cell.Of(1)), ("load_day", Cell.Of(20260101)));
        }
    }

    [Fact]
    public void SharedFiles_UseNothingThatOneEngineLacks()
    {
        var shared = Folders.SelectMany(_warehouse.Catalogue.In).Where(file => file.Name.StartsWith("Reports/", StringComparison.Ordinal));

        Assert.DoesNotContain(shared, file => OneEngineOnly().IsMatch(file.Text));
    }

    [Fact]
    public void EveryMart_NamesTheFeedsThatBearOnIt()
    {
        var feeds = new FeedCatalogue().Feeds.Select(feed => feed.Name).ToHashSet();

        foreach (var mart in _warehouse.Marts.Marts)
        {
            Assert.All((mart.Value("feeds") ?? "").Split(", "), feed => Assert.Contains(feed, feeds));
        }
    }

    [Fact]
    public void EveryReport_FindsGradesAndMarksByAKey_AndNeverReadsThemThrough()
    {
        // What a file brought is read through once, by the page that asks whether to withdraw it: an index for that would cost every load.
        var scanned = _warehouse.Catalogue.In("Reports").Where(report => !report.ShortName.StartsWith("withdrawal-", StringComparison.Ordinal)).SelectMany(report => ReadThrough(report.ShortName, "SELECT 1", report.Text, LargestFact()));

        Assert.Empty(scanned);
    }

    [Fact]
    public void AttendanceOfAFile_ComesInTheOrderOfItsKey_WithoutSorting() => Assert.DoesNotContain(
        _warehouse.Plan("SELECT 1", _warehouse.Catalogue["Reports/rows-attendance-all"].Text),
        step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));

    [Fact]
    public void EveryMart_FindsFactsByTheTouchedGroups_AndNeverReadsATableThrough()
    {
        var scanned = new List<string>();
        foreach (var mart in _warehouse.Marts.Marts)
        {
            var statements = string.Join('\n', mart.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal))).Split(';');
            foreach (var statement in statements.Where(text => text.Trim().Length > 0))
            {
                scanned.AddRange(ReadThrough(mart.ShortName, _warehouse.Catalogue["Marts/touch-begin"].Text, statement, LargeTable()));
            }
        }

        Assert.Empty(scanned);
    }

    /// <summary>Steps of a statement's plan that read one of the named tables from end to end.</summary>
    private IEnumerable<string> ReadThrough(string name, string before, string statement, Regex tables)
    {
        var large = tables.Matches(statement).Select(match => match.Groups["alias"].Value).ToHashSet(StringComparer.Ordinal);
        return _warehouse.Plan(before, statement)
            .Where(step => Scan().Match(step) is { Success: true } scan && large.Contains(scan.Groups["alias"].Value))
            .Select(step => $"{name}: {step}");
    }

    [GeneratedRegex(@"\b(fact|mart|dim_group|dim_learner|bridge)\w*\s+AS\s+(?<alias>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex LargeTable();

    [GeneratedRegex(@"\bfact_(grade|attendance)\s+AS\s+(?<alias>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex LargestFact();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"\bLIMIT\b|\|\||\bstrftime\b|\bgetdate\b|\bTOP\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex OneEngineOnly();
}
