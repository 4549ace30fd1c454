using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Configuration;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Store;

/// <summary>An empty store of the site on an engine, and nodes over it.</summary>
public sealed class StoreHome : IDisposable
{
    /// <summary>Holds the connection string of a server for tests; databases are made beside the one that it names.</summary>
    public const string Variable = "WAREHOUSE_SQLSERVER";

    private readonly string? _folder;
    private readonly string? _database;

    private StoreHome(AppStoreOptions options, string? folder, string? database)
    {
        Options = options;
        _folder = folder;
        _database = database;
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        Store = Node();
        Users = new UserStore(Store, Clock);
        Audit = new AuditTrail(Store, Clock);
        SignIn = new PasswordCheck(Users, Store, Clock);
        Sessions = new SessionStore(Store, Microsoft.Extensions.Options.Options.Create(new ReportsOptions()), Clock);
        Editions = new EditionStore(Store, Clock);
    }

    /// <summary>Where the attempts of these tests come from.</summary>
    public static SignInSource Source { get; } = new("192.0.2.1");

    public SessionStore Sessions { get; }

    public AppStoreOptions Options { get; }

    public FakeTimeProvider Clock { get; }

    public AppDatabase Store { get; }

    public UserStore Users { get; }

    public AuditTrail Audit { get; }

    public PasswordCheck SignIn { get; }

    public EditionStore Editions { get; }

    /// <param name="prepare">Makes the file, given its path, before a node comes to it.</param>
    public static StoreHome OnSqlite(Action<string>? prepare = null)
    {
        var folder = Directory.CreateTempSubdirectory("store").FullName;
        var path = Path.Combine(folder, "app.db");
        prepare?.Invoke(path);
        return new StoreHome(new AppStoreOptions { Connection = path }, folder, null);
    }

    /// <summary>A database of its own on the server that the environment names; skips the test where none is named.</summary>
    public static StoreHome OnSqlServer()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{Variable} does not name a server.");
        var builder = new SqlConnectionStringBuilder(server) { MaxPoolSize = 20 };
        var database = $"{builder.InitialCatalog}_{Guid.NewGuid():N}";
        Master(builder, $"CREATE DATABASE [{database}]");
        builder.InitialCatalog = database;
        return new StoreHome(new AppStoreOptions { Provider = "SqlServer", Connection = builder.ToString() }, null, database);
    }

    /// <summary>Another node over the same store.</summary>
    public AppDatabase Node()
    {
        var node = new AppDatabase(Microsoft.Extensions.Options.Options.Create(Options), Clock);
        node.Read<string>("protection-key-list");
        return node;
    }

    /// <summary>Another node over the same store, whose login may read and write rows and make nothing.</summary>
    public async Task<AppDatabase> NodeWithoutRightsAsync()
    {
        var password = $"Pw_{Guid.NewGuid():N}";
        var login = $"{_database}_login";
        Master(new SqlConnectionStringBuilder(Options.Connection), $"CREATE LOGIN [{login}] WITH PASSWORD = '{password}'");
        await RunAsync($"CREATE USER [{login}] FOR LOGIN [{login}]");
        await RunAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::app TO [{login}]");
        var builder = new SqlConnectionStringBuilder(Options.Connection) { UserID = login, Password = password };
        return new AppDatabase(Microsoft.Extensions.Options.Options.Create(new AppStoreOptions { Provider = "SqlServer", Connection = builder.ToString() }), Clock);
    }

    /// <summary>Runs a statement that no file of the site holds.</summary>
    public async Task<int> RunAsync(string statement)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        if (_folder is not null)
        {
            command.CommandText = $"ATTACH DATABASE '{Options.Connection}' AS app";
            await command.ExecuteNonQueryAsync();
        }

#pragma warning disable CA2100 // The statements stand in tests.
        command.CommandText = statement;
#pragma warning restore CA2100
        return Convert.ToInt32(await command.ExecuteScalarAsync() ?? 0, System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
            return;
        }

        SqlConnection.ClearAllPools();
        Master(new SqlConnectionStringBuilder(Options.Connection), $"DROP DATABASE IF EXISTS [{_database}]");
        Master(
            new SqlConnectionStringBuilder(Options.Connection),
            $"IF EXISTS (SELECT 1 FROM sys.server_principals WHERE name = '{_database}_login') DROP LOGIN [{_database}_login]");
    }

    private DbConnection Connection() =>
        _folder is not null ? new SqliteConnection("Data Source=:memory:") : new SqlConnection(Options.Connection);

    private static void Master(SqlConnectionStringBuilder server, string statement)
    {
        using var master = new SqlConnection(new SqlConnectionStringBuilder(server.ToString()) { InitialCatalog = "master", Pooling = false }.ToString());
        master.Open();
        using var command = master.CreateCommand();
#pragma warning disable CA2100 // The name is made above.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
