using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Keys of rows, as the thread that reads and the one that writes make them.</summary>
public sealed class RowKeyTests
{
    [Fact]
    public void Of_AskedByTwoThreadsAtOnce_IsTheRowsOwn()
    {
        var feed = new FeedCatalogue().Find("learners")!;
        var code = feed.Columns.Select(column => column.Name).ToList().IndexOf("learner_code");
        var key = new RowKey(feed, [feed.Columns[code].Parameter]);

        Parallel.For(0, 4, thread =>
        {
            var row = new FeedRow(feed.Columns.Count + feed.Derived.Count, 0);
            for (var i = 0; i < 20_000; i++)
            {
                row.Values[code] = Cell.Of($"L{thread}-{i}");
                Assert.StartsWith($"L{thread}-{i}\u001f", key.Of(row) + "\u001f", StringComparison.Ordinal);
            }
        });
    }
}
