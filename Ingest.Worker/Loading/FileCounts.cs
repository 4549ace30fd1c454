using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>What a load did, by the ledger's key of the file that its rows are credited to.</summary>
internal sealed class FileCounts
{
    private readonly Dictionary<long, Tally> _files = [];
    private long _lastKey;
    private Tally? _last;

    /// <summary>The files that rows came from.</summary>
    public IReadOnlyCollection<long> Files => _files.Keys;

    /// <summary>The tally of a file.</summary>
    public Tally this[long fileKey]
    {
        get
        {
            // Neighbouring rows are of the same file.
            if (_last is null || fileKey != _lastKey)
            {
                _last = _files.TryGetValue(fileKey, out var tally) ? tally : _files[fileKey] = new Tally();
                _lastKey = fileKey;
            }

            return _last;
        }
    }

    /// <summary>Adds what a merge did.</summary>
    public void Add(MergeResult merge)
    {
        foreach (var file in merge.Files)
        {
            this[file.FileKey].Loaded += file.Loaded - file.Pulled;
            this[file.FileKey].Corrected += file.Corrected;
        }
    }

    /// <summary>Numbers of rows of one file.</summary>
    public sealed class Tally
    {
        public long Read { get; set; }

        public long Loaded { get; set; }

        public long Corrected { get; set; }

        public long Rejected { get; set; }

        public RowCounts Counts => new(Read, Loaded, Corrected, Rejected);
    }
}
