using Ingest.Worker.Profiles;
using Ingest.Worker.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Loading;

/// <summary>
/// Loads the files of a foreign format as one: they are copied side by side, then each of the profile's queries is a feed's
/// table. All that can be read go in, or none.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="marts">Its marts.</param>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="scratchFolder">Where the copies stand.</param>
/// <param name="time">The clock.</param>
internal sealed class ProfileLoader(
    IWarehouseEngine engine,
    MartRefresh marts,
    SourceReader sources,
    FeedCatalogue feeds,
    ReferenceFiles reference,
    string scratchFolder,
    TimeProvider time)
{
    /// <summary>Loads them.</summary>
    /// <exception cref="UnreadableSourceException">One cannot be read as a whole; the warehouse is as before.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take them; it is as before.</exception>
    public IReadOnlyList<LoadOutcome> Load(
        Profile profile, IReadOnlyList<RawTableFile> files, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var session = engine.BeginLoad(cancellationToken);
        var ledger = new Ledger(session, time);
        // Of two files of one content the first is loaded, and the ledger knows the other.
        var isNew = new Dictionary<RawTableFile, bool>(ReferenceEqualityComparer.Instance);
        var contents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            isNew[file] = contents.Add(file.File.Sha256) && !ledger.Knows(file.File.Sha256);
        }

        var outcomes = new List<LoadOutcome>(
            files.Where(file => !isNew[file]).Select(file => new LoadOutcome(file.File.Name, LoadState.Known) { Path = file.File.Path, Feed = profile.Name }));
        if (outcomes.Count == files.Count)
        {
            return outcomes;
        }

        using var scratch = new Scratch(profile, scratchFolder);
        var staged = new List<(RawTableFile File, long FileKey, long Lines)>();
        var fileKeys = KnownKeys(session, scratch);
        foreach (var file in files)
        {
            progress?.Report(new LoadProgress(file.File.Name, 0, "разбор"));
            try
            {
                var (fileId, lines) = scratch.Stage(file.File, file.Table, sources.Open, isNew[file], cancellationToken);
                if (isNew[file])
                {
                    fileKeys[fileId] = ledger.Claim(file.File, profile.Name, file.Table);
                    staged.Add((file, fileKeys[fileId], lines));
                }
            }
            catch (UnreadableSourceException error)
            {
                // A file that cannot be read stops no other; rows that it was to complete wait.
                ledger.Fail(file.File, profile.Name, file.Table, error.Code, error.Message);
                outcomes.Add(new LoadOutcome(file.File.Name, LoadState.Failed)
                {
                    Path = file.File.Path,
                    Feed = profile.Name,
                    FailureCode = error.Code,
                    Failure = error.Message,
                });
            }
        }

        if (staged.Count == 0)
        {
            session.Commit();
            return outcomes;
        }

        var firstFileKey = staged.Min(file => file.FileKey);
        var counts = Run(profile, session, scratch, fileKeys, (firstFileKey, ledger.Today), progress, cancellationToken);
        foreach (var (file, fileKey, lines) in staged)
        {
            var outcome = Outcome(profile, file, counts[fileKey], lines, time.GetElapsedTime(start));
            ledger.Finish(fileKey, outcome);
            outcomes.Add(outcome);
        }

        foreach (var earlier in counts.Files.Where(key => key < firstFileKey))
        {
            ledger.Adjust(earlier, counts[earlier].Loaded, counts[earlier].Corrected);
        }

        session.Commit();
        return outcomes;
    }

    private FeedCounts Run(
        Profile profile,
        ILoadSession session,
        Scratch scratch,
        Dictionary<long, long> fileKeys,
        (long FirstFileKey, long Day) batch,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var counts = new FeedCounts();
        var changed = new HashSet<string>();
        var known = reference.Write(session, profile.Name);
        using var keys = new KeyResolver(session);
        var load = new FeedLoad(session, keys, known, counts);
        foreach (var (query, feed) in profile.Queries
            .Select(query => (query, feeds.Find(query.Value("feed") ?? "") ?? throw new InvalidDataException(
                $"Query '{query.Name}' of profile '{profile.Name}' names no feed in its '-- feed:' line.")))
            .OrderBy(pair => pair.Item2.Order))
        {
            IRawTable Open() => new QueryTable(scratch, query, fileKeys);
            FeedMatch match;
            using (var table = Open())
            {
                match = new FeedMatch(feed, table.Header);
            }

            changed.UnionWith(load.Run(
                $"{profile.Name}/{feed.Name}", match, Open, batch.FirstFileKey, batch, progress, cancellationToken));
        }

        progress?.Report(new LoadProgress(profile.Name, 0, "витрины"));
        marts.Run(session, changed);
        return counts;
    }

    private static LoadOutcome Outcome(Profile profile, RawTableFile file, FeedCounts.Tally tally, long lines, TimeSpan elapsed) =>
        new(file.File.Name, LoadState.Loaded)
        {
            // Several raw rows may make one fact, or none: the rows of a raw file that say nothing new are its duplicates.
            Path = file.File.Path,
            Feed = profile.Name,
            Read = Math.Max(lines, tally.Loaded + tally.Corrected + tally.Rejected),
            Loaded = tally.Loaded,
            Corrected = tally.Corrected,
            Rejected = tally.Rejected,
            Elapsed = elapsed,
        };

    /// <summary>The ledger's keys of the files that earlier loads left in the scratch database.</summary>
    private static Dictionary<long, long> KnownKeys(ILoadSession session, Scratch scratch)
    {
        var keys = new Dictionary<long, long>();
        using var find = session.Prepare("Load/file.find");
        foreach (var (fileId, sha256) in scratch.Files())
        {
            find.Bind(find.Parameter("sha256"), Cell.Of(sha256));
            if (find.Read())
            {
                keys[fileId] = find.Column(0).Number;
            }
            else
            {
                scratch.Forget(fileId);
            }

            find.Reset();
        }

        return keys;
    }
}
