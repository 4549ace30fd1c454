using System.Text;
using Ingest.Feeds.Deliveries;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Inbox;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>A warehouse with mappings of a test's own beside the shipped ones, and files that a page sends.</summary>
internal sealed class MappedBench : IDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("own-");
    private int _sent;

    public MappedBench() => Load = new LoadBench(("Ingest:OwnProfiles", _own.FullName));

    public LoadBench Load { get; }

    /// <summary>Folder of the installation's own mappings.</summary>
    public string Own => _own.FullName;

    /// <summary>Writes a mapping of the installation's own.</summary>
    public MappedBench With(string name, string json)
    {
        var folder = _own.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(folder, "mapping.json"), json);
        return this;
    }

    /// <summary>Sends a file of text and loads it.</summary>
    public LoadOutcome Send(DeliveredFile said, params string[] lines) => Send(said, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>Sends a file and loads it.</summary>
    public LoadOutcome Send(DeliveredFile said, byte[] bytes) => Assert.Single(SendAll(said, bytes));

    /// <summary>The same; it has to load.</summary>
    public LoadOutcome SendGood(DeliveredFile said, params string[] lines)
    {
        var outcome = Send(said, lines);
        Assert.True(outcome.State == LoadState.Loaded, outcome.Failure);
        return outcome;
    }

    /// <summary>Sends a workbook and loads its sheets.</summary>
    public IReadOnlyList<LoadOutcome> SendAll(DeliveredFile said, byte[] bytes)
    {
        var id = $"d{++_sent}";
        Deliveries.Send(Load.Path("inbox"), Deliveries.Of(id, "петрова", said), (said.Name, bytes));
        return Load.Load(Load.Path($"inbox/{id}"));
    }

    /// <summary>What a page says of a file.</summary>
    public static DeliveredFile Said(string name, string? profile = null, (string Name, string Text)[]? answers = null, params (long Line, string Code)[] learners) => new(name)
    {
        Profile = profile,
        Answers = (answers ?? []).ToDictionary(answer => answer.Name, answer => answer.Text),
        Learners = learners.ToDictionary(learner => learner.Line, learner => learner.Code),
    };

    /// <summary>Rows of a table, each as some of its columns.</summary>
    public string[] Rows(string table, params string[] columns) =>
        [.. Load.Image().Rows(table).Select(row => string.Join('|', columns.Select(column => row[column]))).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Load.Dispose();
        _own.Delete(recursive: true);
    }
}
