

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>
/// Removals of rows that were entered by mistake. Each names a feed and the key of a fact, which is kept as a revision and left
/// out of all figures.
/// </summary>
public sealed class Removals : Feed
{
    /// <inheritdoc/>
    public override string Name => "removals";

    /// <inheritdoc/>
    public override string Title => "Удаления";

    /// <inheritdoc/>
    public override int Order => 15;

    /// <inheritdoc/>
    public override bool IsJudgedLate => true;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Text("feed", "Таблица").Required(),
        FeedColumn.Text("removed_by", "Кто удалил").Required(),
        FeedColumn.Text("reason", "Причина").Required(),
        new FeedColumn("corrected_on", "Дата исправления", CellParsers.Moment).Aka("removed_on"),
        // The key columns of all feeds of facts. Which of them a row needs depends on its feed.
        .. KeyColumns(),
        Organisation,
    ];

    private static IEnumerable<FeedColumn> KeyColumns()
    {
        var keys = typeof(Feed).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Feed)) && !type.IsAbstract && type != typeof(Removals))
            .Select(type => (Feed)Activator.CreateInstance(type)!)
            .SelectMany(feed => feed.Columns.Where(column => feed.Key.Contains(column.Name)))
            .ToLookup(column => column.Name);

        // An alias that two feeds give to different columns would be ambiguous.
        var named = keys.SelectMany(key => key.SelectMany(column => column.Aliases).Distinct()).ToLookup(alias => alias);
        return keys
            .OrderBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => FeedColumn.Text(key.Key, key.First().Title)
                .Aka([.. key.SelectMany(column => column.Aliases).Distinct().Where(alias => named[alias].Count() == 1)]));
    }
}
