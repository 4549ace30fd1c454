using System.Data.Common;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// Storage of schedules and runs: on SQL Server in a schema beside the warehouse, so that several workers share one
/// schedule; with SQLite in the memory of each worker.
/// </summary>
/// <param name="configuration">Connection string <c>Hangfire</c>, for a database apart from the warehouse.</param>
/// <param name="warehouse">The warehouse's engine and connection.</param>
/// <param name="options">Name of the schema.</param>
/// <param name="engine">Says what an error of the server means.</param>
public sealed class SchedulerStorage(
    IConfiguration configuration, IOptions<WarehouseOptions> warehouse, IOptions<HangfireOptions> options, IWarehouseEngine engine)
{
    /// <summary>Whether schedules outlive the program.</summary>
    public bool IsShared => warehouse.Value.Provider != "Sqlite";

    /// <summary>Opens the storage, without contacting the server.</summary>
    public JobStorage Open() => !IsShared
        ? new InMemoryStorage()
        : new SqlServerStorage(Connect, new SqlServerStorageOptions
        {
            SchemaName = options.Value.Schema,

            // Install creates the tables when the server answers.
            PrepareSchemaIfNecessary = false,
        });

    /// <summary>Creates or updates its tables, which needs the owner's rights. When they are up to date, only checks them.</summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer or denies it.</exception>
    public void Install()
    {
        if (!IsShared)
        {
            return;
        }

        try
        {
            using var connection = Connect();
            connection.Open();
            SqlServerObjectsInstaller.Install(connection, options.Value.Schema);
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    private SqlConnection Connect() =>
        new(configuration.GetConnectionString("Hangfire") is { Length: > 0 } own ? own : warehouse.Value.Connection);
}
