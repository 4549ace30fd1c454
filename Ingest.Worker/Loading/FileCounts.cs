using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Row counts of a load by file key of the ledger.</summary>
/// <param name="byLine">Whether it is counted which rows of a file gave a record: of a profile one may give several, or none.</param>
internal sealed class FileCounts(bool byLine = false)
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
                _last = _files.TryGetValue(fileKey, out var tally) ? tally : _files[fileKey] = new Tally(byLine);
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
    public sealed class Tally(bool byLine)
    {
        private ulong[] _lines = [];

        /// <summary>How many rows gave a record, where that is counted.</summary>
        public long Selected => _lines.Sum(bits => (long)ulong.PopCount(bits));

        public long Read { get; set; }

        public long Loaded { get; set; }

        public long Corrected { get; set; }

        public long Rejected { get; set; }

        public long PassedOver { get; private set; }

        public RowCounts Counts => new(Read, Loaded, Corrected, Rejected) { PassedOver = PassedOver };

        /// <summary>Counts a record of a row.</summary>
        /// <param name="line">The row.</param>
        public void Add(long line)
        {
            Read++;
            if (byLine && line is >= 0 and < int.MaxValue)
            {
                var at = (int)(line / 64);
                if (at >= _lines.Length)
                {
                    Array.Resize(ref _lines, Math.Max(at + 1, 2 * _lines.Length));
                }

                _lines[at] |= 1UL << (int)(line % 64);
            }
        }

        /// <summary>Counts rows that were read and are no records.</summary>
        public void PassOver(long rows) => (Read, PassedOver) = (Read + rows, PassedOver + rows);
    }
}
