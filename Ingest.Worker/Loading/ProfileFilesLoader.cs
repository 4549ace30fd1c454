using Ingest.Sources;
using Ingest.Worker.Configuration;
using Ingest.Worker.Profiles;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>
/// Loads the files of a foreign format together: they are copied into a scratch database, over which each query of the profile
/// gives the rows of a feed. All readable files are loaded, or none.
/// </summary>
/// <param name="loads">The warehouse.</param>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="options">Where scratch databases are.</param>
public sealed class ProfileFilesLoader(
    Loads loads, SourceReader sources, FeedCatalogue feeds, ReferenceFiles reference, IOptions<IngestOptions> options, TimeProvider time)
{
    /// <summary>Loads them.</summary>
    /// <exception cref="UnreadableSourceException">A file cannot be read; the warehouse is unchanged.</exception>
    /// <exception cref="FileInWorkException">Another worker is loading one of them.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable and unchanged.</exception>
    public IReadOnlyList<LoadOutcome> Load(
        Profile profile, IReadOnlyList<RawTableFile> files, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var load = loads.Begin(cancellationToken);
        // Of two files with the same content only the first is loaded.
        var contents = new HashSet<string>(StringComparer.Ordinal);
        var unknown = files
            .Where(file => contents.Add(file.File.Sha256) && load.Ledger.Find(file.File.Sha256) is null)
            .ToHashSet<RawTableFile>(ReferenceEqualityComparer.Instance);
        var outcomes = files.Where(file => !unknown.Contains(file)).Select(file => Outcome(profile, file, LoadState.Known)).ToList();
        if (unknown.Count == 0)
        {
            return outcomes;
        }

        using var scratch = new Scratch(profile, options.Value.Scratch);
        var fileKeys = KnownKeys(load.Ledger, scratch);
        var staged = new List<StagedFile>();
        foreach (var file in files)
        {
            progress?.Report(new LoadProgress(file.File.Name, 0, "разбор"));
            try
            {
                var (fileId, lines) = scratch.Stage(
                    file.File, file.Table, raw => sources.Open(raw, cancellationToken), unknown.Contains(file), cancellationToken);
                if (unknown.Contains(file))
                {
                    fileKeys[fileId] = load.Ledger.Claim(file.File.ForLedger(profile.Name, file.Table)) ?? throw new FileInWorkException();
                    staged.Add(new StagedFile(file, fileKeys[fileId], lines));
                }
            }
            catch (UnreadableSourceException error)
            {
                // A file that cannot be read does not stop the others; rows that need it wait.
                load.Ledger.Fail(file.File.ForLedger(profile.Name, file.Table), error.Code, error.Message);
                outcomes.Add(Outcome(profile, file, LoadState.Failed) with { IsInLedger = true, FailureCode = error.Code, Failure = error.Message });
            }
        }

        if (staged.Count > 0)
        {
            var counts = LoadTables(profile, load, scratch, fileKeys, progress, cancellationToken);
            foreach (var file in staged)
            {
                var rows = CountsOf(counts[file.FileKey].Counts, file.Lines);
                IReadOnlyList<FileNote> notes = [.. file.File.File.Notes.ForLedger()];
                load.Ledger.Finish(file.FileKey, rows, notes);
                outcomes.Add(Outcome(profile, file.File, LoadState.Loaded) with { Counts = rows, Notes = notes, Elapsed = time.GetElapsedTime(start) });
            }

            foreach (var earlier in counts.Files.Where(load.IsEarlier))
            {
                load.Ledger.Adjust(earlier, counts[earlier].Loaded, counts[earlier].Corrected);
            }
        }

        load.Commit();
        return outcomes;
    }

    private FileCounts LoadTables(
        Profile profile,
        Load load,
        Scratch scratch,
        Dictionary<long, long> fileKeys,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var counts = new FileCounts();
        var tables = new TableLoad(load, feeds, reference.Write(load.Reference, profile.Name), counts, progress);
        foreach (var (query, feed) in profile.Queries.Select(query => (query, Feed: FeedOf(profile, query))).OrderBy(pair => pair.Feed.Order))
        {
            FeedMatch match;
            using (var table = Open())
            {
                match = new FeedMatch(feed, table.Header);
            }

            // Each row has its own file.
            tables.Run(new TableSource($"{profile.Name}/{feed.Name}", match, FileKey: 0, Open), cancellationToken);

            IRawTable Open() => new QueryTable(scratch, query, fileKeys);
        }

        progress?.Report(new LoadProgress(profile.Name, 0, "витрины"));
        load.RefreshMarts();
        return counts;
    }

    private Contracts.Feed FeedOf(Profile profile, SqlFile query) => feeds.Find(query.Value("feed") ?? "")
        ?? throw new InvalidDataException($"Query '{query.Name}' of profile '{profile.Name}' names no feed in its '-- feed:' line.");

    private static LoadOutcome Outcome(Profile profile, RawTableFile file, LoadState state) =>
        new(file.File.Name, state) { Path = file.File.Path, Feed = profile.Name };

    /// <summary>Several raw rows may give one fact or none: those that change nothing count as duplicates.</summary>
    private static RowCounts CountsOf(RowCounts facts, long lines) =>
        facts with { Read = Math.Max(lines, facts.Loaded + facts.Corrected + facts.Rejected) };

    /// <summary>The ledger's keys of the files that earlier loads left in the scratch database.</summary>
    private static Dictionary<long, long> KnownKeys(Ledger ledger, Scratch scratch)
    {
        var keys = new Dictionary<long, long>();
        foreach (var (fileId, sha256) in scratch.Files())
        {
            if (ledger.Find(sha256) is { } key)
            {
                keys[fileId] = key;
            }
            else
            {
                scratch.Forget(fileId);
            }
        }

        return keys;
    }

    private sealed record StagedFile(RawTableFile File, long FileKey, long Lines);
}
