using System.Text.RegularExpressions;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests.Guide;

/// <summary>A block of code of the guide and the file that it goes into.</summary>
internal sealed record Example(string Path, string Language, string Text);

/// <summary><c>docs/extending.md</c>: the files of its examples and the output that it shows.</summary>
internal static partial class ExtendingGuide
{
    private static readonly IReadOnlyDictionary<string, string> Texts = Read();

    /// <summary>Headings of the sections that have files.</summary>
    public static IEnumerable<string> Sections => Texts.Keys.Where(section => Files(section).Count > 0);

    /// <summary>The files of a section, in its order.</summary>
    public static IReadOnlyList<Example> Files(string section) =>
        [.. File().Matches(Texts[section]).Select(match => new Example(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];

    /// <summary>The text of a file, by the end of its path.</summary>
    public static string Text(string section, string path) =>
        Files(section).Single(file => file.Path.EndsWith(path, StringComparison.Ordinal)).Text;

    /// <summary>The line of output that the section shows, without the seconds that the load took.</summary>
    public static string Output(string section)
    {
        var shown = Shown().Match(Texts[section]);
        Assert.True(shown.Success, $"«{section}» shows no output.");
        return Seconds().Replace(shown.Groups[1].Value, "");
    }

    private static Dictionary<string, string> Read() =>
        System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs", "extending.md")).Split("\n## ").Skip(1)
            .ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)]);

    [GeneratedRegex(@"^`([^`\n]+)`\n\n```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex File();

    [GeneratedRegex(@"(?<!^`[^`\n]+`\n)\n```\n([^\n]+)\n```$", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@", [\d,]+ с$")]
    private static partial Regex Seconds();
}
