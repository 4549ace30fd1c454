namespace Ingest.Worker.Loading;

/// <summary>What loading a table did, by the ledger's key of the file that its rows are credited to.</summary>
internal sealed class FeedCounts
{
    private readonly Dictionary<long, Tally> _files = [];

    /// <summary>The files that rows came from.</summary>
    public IReadOnlyCollection<long> Files => _files.Keys;

    /// <summary>The tally of a file.</summary>
    public Tally this[long fileKey] =>
        _files.TryGetValue(fileKey, out var tally) ? tally : _files[fileKey] = new Tally();

    /// <summary>Numbers of rows of one file.</summary>
    public sealed class Tally
    {
        public long Read { get; set; }

        public long Loaded { get; set; }

        public long Corrected { get; set; }

        public long Rejected { get; set; }
    }
}
