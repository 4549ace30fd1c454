using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Ingest.Worker.Loading;
using Sample;

namespace Ingest.Worker.Tests.Sample;

/// <summary>The product's own readers and contracts take every file of a sample.</summary>
[Collection(nameof(ThousandLearners))]
public sealed class SampleContractTests(ThousandLearners sample)
{
    private readonly SampleManifest manifest = sample.Folder.Manifest;

    [Fact]
    public void Files_Headers_AreOfTheirFeedAndEveryColumnIsKnown()
    {
        var catalogue = new FeedCatalogue();
        var reader = new SourceReader(new SourceLimits());
        var files = Found(reader).Where(file => catalogue.Find(FeedOf(file)) is not null).ToList();

        Assert.True(files.Count >= 20);
        Assert.All(files, file =>
        {
            using var table = reader.Open(file, TestContext.Current.CancellationToken);
            var match = catalogue.Match(table.Header, file.Name);

            Assert.Equal(FeedOf(file), match.Feed.Name);
            Assert.Equal((file.Name, table.Header.Count), (file.Name, match.Known));
        });
    }

    [Fact]
    public void Files_Rows_AreReadAtTheLinesThatTheManifestNames()
    {
        var reader = new SourceReader(new SourceLimits());
        var planted = manifest.Defects.ToLookup(defect => defect.File, defect => defect.Line);
        Assert.All(Found(reader), file =>
        {
            var lines = new HashSet<long>();
            using var table = reader.Open(file, TestContext.Current.CancellationToken);
            while (table.Read())
            {
                lines.Add(table.LineNo);
            }

            var name = Path.GetFileName(file.Path);
            Assert.Equal((name, manifest.Files.Single(known => known.Name == name).Rows), (name, lines.Count));
            Assert.Subset(lines, planted[name].ToHashSet());
        });
    }

    private List<RawFile> Found(SourceReader reader)
    {
        var items = reader.Discover([sample.Folder.Feeds], TestContext.Current.CancellationToken).ToList();
        Assert.All(items, item => Assert.Null(item.Problem));
        return [.. items.Select(item => item.File!)];
    }

    private static string FeedOf(RawFile file) => Path.GetFileName(file.Path).Split('-', '.')[0];
}
