using System.Reflection;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;
using Warehouse.Sql.SqlServer;
using Warehouse.Sql.Sqlite;

namespace Warehouse.Sql;

/// <summary>Opens a program's own store: one beside the warehouse, with a schema, scripts and a journal of its own.</summary>
public static class StoreEngines
{
    /// <summary>Opens a store and brings its schema up to date.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="program">Where its migration scripts are embedded.</param>
    /// <param name="time">The clock of its journal.</param>
    /// <exception cref="WarehouseUnavailableException">The store cannot be made, opened or brought up to date.</exception>
    public static async Task<IStoreEngine> OpenAsync(StoreLocation location, Assembly program, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(location);
        var isEmbedded = location.Provider == "Sqlite";
        var catalogue = new SqlCatalogue(isEmbedded ? "sqlite" : "sqlserver");
        IStoreEngine engine = isEmbedded ? new SqliteStore(location, catalogue) : new SqlServerStore(location, catalogue);
        var migrator = new Migrator(engine, catalogue, time)
        {
            Scripts = SchemaScripts.For(engine.Dialect, program),
            Remedy = $"Запустите программу один раз с именем владельца базы в {location.Setting}",
        };
        await migrator.MigrateAsync(cancellationToken);
        return engine;
    }
}
