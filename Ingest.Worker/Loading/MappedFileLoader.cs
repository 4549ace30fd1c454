using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Ingest.Feeds.Profiles;
using Ingest.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Loads one file that a mapping reads, whole or not at all: its records go in feed by feed, each read from the file anew.</summary>
/// <param name="loads">The warehouse.</param>
/// <param name="reader">Opens the file.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Scales and marks.</param>
public sealed class MappedFileLoader(Loads loads, MappingReader reader, FeedCatalogue feeds, ReferenceFiles reference, TimeProvider time)
{
    /// <summary>Loads it.</summary>
    /// <param name="mapped">How it is read.</param>
    /// <param name="progress">Receives progress.</param>
    /// <exception cref="UnreadableSourceException">The file cannot be read; the warehouse is unchanged.</exception>
    /// <exception cref="FileInWorkException">Another worker is loading it.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable and unchanged.</exception>
    public LoadOutcome Load(RawFile file, MappedFile mapped, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var outcome = new LoadOutcome(file.Name, LoadState.Loaded) { Path = file.Path, Feed = mapped.Name };
        using var load = loads.Begin(cancellationToken);
        if (load.Ledger.Find(file.Sha256) is not null)
        {
            return outcome with { State = LoadState.Known, Elapsed = time.GetElapsedTime(start) };
        }

        var known = reference.Write(load.Reference, mapped.Name);
        var fileKey = load.Ledger.Claim(file.ForLedger(mapped.Name, mapped.Feeds is [var only] ? only : mapped.Name)) ?? throw new FileInWorkException();
        var counts = new FileCounts(byLine: true);
        var loading = new TableLoad(load, feeds, known, counts, progress);
        var tables = new List<MappedTable>();
        foreach (var feed in reader.FeedsOf(mapped))
        {
            MappedTable? read = null;
            FeedMatch match;
            using (var table = reader.Open(file, mapped, feed, cancellationToken))
            {
                match = new FeedMatch(feed, table.Header);
            }

            loading.Run(
                new TableSource(file.Name, match, fileKey, () =>
                {
                    var table = reader.Open(file, mapped, feed, cancellationToken);
                    read ??= table;
                    return table;
                }),
                cancellationToken);
            tables.Add(read!);
        }

        progress?.Report(new LoadProgress(file.Name, counts[fileKey].Read, "витрины"));
        load.RefreshMarts();
        load.SettleQuarantine();
        var rows = CountsOf(counts[fileKey], mapped, tables[0]);
        IReadOnlyList<FileNote> notes = [.. file.Notes.Concat(tables[0].Notes).ForLedger(), .. RecordCounts.Notes(rows, "настройкой"), .. NotesOf(rows, counts[fileKey], tables)];
        load.Ledger.Finish(fileKey, rows, notes);
        load.Commit();
        return outcome with { Counts = rows, Notes = notes, Elapsed = time.GetElapsedTime(start) };
    }

    /// <summary>Rows that gave no record are those that its conditions leave out, where it has any, and otherwise those with nothing in them.</summary>
    private static RowCounts CountsOf(FileCounts.Tally records, MappedFile mapped, MappedTable table)
    {
        var none = table.Rows - records.Selected;
        var isSelecting = mapped.Mapping.Tables.Any(one => one.Records.Any(record => record.Where.Count > 0));
        return RecordCounts.Of(
            records, isSelecting ? table.Rows : table.Rows - none, table.PassedOver + (isSelecting ? 0 : none), isSelecting ? none : 0, records.Read);
    }

    private static IEnumerable<FileNote> NotesOf(RowCounts rows, FileCounts.Tally records, List<MappedTable> tables)
    {
        if (tables[0].Rows - records.Selected - rows.NotSelected is > 0 and var empty)
        {
            yield return new FileNote("rows_without_records", $"строк, в которых нет ни одной записи: {empty}");
        }

        if (tables.Sum(table => table.CellsLeft) is > 0 and var cells)
        {
            yield return new FileNote("cells_passed_over", $"пропущено ячеек, где записи нет: {cells}");
        }

        if (tables.Sum(table => table.Capped) is > 0 and var capped)
        {
            yield return new FileNote("capped", $"баллы выше наибольшего приняты за наибольший, записей: {capped}");
        }
    }
}
