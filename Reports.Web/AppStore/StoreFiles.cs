using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Warehouse.Sql.Core;
using Warehouse.Sql.Sqlite;

namespace Reports.Web.AppStore;

/// <summary>Closes the site's own files to other accounts of the machine, whatever an earlier version or a copy left open.</summary>
/// <param name="store">Where the store is.</param>
/// <param name="options">Where templates are.</param>
/// <param name="configuration">Whether a group shares them.</param>
/// <param name="log">Told what was closed, and what stays open.</param>
public sealed class StoreFiles(
    IOptions<AppStoreOptions> store, IOptions<ReportsOptions> options, IConfiguration configuration, ILogger<StoreFiles> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        string[] paths = [options.Value.Templates];
        if (store.Value.Provider == "Sqlite" && SqliteFile.Of(store.Value.Connection) is { } file)
        {
            paths = [.. paths, file.Path, PrivateFiles.OwnFolder(file.Path) ?? ""];
        }

        PrivateFiles.Narrow(paths, PrivateFiles.IsShared(configuration), log);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
