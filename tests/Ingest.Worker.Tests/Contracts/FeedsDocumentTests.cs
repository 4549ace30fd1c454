using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Profiles;
using Ingest.Worker.Loading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Quarantine;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Contracts;

/// <summary>Holds <c>docs/feeds.md</c> to the contracts: every feed, column, title and bound stands in it, and nothing else does.</summary>
public sealed partial class FeedsDocumentTests
{
    private static readonly Dictionary<string, CellParser> Types = new()
    {
        ["текст"] = CellParsers.Text,
        ["код"] = CellParsers.Code,
        ["день"] = CellParsers.Day,
        ["любой день"] = CellParsers.AnyDay,
        ["момент"] = CellParsers.Moment,
        ["доля"] = CellParsers.Share,
        ["да/нет"] = CellParsers.Flag,
    };

    private static readonly string Root = Repository.Root;

    private static readonly Words Words = new ReferenceFiles(Path.Combine(Root, "Ingest.Feeds", "Profiles")).ReadWords(ReferenceFiles.Default);

    private static readonly IReadOnlyList<Section> Document = Read();

    public static TheoryData<string> FeedNames() => [.. new FeedCatalogue().Feeds.Select(feed => feed.Name)];

    [Fact]
    public void Document_Feeds_AreTheCatalogueInItsOrder() => Assert.Equal(
        new FeedCatalogue().Feeds.Select(feed => (feed.Name, feed.Title)), Document.Select(section => (section.Name, section.Title)));

    [Theory]
    [MemberData(nameof(FeedNames))]
    public void Document_Columns_AreTheFeeds(string feed) => Assert.Equal(
        Feed(feed).Columns.Select(column => (column.Name, column.Title, string.Join(", ", column.Aliases), column.IsRequired)),
        Lines(feed).Select(line => (line.Name, line.Title, line.Also, line.IsRequired)));

    [Theory]
    [MemberData(nameof(FeedNames))]
    public void Document_Key_IsTheFeeds(string feed) => Assert.Equal(
        Feed(feed).Key.Order(StringComparer.Ordinal), Lines(feed).Where(line => line.IsKey).Select(line => line.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(FeedNames))]
    public void Document_BlankMeans_IsToldWhereThereIsADefault(string feed) => Assert.Equal(
        Feed(feed).Columns.Where(HasDefault).Select(column => column.Name),
        Lines(feed).Where(line => line.BlankMeans.Length > 0).Select(line => line.Name));

    [Theory]
    [MemberData(nameof(FeedNames))]
    public void Document_Types_AreWhatColumnsTake(string feed)
    {
        foreach (var (column, line) in Feed(feed).Columns.Zip(Lines(feed)))
        {
            CellParser parse = column.Vocabulary is { } vocabulary ? Words.Of(vocabulary).Parse : column.Parse;
            Assert.True(column.Vocabulary == Vocabulary.Control ? line.Type == "контроль" : IsOf(line.Type, parse), $"{feed}.{column.Name} is not '{line.Type}'.");
        }
    }

    [Theory]
    [InlineData("marks.csv", 0)]
    [InlineData("scales.csv", 1)]
    [InlineData("controls.csv", 1)]
    public void Document_MarksAndScales_AreAllNamed(string file, int column)
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "feeds.md"));
        var names = File.ReadLines(Path.Combine(Root, "Ingest.Feeds", "Profiles", "default", file)).Skip(1).Select(line => line.Split(',')[column]).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
    }

    /// <summary>A blank code of a dimension is the member "not given" everywhere, which the document says once.</summary>
    private static bool HasDefault(FeedColumn column) =>
        column.Dimension is null or Organisation && !column.Default.IsNull;

    private static bool IsOf(string type, CellParser parse)
    {
        if (Types.TryGetValue(type, out var known))
        {
            return parse == known;
        }

        if (Bounds().Match(type) is { Success: true } bounds)
        {
            var (least, most) = (Number(bounds.Groups[2].Value), Number(bounds.Groups[3].Value));
            return Code(parse, least) is null && Code(parse, most) is null
                && Code(parse, least - 1) == RejectCode.OutOfRange && Code(parse, most + 1) == RejectCode.OutOfRange
                && (bounds.Groups[1].Value != "целое") == (Code(parse, least + 0.5m) is null)
                && (bounds.Groups[1].Value == "процент") == (parse($"{most} %", out _) is null);
        }

        return type.StartsWith("одно из ", StringComparison.Ordinal) && Word().Matches(type) is { Count: > 0 } words
            && parse("no such word", out _) == RejectCode.UnknownCode
            && words.All(word => word.Groups[2].Value.Split(", ").Append(word.Groups[1].Value)
                .All(spelling => parse(spelling, out var value) is null && value == Cell.Of(word.Groups[1].Value)));
    }

    private static string? Code(CellParser parse, decimal number) => parse(number.ToString(CultureInfo.InvariantCulture), out _);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static Feed Feed(string name) => new FeedCatalogue().Find(name)!;

    private static IReadOnlyList<Line> Lines(string feed) => Document.Single(section => section.Name == feed).Lines;

    private static List<Section> Read()
    {
        var sections = new List<Section>();
        foreach (var line in File.ReadLines(Path.Combine(Root, "docs", "feeds.md")))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                sections.Add(new Section(heading.Groups[1].Value, heading.Groups[2].Value, []));
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal) && sections.Count > 0)
            {
                string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
                sections[^1].Lines.Add(new Line(
                    cells[0].Trim('`'), cells[1], cells[2], cells[3], cells[4] == "да", cells[5] == "да", cells[6]));
            }
        }

        return sections;
    }

    [GeneratedRegex(@"^### (\w+) — (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(целое|число|процент) (\d+)–(\d+)$")]
    private static partial Regex Bounds();

    [GeneratedRegex(@"`(\w+)` \(([^)]+)\)")]
    private static partial Regex Word();

    private sealed record Section(string Name, string Title, List<Line> Lines);

    private sealed record Line(string Name, string Title, string Also, string Type, bool IsRequired, bool IsKey, string BlankMeans);
}
