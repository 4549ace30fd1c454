using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Ingest.Worker.Archive;
using Ingest.Worker.Configuration;
using Ingest.Worker.Loading;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.SqlSources;

/// <summary>
/// One pull of a source: rows from the last watermark on become a feed file, which is loaded and archived like any other.
/// The last watermark is that of the last pull in the ledger, so that it advances only with the commit of its
/// rows. Rows at the watermark are queried again: none of the same moment is lost, and those that were loaded are duplicates.
/// </summary>
/// <param name="ledger">What was pulled last.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="loader">Loads.</param>
/// <param name="archive">Moves files.</param>
/// <param name="configuration">Section <c>ConnectionStrings</c>.</param>
/// <param name="options">Where profiles and scratch are.</param>
/// <param name="log">Names and counts, never what is in a row.</param>
public sealed partial class SqlPull(
    LedgerReader ledger,
    FeedCatalogue feeds,
    BatchLoader loader,
    FileArchive archive,
    IConfiguration configuration,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<SqlPull> log)
{
    /// <summary>Pulls new rows.</summary>
    /// <returns>The outcome; <see cref="LoadState.Known"/> when there was nothing new.</returns>
    /// <exception cref="UnreadableSourceException">The source cannot be queried; nothing was loaded.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable.</exception>
    public LoadOutcome Run(SqlSource source, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var feed = feeds.Find(source.Feed)
            ?? throw Unreadable.NoFeed(source.Name, source.Feed, feeds.Feeds.Select(feed => feed.Name));
        var connection = configuration.GetConnectionString(source.Connection) is { Length: > 0 } text
            ? text
            : throw Unreadable.NoConnection(source.Name, source.Connection);
        var folder = Directory.CreateDirectory(Path.Combine(options.Value.Scratch, "pulls", source.Name)).FullName;
        if (Lock(folder) is not { } held)
        {
            return new LoadOutcome(source.Name, LoadState.InWork) { Feed = feed.Name };
        }

        using (held)
        {
            Finish(folder, cancellationToken);
            var since = Since(source);
            var draft = Path.Combine(folder, "rows.part");
            var rows = SourceRows.Write(source, feed, connection, since, draft, progress, cancellationToken);
            if (rows.Unmarked > 0)
            {
                log.LogWarning("Source {Source}: {Rows} rows have no watermark; no later pull sees them change", source.Name, rows.Unmarked);
            }

            if (rows.Watermark is not { } watermark)
            {
                File.Delete(draft);
                return new LoadOutcome(source.Name, LoadState.Known) { Feed = feed.Name, Elapsed = time.GetElapsedTime(start) };
            }

            var name = $"{source.Name}@{watermark}";
            var file = new IncomingFile(Path.Combine(folder, Unsafe().Replace(name, "-") + ".csv"), Unsafe().Replace(name, "-") + ".csv");
            File.Move(draft, file.Path, overwrite: true);
            var outcome = loader.LoadAs(file.Path, name, source.Name, feed, progress, cancellationToken);
            Shelve(file, outcome);
            return outcome with { Elapsed = time.GetElapsedTime(start) };
        }
    }

    private string? Since(SqlSource source) =>
        ledger.LastNameAsync(source.Name, CancellationToken.None).GetAwaiter().GetResult()?[(source.Name.Length + 1)..];

    private void Shelve(IncomingFile file, LoadOutcome outcome)
    {
        switch (outcome.State)
        {
            case LoadState.Loaded:
                archive.Store(file);
                break;
            case LoadState.Failed:
                archive.FailAgain(file, ReasonText.Of(file, [outcome], time.GetLocalNow()));
                break;
            default:
                // Only the rows at the watermark, which were loaded before; or another worker is loading the same rows.
                File.Delete(file.Path);
                break;
        }
    }

    /// <summary>If the process was killed between commit and archive, the file is archived now; if before the commit, the rows are queried again.</summary>
    private void Finish(string folder, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv"))
        {
            if (loader.Knows(path, cancellationToken))
            {
                archive.Store(new IncomingFile(path, Path.GetFileName(path)));
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Allows one pull of a source at a time on this machine; between machines the ledger does.</summary>
    private static FileStream? Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}._+@-]")]
    private static partial Regex Unsafe();
}
