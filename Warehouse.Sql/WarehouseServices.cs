using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Jobs;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Reading;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;
using Warehouse.Sql.SqlServer;

namespace Warehouse.Sql;

/// <summary>Registers the warehouse.</summary>
public static class WarehouseServices
{
    /// <summary>Adds the engine that the configuration names, its catalogue, the migrator, the readers and the health check.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Section <c>Warehouse</c> and <c>ConnectionStrings:Warehouse</c>.</param>
    public static IServiceCollection AddWarehouse(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WarehouseOptions>()
            .Bind(configuration.GetSection("Warehouse"))
            .Configure(options => options.Connection = configuration.GetConnectionString("Warehouse") ?? options.Connection)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WarehouseOptions>>(new SqliteFileCheck<WarehouseOptions>(
            "ConnectionStrings:Warehouse", options => options.Provider == "Sqlite" ? options.Connection : null));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => Catalogue(provider.GetRequiredService<IOptions<WarehouseOptions>>().Value));
        services.TryAddSingleton<IWarehouseEngine>(provider => Engine(
            provider.GetRequiredService<IOptions<WarehouseOptions>>().Value, provider.GetRequiredService<SqlCatalogue>()));
        services.TryAddSingleton(provider => new Migrator(
            provider.GetRequiredService<IWarehouseEngine>(), provider.GetRequiredService<SqlCatalogue>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<MartRefresh>();
        services.TryAddSingleton<Loads>();
        services.TryAddSingleton<LedgerReader>();
        services.TryAddSingleton<Verification>();
        services.TryAddSingleton<TakenTicks>();
        services.TryAddSingleton<ReportReader>();
        services.TryAddSingleton<ScopeReader>();
        services.TryAddSingleton<LearnerCodes>();
        services.TryAddSingleton<IndicatorReader>();
        services.TryAddSingleton<ChangeReader>();
        services.AddHealthChecks().AddCheck<WarehouseHealth>("warehouse");
        return services;
    }

    private static SqlCatalogue Catalogue(WarehouseOptions options) => new(options.Provider == "Sqlite" ? "sqlite" : "sqlserver", options.SqlFolder);

    private static IWarehouseEngine Engine(WarehouseOptions options, SqlCatalogue catalogue) => options.Provider == "Sqlite"
        ? new SqliteEngine(options, catalogue)
        : new SqlServerEngine(options, catalogue);
}
