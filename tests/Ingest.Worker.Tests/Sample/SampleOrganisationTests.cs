using Sample;

namespace Ingest.Worker.Tests.Sample;

public sealed class SampleOrganisationTests
{
    [Fact]
    public void Write_SameOptionsTwice_GivesSameBytes()
    {
        using var one = new SampleFolder(new SampleOptions(300, 2, 7, SampleFolder.Today));
        using var other = new SampleFolder(new SampleOptions(300, 2, 7, SampleFolder.Today));

        Assert.Equal(one.Files().Select(file => file.Name), other.Files().Select(file => file.Name));
        Assert.All(one.Files().Zip(other.Files()), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
    }

    [Fact]
    public void Write_AnotherSeed_GivesOtherRows()
    {
        using var one = new SampleFolder(new SampleOptions(100, 1, 7, SampleFolder.Today));
        using var other = new SampleFolder(new SampleOptions(100, 1, 8, SampleFolder.Today));

        Assert.NotEqual(
            File.ReadAllBytes(Path.Combine(one.Feeds, "enrolments.csv")),
            File.ReadAllBytes(Path.Combine(other.Feeds, "enrolments.csv")));
    }

    [Fact]
    public void Write_FeedsNotEmpty_Refuses()
    {
        using var sample = new SampleFolder(new SampleOptions(100, 1, 1, SampleFolder.Today));

        Assert.Throws<IOException>(() => new SampleOrganisation(sample.Options).Write(sample.Root));
    }

    [Fact]
    public void Write_Cancelled_StopsAndLeavesNoManifest()
    {
        var root = Directory.CreateTempSubdirectory("sample-").FullName;
        try
        {
            using var stop = new CancellationTokenSource();
            var progress = new Watcher(_ => stop.Cancel());

            Assert.Throws<OperationCanceledException>(() =>
                new SampleOrganisation(new SampleOptions(300, 1, 1, SampleFolder.Today)).Write(root, progress, stop.Token));
            Assert.False(File.Exists(Path.Combine(root, "manifest.json")));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Write_Progress_RowsGrowToTheTotal()
    {
        var reports = new List<SampleProgress>();
        using var sample = new SampleFolder(new SampleOptions(400, 2, 1, SampleFolder.Today), new Watcher(reports.Add));

        Assert.Equal(reports.OrderBy(report => report.Rows), reports);
        Assert.Equal(sample.Summary.Rows, reports[^1].Rows);
        Assert.Equal(sample.Summary.Groups, reports[^1].GroupsDone);
    }

    [Theory]
    [InlineData("2026-11-22", 3, "2024-01-01")]
    [InlineData("2026-05-20", 3, "2023-09-01")]
    [InlineData("2026-01-09", 1, "2025-01-01")]
    [InlineData("2024-02-29", 1, "2023-01-01")]
    public void BeginsOn_AnyLastDay_IsTheStartOfAHalfYear(string endsOn, int years, string beginsOn) =>
        Assert.Equal(
            DateOnly.Parse(beginsOn, System.Globalization.CultureInfo.InvariantCulture),
            new SampleOptions(100, years, 1, DateOnly.Parse(endsOn, System.Globalization.CultureInfo.InvariantCulture)).BeginsOn);

    [Theory]
    [InlineData(99, 1)]
    [InlineData(5_000_001, 1)]
    [InlineData(100, 0)]
    [InlineData(100, 21)]
    public void Write_SizeOutsideLimits_Refuses(int learners, int years) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new SampleOrganisation(new SampleOptions(learners, years, 1, SampleFolder.Today)).Write(Path.GetTempPath()));

    internal sealed class Watcher(Action<SampleProgress> seen) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => seen(value);
    }
}
