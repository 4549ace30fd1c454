using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Profiles;
using Ingest.Sources;
using Ingest.Worker.Configuration;
using Ingest.Worker.RawTables;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

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
public sealed partial class ProfileFilesLoader(
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

        var known = reference.Write(load.Reference, profile.Name);
        using var scratch = new Scratch(profile, options.Value.Scratch, known.Words);
        var fileKeys = KnownKeys(load.Ledger, scratch);
        var staged = new List<StagedFile>();
        foreach (var file in files)
        {
            progress?.Report(new LoadProgress(file.File.Name, 0, "разбор"));
            try
            {
                var raw = scratch.Stage(
                    file.File, file.Table, raw => sources.Open(raw, cancellationToken), unknown.Contains(file), cancellationToken);
                if (unknown.Contains(file))
                {
                    fileKeys[raw.FileId] = load.Ledger.Claim(file.File.ForLedger(profile.Name, file.Table)) ?? throw new FileInWorkException();
                    staged.Add(new StagedFile(file, fileKeys[raw.FileId], raw));
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
            scratch.Prepare(cancellationToken);
            var told = scratch.Checked();
            var counts = LoadTables(profile, load, scratch, known, fileKeys, progress, cancellationToken);
            foreach (var file in staged)
            {
                var rows = CountsOf(counts[file.FileKey], file, profile);
                IReadOnlyList<FileNote> notes = [.. file.File.File.Notes.Concat(file.Raw.Notes).Concat(told[file.Raw.FileId]).ForLedger(), .. RecordCounts.Notes(rows, "запросами профиля")];
                RejectTooLong(load, profile, file);
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
        Reference known,
        Dictionary<long, long> fileKeys,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var counts = new FileCounts(byLine: true);
        var tables = new TableLoad(load, feeds, known, counts, progress);
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
        load.SettleQuarantine();
        return counts;
    }

    private Feed FeedOf(Profile profile, SqlFile query) => feeds.Find(query.Value("feed") ?? "")
        ?? throw new InvalidDataException($"Query '{query.Name}' of profile '{profile.Name}' names no feed in its '-- feed:' line.");

    private static LoadOutcome Outcome(Profile profile, RawTableFile file, LoadState state) =>
        new(file.File.Name, state) { Path = file.File.Path, Feed = profile.Name };

    /// <summary>
    /// Rows are those of the file; each gives the records that the queries make of it, or none. Where a query puts rows together, it is not known which of
    /// them went into a record: those beyond the records count as repeats.
    /// </summary>
    private static RowCounts CountsOf(FileCounts.Tally records, StagedFile file, Profile profile)
    {
        var isGrouped = profile.Queries.Any(query => query.Value("source") == file.File.Table && Grouping().IsMatch(query.Text));
        var (lines, tooLong) = (file.Raw.Lines, file.Raw.TooLong.Count);
        return RecordCounts.Of(records, lines + tooLong, file.Raw.PassedOver, isGrouped ? 0 : Math.Max(0, lines - records.Selected), (isGrouped ? Math.Max(lines, records.Counts.Read) : records.Counts.Read) + tooLong) with
        {
            Rejected = records.Rejected + tooLong,
        };
    }

    /// <summary>A row with a cell too many is not staged: it is not known which cell is which.</summary>
    private static void RejectTooLong(Load load, Profile profile, StagedFile file)
    {
        var feed = profile.Queries.FirstOrDefault(query => query.Value("source") == file.File.Table)?.Value("feed") ?? file.File.Table;
        foreach (var (line, text, width) in file.Raw.TooLong)
        {
            load.Quarantine.Add(
                new RejectedRow(file.FileKey, line, feed, text, default),
                [new RejectedCell("", RejectCode.BadText, $"в строке {width} ячеек, больше, чем в заголовке: за последним столбцом что-то написано")]);
        }
    }

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

    [GeneratedRegex(@"\b(GROUP\s+BY|DISTINCT)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Grouping();

    private sealed record StagedFile(RawTableFile File, long FileKey, StagedTable Raw);
}
