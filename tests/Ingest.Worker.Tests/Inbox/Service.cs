using System.Globalization;
using Dapper;
using Ingest.Worker.Inbox;
using Ingest.Worker.Jobs;
using Ingest.Worker.RawTables;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Warehouse.Sql;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>A worker over real folders and a real warehouse, with a clock of the test's own; not started.</summary>
internal sealed class Service : IDisposable
{
    private readonly bool _ownsRoot;

    public Service(string? root = null, Dictionary<string, string?>? settings = null, bool hasRealClock = false)
    {
        _ownsRoot = root is null;
        Root = root ?? Directory.CreateTempSubdirectory("worker-").FullName;
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Warehouse"] = At("warehouse.db"),
            ["Ingest:Inbox"] = At("inbox"),
            ["Ingest:Archive"] = At("archive"),
            ["Ingest:Failed"] = At("failed"),
            ["Ingest:Scratch"] = At("scratch"),
            ["Ingest:HealthFile"] = At("health.json"),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.AddProvider(Log);
        if (!hasRealClock)
        {
            builder.Services.AddSingleton<TimeProvider>(Clock);
        }

        builder.Services.AddWarehouse(builder.Configuration).AddIngestWorker(builder.Configuration);
        Host = builder.Build();
        Directory.CreateDirectory(At("inbox"));
    }

    public static TimeSpan Quiet { get; } = TimeSpan.FromSeconds(5);

    public string Root { get; }

    public ManualClock Clock { get; } = new();

    public LogLines Log { get; } = new();

    public IHost Host { get; }

    public InboxPass Pass => Get<InboxPass>();

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public string At(string name) => Path.Combine(Root, name);

    public string Drop(string name, string text) => Drop(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Drop(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, "inbox", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Modules of a programme: one row a code.</summary>
    public static string Modules(params string[] codes) =>
        "programme_code,module_code,name\n" + string.Concat(codes.Select(code => $"P1,{code},Модуль {code}\n"));

    /// <summary>Looks, lets the quiet time go by and looks again.</summary>
    public async Task SettleAsync()
    {
        await Get<WarehouseSchema>().EnsureAsync(TestContext.Current.CancellationToken);
        Pass.Run(TestContext.Current.CancellationToken);
        Clock.Advance(Quiet);
        Pass.Run(TestContext.Current.CancellationToken);
    }

    /// <summary>Files under a folder, relative, in order.</summary>
    public string[] Files(string folder) => !Directory.Exists(At(folder)) ? [] :
    [
        .. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(At(folder), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public long Count(string table) => Convert.ToInt64(Ask($"SELECT count(*) FROM {table}").Single(), CultureInfo.InvariantCulture);

    /// <summary>Names of loaded files in the order of loading.</summary>
    public string[] Loaded() => [.. Ask("SELECT name FROM dim_load_file WHERE state = 'loaded' ORDER BY load_file_key")];

    public string[] Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={At("warehouse.db")};Pooling=False");
        return [.. connection.Query<string>(sql)];
    }

    public void Dispose()
    {
        Host.Dispose();
        if (_ownsRoot)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Root, recursive: true);
        }
    }
}
