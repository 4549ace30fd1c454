using Ingest.Feeds.Contracts;
using Ingest.Feeds.Profiles;
using Ingest.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Loads one file of a feed, whole or not at all.</summary>
/// <param name="loads">The warehouse.</param>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Scales and marks.</param>
public sealed class FeedFileLoader(Loads loads, SourceReader sources, FeedCatalogue feeds, ReferenceFiles reference, TimeProvider time)
{
    /// <summary>Loads it.</summary>
    /// <param name="match">The feed matched with its header.</param>
    /// <param name="profile">The profile whose marks and scales it uses, besides the default ones.</param>
    /// <param name="progress">Receives progress.</param>
    /// <exception cref="UnreadableSourceException">The file cannot be read; the warehouse is unchanged.</exception>
    /// <exception cref="FileInWorkException">Another worker is loading it.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable and unchanged.</exception>
    public LoadOutcome Load(
        RawFile file, FeedMatch match, string profile, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var outcome = new LoadOutcome(file.Name, LoadState.Loaded) { Path = file.Path, Feed = match.Feed.Name };
        using var load = loads.Begin(cancellationToken);
        if (load.Ledger.Find(file.Sha256) is not null)
        {
            return outcome with { State = LoadState.Known, Elapsed = time.GetElapsedTime(start) };
        }

        var known = reference.Write(load.Reference, profile);
        var fileKey = load.Ledger.Claim(file.ForLedger(profile, match.Feed.Name)) ?? throw new FileInWorkException();
        var counts = new FileCounts();
        var table = new TableSource(file.Name, match, fileKey, () => sources.Open(file, cancellationToken));
        new TableLoad(load, feeds, known, counts, progress).Run(table, cancellationToken);
        progress?.Report(new LoadProgress(file.Name, counts[fileKey].Read, "витрины"));
        load.RefreshMarts();
        load.SettleQuarantine();
        IEnumerable<SourceNote> none = counts[fileKey].Read == table.PassedOver ? [SourceNotes.NoRows()] : [];
        IReadOnlyList<FileNote> notes = [.. file.Notes.Concat(table.Notes).Concat(none).ForLedger()];
        load.Ledger.Finish(fileKey, counts[fileKey].Counts, notes);
        load.Commit();
        return outcome with { Counts = counts[fileKey].Counts, Notes = notes, Elapsed = time.GetElapsedTime(start) };
    }
}
