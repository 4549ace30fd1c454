using Microsoft.Data.Sqlite;
using Reports.Web.AppStore;
using Warehouse.Sql.Catalogue;

namespace Reports.Web.Tests.Store;

/// <summary>The contract on SQLite, and what its files need.</summary>
public sealed class SqliteStoreTests : EditionContract
{
    protected override StoreHome Open() => StoreHome.OnSqlite();

    public static TheoryData<string> Statements =>
        [.. new SqlCatalogue("sqlite", typeof(AppDatabase).Assembly).In("AppStore").Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Statements))]
    public void File_ForSqlite_IsPrepared(string name)
    {
        var catalogue = new SqlCatalogue("sqlite", typeof(AppDatabase).Assembly);
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH DATABASE '{Home.Options.Connection}' AS app";
        command.ExecuteNonQuery();

        command.CommandText = catalogue[name].Text;
        command.Prepare();

        Assert.NotNull(catalogue[name].Value("title"));
    }

    [Fact]
    public void Store_NamedByAConnectionString_IsThatFile()
    {
        var folder = Directory.CreateTempSubdirectory("store").FullName;
        var path = Path.Combine(folder, "app.db");
        var store = new AppDatabase(Microsoft.Extensions.Options.Options.Create(new AppStoreOptions { Connection = $"Filename={path}" }), TimeProvider.System);

        Assert.Empty(store.Read<string>("protection-key-list"));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task File_NamedAsTheDatabaseItself_HoldsTheTables()
    {
        // A file of an earlier version knows nothing of a schema: its tables are its own.
        await using var connection = new SqliteConnection($"Data Source={Home.Options.Connection}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('app_user', 'audit', 'edition', 'work_plan', 'protection_key')";

        Assert.Equal(5L, await command.ExecuteScalarAsync(Cancellation));
    }
}
