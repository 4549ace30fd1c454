using System.Text.RegularExpressions;
using Ingest.Sources;
using Ingest.Worker.Archive;
using Ingest.Worker.Configuration;
using Ingest.Worker.Loading;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.SqlSources;

/// <summary>
/// One pull of a source: rows from the last watermark on become a feed file, which is loaded as any other and goes to the
/// archive. The last watermark is that of the last pull in the ledger, so that it moves on with the commit of its rows and with
/// nothing else. The boundary is asked for again each time: rows of the same moment are not lost, and those loaded already are repeats.
/// </summary>
/// <param name="ledger">What was pulled last.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="loader">Loads.</param>
/// <param name="archive">Where files go.</param>
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
    /// <summary>Pulls.</summary>
    /// <param name="source">The source.</param>
    /// <returns>What became of the rows; known when there was nothing new.</returns>
    /// <exception cref="UnreadableSourceException">The source cannot be asked; nothing was loaded.</exception>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take anything.</exception>
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
                // The boundary alone, as it was loaded before; or another worker has the same rows in hand.
                File.Delete(file.Path);
                break;
        }
    }

    /// <summary>A kill may have come between the commit and the archive, or before the commit: then the rows are asked for again.</summary>
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

    /// <summary>One pull of a source at a time on this machine; elsewhere the ledger settles it.</summary>
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
