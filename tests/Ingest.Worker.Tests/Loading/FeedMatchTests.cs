using Ingest.Feeds.Contracts;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Names of columns as files spell them.</summary>
public sealed class FeedMatchTests
{
    /// <summary>A feed and a name of a column of it that has the letter «ё».</summary>
    public static TheoryData<string, string> NamesWithYo { get; } = [.. new FeedCatalogue().Feeds
        .SelectMany(feed => feed.Columns.SelectMany(Names).Distinct().Where(name => name.Contains('ё', StringComparison.OrdinalIgnoreCase)).Select(name => (feed.Name, name)))];

    [Theory]
    [MemberData(nameof(NamesWithYo))]
    public void Header_WithYeForYo_IsTheSameColumn(string feed, string name)
    {
        var whole = Position(feed, name);

        Assert.Contains(0, whole);
        Assert.Equal(whole, Position(feed, name.Replace('ё', 'е').Replace('Ё', 'Е')));
        Assert.Equal(whole, Position(feed, name.ToUpperInvariant()));
        Assert.Equal(whole, Position(feed, name.ToUpperInvariant().Replace('Ё', 'Е')));
    }

    [Fact]
    public void Header_WithYoForYe_IsTheSameColumn()
    {
        Assert.Equal(Position("teachers", "Учёная степень"), Position("teachers", "Учёная стёпень"));
        Assert.Equal(Position("teachers", "Учёная степень"), Position("teachers", "УЧЁНАЯ СТЁПЕНЬ"));
        Assert.NotEqual(Position("teachers", "Учёная степень"), Position("teachers", "Учёное звание"));
    }

    [Fact]
    public void NamesWithYo_OfTheContracts_AreThereToBeTried() => Assert.Contains(NamesWithYo, row => row.Data == ("teachers", "Учёная степень"));

    private static IEnumerable<string> Names(FeedColumn column) => [column.Title, .. column.Aliases];

    private static int[] Position(string feed, string name) => new FeedMatch(new FeedCatalogue().Find(feed)!, [name]).Position;
}
