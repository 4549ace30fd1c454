using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Warehouse.Sql;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Schema;

namespace Benchmarks;

/// <summary>The product's loader over a warehouse in one folder, wired as the worker wires it.</summary>
internal sealed class Product : IDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Wires it.</summary>
    /// <param name="folder">Where the warehouse is, or will be.</param>
    /// <param name="settings">Settings over the usual ones: another engine.</param>
    public Product(string folder, params (string Key, string Value)[] settings)
    {
        Database = Path.Combine(folder, "warehouse.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Warehouse"] = Database,
            ["Warehouse:SqlFolder"] = Path.Combine(folder, "sql"),
            ["Ingest:Scratch"] = Path.Combine(folder, "scratch"),
        }).AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
        _services = new ServiceCollection().AddWarehouse(configuration).AddIngest(configuration).BuildServiceProvider();
    }

    /// <summary>The warehouse's file.</summary>
    public string Database { get; }

    /// <summary>The warehouse, for writing.</summary>
    public Loads Loads => _services.GetRequiredService<Loads>();

    /// <summary>Loads paths as the command <c>load</c> does, schema included.</summary>
    /// <returns>What became of each file.</returns>
    /// <exception cref="InvalidOperationException">A file failed: there is nothing to measure.</exception>
    public async Task<IReadOnlyList<LoadOutcome>> LoadAsync(params string[] paths)
    {
        await _services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        LoadOutcome[] outcomes = [.. _services.GetRequiredService<BatchLoader>().Load(paths, null, CancellationToken.None)];
        return Array.Find(outcomes, outcome => outcome.State == LoadState.Failed) is { } failed
            ? throw new InvalidOperationException(failed.Failure)
            : outcomes;
    }

    public void Dispose() => _services.Dispose();
}
