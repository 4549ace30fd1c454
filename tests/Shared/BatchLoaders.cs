using Ingest.Worker;
using Ingest.Worker.Configuration;
using Ingest.Worker.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Marts;

namespace Warehouse.TestServer;

/// <summary>The worker's loader over an engine that a test has at hand, put together as the worker does it.</summary>
internal static class BatchLoaders
{
    /// <summary>A loader.</summary>
    /// <param name="engine">The warehouse.</param>
    /// <param name="catalogue">Its SQL.</param>
    /// <param name="folder">Where scratch databases stand.</param>
    /// <param name="clock">The clock.</param>
    public static BatchLoader Over(IWarehouseEngine engine, SqlCatalogue catalogue, string folder, TimeProvider clock) => new ServiceCollection()
        .AddSingleton(new Loads(engine, catalogue, new MartRefresh(catalogue), Options.Create(new WarehouseOptions()), clock))
        .AddSingleton(clock)
        .AddIngest(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Ingest:OwnProfiles", Path.Combine(folder, "profiles"))]).Build())
        .Configure<IngestOptions>(options => options.Scratch = Path.Combine(folder, "scratch"))
        .BuildServiceProvider()
        .GetRequiredService<BatchLoader>();
}
