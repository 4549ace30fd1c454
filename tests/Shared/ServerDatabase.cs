using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;
using Warehouse.Sql.SqlServer;

namespace Warehouse.TestServer;

/// <summary>
/// A warehouse of a test's own on the server that the environment names: empty when it is taken, given to the next test afterwards.
/// It stays on the server, so that the days of eighty years are written once and not in each run.
/// </summary>
internal sealed partial class ServerDatabase : IDisposable
{
    /// <summary>Holds the connection string; the databases of the tests begin with the name of its own, which must hold «test».</summary>
    public const string Variable = "WAREHOUSE_SQLSERVER";

    /// <summary>«off» for a server that speaks the protocol but has no columnstore, partitions or snapshot.</summary>
    public const string OptionsVariable = Variable + "_OPTIONS";

    // What is the same in every warehouse.
    private static readonly string[] Kept = ["schema_journal", "dim_date", "dim_control", "load_turn"];
    private static readonly Lock One = new();
    private static readonly Stack<string> Free = new();
    private static int _made;

    private ServerDatabase(string connection) => Connection = connection;

    /// <summary>Its connection string.</summary>
    public string Connection { get; }

    /// <summary>What a program is to be told besides the connection string.</summary>
    public static IReadOnlyList<(string Key, string Value)> Settings =>
    [
        ("Warehouse:Provider", "SqlServer"),
        ("Warehouse:SqlServer:Columnstore", HasOptions.ToString()),
        ("Warehouse:SqlServer:Partitioning", HasOptions.ToString()),
        ("Warehouse:SqlServer:Snapshot", HasOptions.ToString()),
        ("Warehouse:SqlServer:LeaseSeconds", "15"),
        ("Warehouse:LockTimeoutSeconds", "60"),
    ];

    private static bool HasOptions => Environment.GetEnvironmentVariable(OptionsVariable) != "off";

    /// <summary>Takes one; null where no server is named.</summary>
    public static ServerDatabase? TryTake()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            return null;
        }

        lock (One)
        {
            if (Free.TryPop(out var free))
            {
                Empty(free);
                return new ServerDatabase(free);
            }

            var builder = new SqlConnectionStringBuilder(server);
            if (!builder.InitialCatalog.Contains("test", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"The tests empty their databases: the name of '{builder.InitialCatalog}' must hold 'test'.");
            }

            // Test programs may run side by side: each has databases of its own.
            var program = Assembly.GetExecutingAssembly().GetName().Name!.Split('.')[0];
            builder.InitialCatalog = string.Create(CultureInfo.InvariantCulture, $"{builder.InitialCatalog}_{program}_{++_made}");
            // A pool a database: what idles in them adds up.
            builder.MaxPoolSize = 20;
            Prepare(builder);
            return new ServerDatabase(builder.ToString());
        }
    }

    private static void Drop(string connection)
    {
        SqlConnection.ClearAllPools();
        var builder = new SqlConnectionStringBuilder(connection);
        using var master = OpenMaster(builder);
        master.Execute($"DROP DATABASE IF EXISTS [{builder.InitialCatalog}]");
    }

    /// <summary>A connection to the database.</summary>
    public SqlConnection Open()
    {
        var connection = new SqlConnection(Connection);
        connection.Open();
        return connection;
    }

    /// <summary>An engine over a database of the server.</summary>
    public static (IWarehouseEngine Engine, SqlCatalogue Catalogue) Over(string connection)
    {
        var catalogue = new SqlCatalogue("sqlserver");
        return (new SqlServerEngine(Options(connection), catalogue), catalogue);
    }

    /// <summary>Options of a warehouse there.</summary>
    public static WarehouseOptions Options(string connection)
    {
        var options = new WarehouseOptions { Provider = "SqlServer", Connection = connection, LockTimeoutSeconds = 60 };
        options.SqlServer.Columnstore = options.SqlServer.Partitioning = options.SqlServer.Snapshot = HasOptions;
        options.SqlServer.LeaseSeconds = 15;
        return options;
    }

    /// <summary>Takes every row out of it.</summary>
    public void Sweep() => Empty(Connection);

    /// <summary>Gives it to the next test.</summary>
    public void Dispose()
    {
        lock (One)
        {
            Free.Push(Connection);
        }
    }

    private static void Prepare(SqlConnectionStringBuilder builder)
    {
        using (var master = OpenMaster(builder))
        {
            if (master.ExecuteScalar<int>("SELECT count(*) FROM sys.databases WHERE name = @name", new { name = builder.InitialCatalog }) > 0)
            {
                try
                {
                    Migrate(builder.ToString());
                    Empty(builder.ToString());
                    return;
                }
                catch (WarehouseUnavailableException error) when (error.Code == "old_schema")
                {
                    // Of an earlier state of the program.
                }
            }
        }

        Drop(builder.ToString());
        Make(builder);
        Migrate(builder.ToString());
    }

    private static void Make(SqlConnectionStringBuilder builder)
    {
        using var master = OpenMaster(builder);
        // A server for which the options are off may not know the collation either.
        master.Execute($"CREATE DATABASE [{builder.InitialCatalog}]" + (HasOptions ? " COLLATE Latin1_General_100_BIN2_UTF8" : ""));
    }

    private static SqlConnection OpenMaster(SqlConnectionStringBuilder builder)
    {
        var master = new SqlConnection(new SqlConnectionStringBuilder(builder.ToString()) { InitialCatalog = "master", Pooling = false }.ToString());
        master.Open();
        return master;
    }

    private static void Migrate(string connection)
    {
        var (engine, catalogue) = Over(connection);
        new Migrator(engine, catalogue, TimeProvider.System).MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void Empty(string text)
    {
        using var connection = new SqlConnection(text);
        connection.Open();
        var tables = connection.Query<string>("SELECT name FROM sys.tables WHERE is_ms_shipped = 0 AND schema_id = schema_id('dbo')").Except(Kept);
        connection.Execute(string.Join('\n', tables.OrderBy(Rank).ThenBy(table => table, StringComparer.Ordinal).Select(table => table switch
        {
            "dim_organisation" => "DELETE FROM dim_organisation WHERE org_key <> 1;",
            "dim_programme" or "dim_module" or "dim_competency" or "dim_teacher" or "dim_group" => $"DELETE FROM {table} WHERE {table[4..]}_key <> 0;",
            _ => $"DELETE FROM [{table}];",
        })));
    }

    /// <summary>What others point at goes last.</summary>
    private static int Rank(string table) => table switch
    {
        "dim_organisation" => 9,
        "dim_programme" or "dim_teacher" => 8,
        "dim_group" => 6,
        "dim_learner" or "dim_module" or "dim_competency" or "dim_scale" or "dim_load_file" => 7,
        _ when table.StartsWith("dim_", StringComparison.Ordinal) && !table.EndsWith("_history", StringComparison.Ordinal) => 5,
        _ => 1,
    };
}
