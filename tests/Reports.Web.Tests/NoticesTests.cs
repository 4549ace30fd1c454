using System.Text.Json;
using System.Text.RegularExpressions;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>THIRD-PARTY-NOTICES.md against what the programs are restored with: a package that is new or another version needs its line.</summary>
public sealed partial class NoticesTests
{
    private static readonly string Root = Repository.Root;

    [Fact]
    public void Notices_PackagesOfThePrograms_AreAllListedAndNoOther()
    {
        var restored = new[] { "Warehouse.Sql", "Ingest.Worker", "Reports.Web" }.SelectMany(Restored).Concat(Npm());
        Assert.Equal(restored.Distinct().Order(StringComparer.Ordinal), Listed().Select(line => line.Package).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Notices_EveryLine_NamesALicenceAndWhereItsTextIs() => Assert.All(Listed(), line => Assert.True(
        line.Licence.Length > 2 && line.Text.Length > 2, line.Package));

    [Fact]
    public void Programs_WithLgplParts_AreFilesOfTheirOwn()
    {
        Assert.Equal(
            ["EPPlus", "Hangfire.AspNetCore", "Hangfire.Core", "Hangfire.InMemory", "Hangfire.NetCore", "Hangfire.SqlServer"],
            Listed().Where(line => line.Licence.StartsWith("LGPL", StringComparison.Ordinal)).Select(line => line.Package.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Append(Path.Combine(Root, "Directory.Build.props")),
            path => Assert.DoesNotMatch("<(PublishSingleFile|PublishTrimmed|PublishAot)>", File.ReadAllText(path)));
    }

    /// <summary>Packages with files that a program is published with; what only builds it has none of them.</summary>
    private static IEnumerable<string> Restored(string program)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, program, "obj", "project.assets.json")));
        var root = assets.RootElement;
        var building = root.GetProperty("project").GetProperty("frameworks").EnumerateObject().Single().Value.GetProperty("dependencies").EnumerateObject()
            .Where(package => package.Value.TryGetProperty("suppressParent", out var parent) && parent.GetString() == "All")
            .Select(package => package.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. root.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => library.Name.Split('/'))
                .Where(name => !building.Contains(name[0]))
                .Select(name => $"{name[0]} {name[1]}"),
        ];
    }

    private static IEnumerable<string> Npm()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "Reports.Web", "package.json")));
        return [.. package.RootElement.GetProperty("dependencies").EnumerateObject().Select(part => $"{part.Name} {part.Value.GetString()}")];
    }

    private static List<(string Package, string Licence, string Text)> Listed() =>
    [
        .. Line().Matches(File.ReadAllText(Path.Combine(Root, "THIRD-PARTY-NOTICES.md")))
            .Select(line => ($"{line.Groups[1].Value} {line.Groups[2].Value}", line.Groups[3].Value, line.Groups[4].Value)),
    ];

    [GeneratedRegex(@"(?m)^\| (\S+) \| (\d\S*) \| (.*?) \| (.*?) \|\r?$")]
    private static partial Regex Line();
}
