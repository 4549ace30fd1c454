using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Rows are credited to the file that they came from, in whatever order files take turns.</summary>
public sealed class FileCountsTests
{
    [Fact]
    public void Rows_OfFilesThatTakeTurns_AreCreditedEachToItsOwn()
    {
        var counts = new FileCounts();
        foreach (var file in new[] { 1L, 2L, 2L, 1L, 3L, 1L })
        {
            counts[file].Read++;
        }

        Assert.Equal([(1L, 3L), (2L, 2L), (3L, 1L)], counts.Files.Order().Select(file => (file, counts[file].Read)));
    }
}
