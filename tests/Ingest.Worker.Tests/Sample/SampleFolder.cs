using Oracle;
using Sample;

namespace Ingest.Worker.Tests.Sample;

/// <summary>A sample on disk for as long as a test needs it.</summary>
public sealed class SampleFolder : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public SampleFolder(SampleOptions options, IProgress<SampleProgress>? progress = null)
    {
        Options = options;
        Root = Directory.CreateTempSubdirectory("sample-").FullName;
        Summary = new SampleOrganisation(options).Write(Root, progress, TestContext.Current.CancellationToken);
    }

    public SampleOptions Options { get; }

    public string Root { get; }

    public SampleSummary Summary { get; }

    public string Feeds => Path.Combine(Root, "feeds");

    public SampleManifest Manifest => SampleManifest.Read(Path.Combine(Root, "manifest.json"));

    public IEnumerable<(string Name, byte[] Bytes)> Files() =>
        Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(Root, path), File.ReadAllBytes(path)));

    public List<FeedRow> Rows() => FeedReader.ReadFolder(Feeds);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>One centre of a thousand learners and three years, read once.</summary>
public sealed class ThousandLearners : IDisposable
{
    public ThousandLearners()
    {
        Folder = new SampleFolder(new SampleOptions(1_000, 3, 1, SampleFolder.Today));
        Rows = Folder.Rows();
        Facts = ValidFacts.FromRows(Rows);
    }

    public SampleFolder Folder { get; }

    public List<FeedRow> Rows { get; }

    public ValidFacts Facts { get; }

    public IEnumerable<FeedRow> Of(string feed) => Facts.Of(feed);

    public void Dispose() => Folder.Dispose();
}

[CollectionDefinition(nameof(ThousandLearners))]
public sealed class ThousandLearnersTests : ICollectionFixture<ThousandLearners>;
