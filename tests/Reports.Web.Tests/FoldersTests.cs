using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Ingest.Feeds.Contracts;
using Ingest.Worker.Archive;
using Warehouse.Sql.Catalogue;

namespace Reports.Web.Tests;

/// <summary>
/// The folders of each program as its compiled types use each other. A folder is a namespace directly below the program's; what stands in
/// the program's own namespace is its composition root, which refers to every folder and to which no folder refers.
/// </summary>
public sealed class FoldersTests
{
    private const string Root = "";

    private static readonly Architecture Product =
        new ArchLoader().LoadAssemblies(typeof(SqlCatalogue).Assembly, typeof(FeedCatalogue).Assembly, typeof(FileArchive).Assembly, typeof(Program).Assembly).Build();

    [Theory]
    [InlineData("Warehouse.Sql")]
    [InlineData("Ingest.Feeds")]
    [InlineData("Ingest.Worker")]
    [InlineData("Reports.Web")]
    public void Folders_OfAProgram_MakeNoCircle(string program)
    {
        var arrows = Arrows(program).ToLookup(arrow => arrow.From, arrow => arrow);
        Assert.True(arrows.Count >= 3, "No folders were found: the test looks at the wrong program.");

        var circles = arrows
            .SelectMany(folder => folder)
            .Where(arrow => IsReached(arrows, arrow.To, arrow.From))
            .Select(arrow => $"{Named(arrow.From)} → {Named(arrow.To)}: {arrow.Evidence}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    [Theory]
    [InlineData("Core", Root, "")]
    [InlineData("Sqlite", "", Root)]
    [InlineData("SqlServer", "", Root)]
    public void Warehouse_FolderAtAnEnd_HasArrowsOneWayOnly(string folder, string mayUse, string mayBeUsedBy)
    {
        var arrows = Arrows("Warehouse.Sql").ToList();
        Assert.Contains(arrows, arrow => arrow.From == folder || arrow.To == folder);
        if (folder == "Core")
        {
            Assert.Empty(arrows.Where(arrow => arrow.From == folder && arrow.To != mayUse).Select(arrow => arrow.Evidence));
        }
        else
        {
            Assert.Empty(arrows.Where(arrow => arrow.To == folder && arrow.From != mayBeUsedBy).Select(arrow => arrow.Evidence));
        }
    }

    private static string Named(string folder) => folder.Length == 0 ? "(root)" : folder;

    private static bool IsReached(ILookup<string, (string From, string To, string Evidence)> arrows, string start, string end)
    {
        var seen = new HashSet<string>();
        var ahead = new Stack<string>([start]);
        while (ahead.TryPop(out var folder))
        {
            if (folder == end)
            {
                return true;
            }

            if (seen.Add(folder))
            {
                foreach (var arrow in arrows[folder])
                {
                    ahead.Push(arrow.To);
                }
            }
        }

        return false;
    }

    /// <summary>Each pair of folders of which one uses the other, with one use as evidence.</summary>
    private static IEnumerable<(string From, string To, string Evidence)> Arrows(string program) => Product.Types
        .Where(type => FolderOf(program, type) is not null)
        .SelectMany(type => type.Dependencies)
        .Select(use => (From: FolderOf(program, use.Origin), To: FolderOf(program, use.Target), Evidence: $"{use.Origin.FullName} → {use.Target.FullName}"))
        .Where(arrow => arrow.From is not null && arrow.To is not null && arrow.From != arrow.To)
        .GroupBy(arrow => (arrow.From, arrow.To))
        .Select(group => (group.Key.From!, group.Key.To!, group.First().Evidence));

    private static string? FolderOf(string program, IType type) =>
        type.Namespace?.FullName is not { } name || type.FullName.Contains("GeneratedRegexAttribute", StringComparison.Ordinal) ? null
        : name == program ? Root
        : name.StartsWith(program + ".", StringComparison.Ordinal) ? name[(program.Length + 1)..].Split('.')[0]
        : null;
}
