using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Sqlite;

namespace Ingest.Worker.Jobs;

/// <summary>
/// Removes databases that were not used for a long time: scratch databases of profiles, and snapshots of earlier moments.
/// Neither is the only copy of anything; a snapshot is built again when it is asked for.
/// </summary>
/// <param name="loads">The warehouse, whose turn keeps loads away in the meantime.</param>
/// <param name="options">Where scratch databases are, and how long they are kept.</param>
/// <param name="warehouse">Where the warehouse is.</param>
[Schedule("10 4 * * *", IsOnEachWorker = true)]
public sealed class PurgeScratchJob(
    Loads loads,
    IOptions<IngestOptions> options,
    IOptions<WarehouseOptions> warehouse,
    TimeProvider time,
    ILogger<PurgeScratchJob> log) : IJob
{
    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellationToken) => Task.Run(() => Purge(cancellationToken), cancellationToken);

    private void Purge(CancellationToken cancellationToken)
    {
        var eldest = time.GetUtcNow().UtcDateTime.AddDays(-options.Value.ScratchDays);
        var unused = Databases().Where(path => LastUse(path) < eldest).ToList();
        if (unused.Count == 0)
        {
            return;
        }

        using var turn = loads.Begin(cancellationToken);
        foreach (var path in unused)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Remove(path);
        }
    }

    private List<string> Databases()
    {
        var found = new List<string>();
        foreach (var folder in (string[])[options.Value.Scratch, warehouse.Value.Provider == "Sqlite" ? SqliteFile.Of(warehouse.Value.Connection).AsOfFolder : ""])
        {
            if (Directory.Exists(folder))
            {
                found.AddRange(Directory.EnumerateFiles(folder, "*.db"));
            }
        }

        return found;
    }

    /// <summary>Time of the last access; on a file system without it, time of the last change.</summary>
    private static DateTime LastUse(string path) => new[] { path, path + "-wal", path + "-shm" }
        .Where(File.Exists)
        .SelectMany(file => new[] { File.GetLastAccessTimeUtc(file), File.GetLastWriteTimeUtc(file) })
        .DefaultIfEmpty(DateTime.MaxValue)
        .Max();

    private void Remove(string path)
    {
        try
        {
            File.Delete(path);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
            log.LogInformation("Unused database {File} removed", Path.GetFileName(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Unused database {File} could not be removed: {Reason}", Path.GetFileName(path), error.Message);
        }
    }
}
