using Sample;

namespace Ingest.Worker.Tests.Sample;

/// <summary>Runs alone: it looks at the heap of the whole process.</summary>
[CollectionDefinition(nameof(SampleMemoryTests), DisableParallelization = true)]
[Collection(nameof(SampleMemoryTests))]
public sealed class SampleMemoryTests
{
    [Fact]
    public void Write_ManyGroups_KeepsNothingOfThoseDone()
    {
        var heaps = new List<long>();
        var progress = new SampleOrganisationTests.Watcher(report =>
        {
            if (report.GroupsDone == report.Groups / 4 || report.GroupsDone == report.Groups)
            {
                heaps.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        });
        using var sample = new SampleFolder(new SampleOptions(6_000, 3, 1, SampleFolder.Today), progress);

        Assert.Equal(2, heaps.Count);
        Assert.True(sample.Summary.Rows > 200_000);
        Assert.InRange(heaps[1] - heaps[0], long.MinValue, 3_000_000);
    }
}
