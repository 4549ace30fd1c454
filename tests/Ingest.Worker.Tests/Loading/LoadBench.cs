using Ingest.Worker.Loading;
using Ingest.Worker.RawTables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Warehouse.Sql;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A warehouse of a test's own, the folder that its files stand in, and the real loader over both.</summary>
internal sealed class LoadBench : IDisposable
{
    private static readonly Lazy<byte[]> Empty = new(MakeEmpty);

    private readonly ServiceProvider _services;
    private readonly ServerDatabase? _database;

    /// <param name="settings">Settings over the usual ones.</param>
    public LoadBench(params (string Key, string Value)[] settings)
    {
        Warehouse = System.IO.Path.Combine(Root, "warehouse.db");
        File.WriteAllBytes(Warehouse, Empty.Value);
        _services = Services(Root, settings);
    }

    private LoadBench(ServerDatabase database, (string Key, string Value)[] settings)
    {
        _database = database;
        Warehouse = database.Connection;
        _services = Services(Root, [("ConnectionStrings:Warehouse", Warehouse), .. ServerDatabase.Settings, .. settings]);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("load-").FullName;

    /// <summary>The warehouse's file, or its connection string.</summary>
    public string Warehouse { get; }

    /// <summary>The database, where the warehouse is on a server.</summary>
    public ServerDatabase Database => _database ?? throw new InvalidOperationException("This warehouse is a file.");

    /// <summary>A migrated warehouse without data, as bytes of its file.</summary>
    public static byte[] EmptyWarehouse => Empty.Value;

    /// <summary>The same on the server that the environment names; skips the test where none is named.</summary>
    public static LoadBench OnServer(params (string Key, string Value)[] settings) => new(ServerDatabase.Take(), settings);

    /// <summary>The same, its sessions named so on the server.</summary>
    public static LoadBench OnServerAs(string program)
    {
        var database = ServerDatabase.Take();
        var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(database.Connection) { ApplicationName = program };
        return new(database, [("ConnectionStrings:Warehouse", connection.ToString())]);
    }

    /// <summary>A service of the program.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    /// <summary>Starts the program over this warehouse, as a process of its own.</summary>
    public WorkerProcess Start(IReadOnlyList<string> arguments, params (string Key, string Value)[] settings)
    {
        IReadOnlyList<(string Key, string Value)> usual = _database is null ? [] : ServerDatabase.Settings;
        return WorkerProcess.Start(
            Root, Warehouse, arguments, [.. usual.Concat(settings).Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))]);
    }

    /// <summary>Puts a file there.</summary>
    /// <returns>Its path.</returns>
    public string Put(string name, params string[] lines)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return path;
    }

    /// <summary>Loads what is under the paths, as one batch.</summary>
    public IReadOnlyList<LoadOutcome> Load(params string[] paths) =>
        [.. _services.GetRequiredService<BatchLoader>().Load(paths, null, TestContext.Current.CancellationToken)];

    /// <summary>Puts a file there and loads it alone.</summary>
    public LoadOutcome LoadOne(string name, params string[] lines) => Assert.Single(Load(Put(name, lines)));

    /// <summary>The same; it has to load.</summary>
    public LoadOutcome LoadGood(string name, params string[] lines)
    {
        var outcome = LoadOne(name, lines);
        Assert.True(outcome.State == LoadState.Loaded, outcome.Failure);
        return outcome;
    }

    public WarehouseImage Image(bool withFiles = false) =>
        _database is null ? WarehouseImage.Of(Warehouse, withFiles) : WarehouseImage.Of(_database, withFiles);

    /// <summary>Puts an empty warehouse in place of this one; whatever else the operator has stays.</summary>
    public void BeginAnew()
    {
        if (_database is null)
        {
            File.WriteAllBytes(Warehouse, Empty.Value);
        }
        else
        {
            _database.Sweep();
        }
    }

    /// <summary>Marts are what facts make, and keys point at something.</summary>
    public void AssertVerified()
    {
        var checks = _services.GetRequiredService<Verification>().RunAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.True(check.Differences == 0, $"{check.Name}: {check.Differences}"));
    }

    public void Dispose()
    {
        _services.Dispose();
        _database?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }

    private static ServiceProvider Services(string root, params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Warehouse"] = System.IO.Path.Combine(root, "warehouse.db"),
            ["Ingest:Scratch"] = System.IO.Path.Combine(root, "scratch"),
            ["Warehouse:SqlFolder"] = System.IO.Path.Combine(root, "sql"),
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)))
            .AddWarehouse(configuration)
            .AddIngest(configuration)
            .BuildServiceProvider();
    }

    private static byte[] MakeEmpty()
    {
        var root = Directory.CreateTempSubdirectory("empty-").FullName;
        using (var services = Services(root))
        {
            services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        }

        // The last connection to close has folded the log into the file.
        var bytes = File.ReadAllBytes(System.IO.Path.Combine(root, "warehouse.db"));
        Directory.Delete(root, recursive: true);
        return bytes;
    }
}
