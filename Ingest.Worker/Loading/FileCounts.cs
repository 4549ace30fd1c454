using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Row counts of a load by file key of the ledger.</summary>
internal sealed class FileCounts
{
    private readonly Dictionary<long, Tally> _files = [];
    private long _lastKey;
    private Tally? _last;

    /// <summary>Keys of the files.</summary>
    public IReadOnlyCollection<long> Files => _files.Keys;

    /// <summary>The counts of a file.</summary>
    public Tally this[long fileKey]
    {
        get
        {
            // Adjacent rows are usually of the same file.
            if (_last is null || fileKey != _lastKey)
            {
                _last = _files.TryGetValue(fileKey, out var tally) ? tally : _files[fileKey] = new Tally();
                _lastKey = fileKey;
            }

            return _last;
        }
    }

    /// <summary>Adds the counts of a merge.</summary>
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
