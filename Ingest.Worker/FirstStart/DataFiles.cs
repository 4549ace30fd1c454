using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Sqlite;

namespace Ingest.Worker.FirstStart;

/// <summary>Closes the worker's files and the warehouse to other accounts of the machine, whatever an earlier version or a copy left open.</summary>
/// <param name="options">Where the worker's folders are.</param>
/// <param name="warehouse">Where the warehouse is.</param>
/// <param name="configuration">Whether a group shares them.</param>
/// <param name="log">Told what was closed, and what stays open.</param>
public sealed class DataFiles(
    IOptions<IngestOptions> options, IOptions<WarehouseOptions> warehouse, IConfiguration configuration, ILogger<DataFiles> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var ingest = options.Value;
        string[] paths = [ingest.Inbox, ingest.Archive, ingest.Failed, ingest.Scratch, ingest.HealthFile];
        if (warehouse.Value.Provider == "Sqlite" && SqliteFile.Of(warehouse.Value.Connection) is { } file)
        {
            paths = [.. paths, file.Path, file.AsOfFolder, PrivateFiles.OwnFolder(file.Path) ?? ""];
        }

        PrivateFiles.Narrow(paths, PrivateFiles.IsShared(configuration), log);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
