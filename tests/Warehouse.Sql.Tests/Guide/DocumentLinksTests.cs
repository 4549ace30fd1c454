using System.Text.RegularExpressions;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests.Guide;

/// <summary>Links between the documents lead to files and headings that exist.</summary>
public sealed partial class DocumentLinksTests
{
    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadSomewhere(string document)
    {
        var path = Path.Combine(Repository.Root, document);

        var broken = Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !Exists(path, link));

        Assert.Empty(broken);
    }

    private static bool Exists(string document, string link)
    {
        var (file, heading) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
        var target = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, file);
        return heading is null ? Path.Exists(target) : File.Exists(target) && Heading().Matches(File.ReadAllText(target)).Any(match => Anchor(match.Groups[1].Value) == heading);
    }

    /// <summary>As the hosts of repositories make it.</summary>
    private static string Anchor(string heading) =>
        Punctuation().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
