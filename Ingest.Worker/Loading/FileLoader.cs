using Ingest.Worker.Profiles;
using Ingest.Worker.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Loading;

/// <summary>Loads one file of a feed, whole or not at all.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="marts">Its marts.</param>
/// <param name="sources">Opens files.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="time">The clock.</param>
internal sealed class FileLoader(
    IWarehouseEngine engine, MartRefresh marts, SourceReader sources, ReferenceFiles reference, TimeProvider time)
{
    /// <summary>Loads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="match">The feed over its header.</param>
    /// <param name="profile">Whose marks and scales it may use, besides those that every file may.</param>
    /// <param name="progress">Told now and then.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read as a whole; the warehouse is as before.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take it; it is as before.</exception>
    public LoadOutcome Load(
        RawFile file, FeedMatch match, string profile, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var session = engine.BeginLoad(cancellationToken);
        var ledger = new Ledger(session, time);
        if (ledger.Knows(file.Sha256))
        {
            return new LoadOutcome(file.Name, LoadState.Known) { Path = file.Path, Feed = match.Feed.Name, Elapsed = time.GetElapsedTime(start) };
        }

        var known = reference.Write(session, profile);
        var fileKey = ledger.Claim(file, profile, match.Feed.Name);
        var counts = new FeedCounts();
        using (var keys = new KeyResolver(session))
        {
            var changed = new FeedLoad(session, keys, known, counts).Run(
                file.Name, match, () => sources.Open(file), fileKey, (fileKey, ledger.Today), progress, cancellationToken);
            progress?.Report(new LoadProgress(file.Name, counts[fileKey].Read, "витрины"));
            marts.Run(session, changed);
        }

        var tally = counts[fileKey];
        var outcome = new LoadOutcome(file.Name, LoadState.Loaded)
        {
            Path = file.Path,
            Feed = match.Feed.Name,
            Read = tally.Read,
            Loaded = tally.Loaded,
            Corrected = tally.Corrected,
            Rejected = tally.Rejected,
            Elapsed = time.GetElapsedTime(start),
        };
        ledger.Finish(fileKey, outcome);
        session.Commit();
        return outcome with { Elapsed = time.GetElapsedTime(start) };
    }
}
