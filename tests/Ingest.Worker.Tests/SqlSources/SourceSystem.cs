using System.Data.Common;
using System.Globalization;
using Dapper;
using Ingest.Worker.Jobs;
using Ingest.Worker.Loading;
using Ingest.Worker.SqlSources;
using Ingest.Worker.Tests.Inbox;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Tests.SqlSources;

/// <summary>A real database of another system, a source over it, and a worker that pulls from it.</summary>
internal sealed class SourceSystem : IDisposable
{
    public const string Name = "crm-grades";

    public const string Query = """
        SELECT learner AS learner_code, study AS group_code, subject AS module_code, 'current' AS control,
            day AS graded_on, mark AS grade, changed_at
        FROM journal
        WHERE @watermark IS NULL OR changed_at >= @watermark
        ORDER BY changed_at
        """;

    private readonly string? _server;

    /// <param name="server">Connection string of the other system's database on a server; a file of its own when not given.</param>
    public SourceSystem(string? server = null)
    {
        _server = server;
        var root = Directory.CreateTempSubdirectory("source-").FullName;
        Root = root;
        var profiles = Path.Combine(root, "profiles");
        CopyDefaults(profiles);
        Service = new Service(root, new Dictionary<string, string?>
        {
            ["Ingest:Profiles"] = profiles,
            ["ConnectionStrings:Crm"] = server ?? Path.Combine(root, "crm.db"),
        });
        if (server is null)
        {
            Change("CREATE TABLE journal (learner TEXT, study TEXT, subject TEXT, day TEXT, mark TEXT, changed_at TEXT)");
        }

        Describe();
    }

    public string Root { get; }

    public Service Service { get; }

    /// <summary>Writes the source's folder.</summary>
    public void Describe(
        string? query = null, string watermark = "changed_at", string feed = "grades", string connection = "Crm", string? provider = null, string extra = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "profiles", Name)).FullName;
        File.WriteAllText(
            Path.Combine(folder, "source.json"),
            $$"""
            {
              "title": "Оценки из журнала", "provider": "{{provider ?? (_server is null ? "Sqlite" : "SqlServer")}}", "connection": "{{connection}}",
              "feed": "{{feed}}", "watermark": "{{watermark}}"{{extra}}
            }
            """);
        File.WriteAllText(Path.Combine(folder, "query.sql"), query ?? Query);
    }

    /// <summary>A grade as the other system keeps it.</summary>
    public void Grade(string learner, string day, string mark, string changedAt) => Change(string.Create(
        CultureInfo.InvariantCulture, $"INSERT INTO journal VALUES ('{learner}', 'G1', 'M1', '{day}', '{mark}', '{changedAt}')"));

    public void Change(string sql)
    {
        using DbConnection connection = _server is { } server
            ? new SqlConnection(server)
            : new SqliteConnection($"Data Source={Path.Combine(Root, "crm.db")};Pooling=False");
        connection.Execute(sql);
    }

    public async Task<LoadOutcome> PullAsync()
    {
        await Service.Get<WarehouseSchema>().EnsureAsync(TestContext.Current.CancellationToken);
        return Service.Get<SqlPull>().Run(
            SqlSource.Read(Path.Combine(Root, "profiles"), Name), null, TestContext.Current.CancellationToken);
    }

    /// <summary>Grades in the warehouse: learner, day, label.</summary>
    public string[] Grades() => Service.Ask(
        "SELECT learner_code || ' ' || date_key || ' ' || label FROM fact_grade JOIN dim_learner USING (learner_key) ORDER BY 1");

    public string[] Ledger() => Service.Ask(
        "SELECT name || ' ' || profile || ' ' || rows_read || '/' || rows_loaded || '/' || rows_corrected || '/' || rows_duplicate FROM dim_load_file "
        + "WHERE load_file_key > 0 ORDER BY load_file_key");

    public void Dispose()
    {
        Service.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }

    private static void CopyDefaults(string profiles)
    {
        var folder = Directory.CreateDirectory(Path.Combine(profiles, "default")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Profiles", "default")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
