using System.Text.RegularExpressions;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>Tests and files that docs/security.md names are there.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    [Fact]
    public void Tests_Named_AreThere()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(File.ReadAllText)
            .ToList();
        var named = Test().Matches(Text).Select(match => (Class: match.Groups[1].Value, Name: match.Groups[2].Value)).Distinct().ToList();
        Assert.True(named.Count > 40, "The document names few tests: it is read wrongly.");

        // A class that stands for an engine has its tests from the contract.
        Assert.All(named, test => Assert.True(
            sources.Any(source => source.Contains($"class {test.Class}", StringComparison.Ordinal))
                && sources.Any(source => source.Contains($" {test.Name}(", StringComparison.Ordinal)),
            $"{test.Class}.{test.Name}"));
    }

    [Fact]
    public void Files_Named_AreThere()
    {
        var named = SourceFile().Matches(Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(named);

        Assert.All(named, path => Assert.True(File.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Test();

    [GeneratedRegex(@"`((?:Reports\.Web|Ingest\.Worker|Warehouse\.Sql)/[\w./-]+)`")]
    private static partial Regex SourceFile();
}
