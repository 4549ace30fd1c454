using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;

namespace Warehouse.Sql.Tests;

/// <summary>What a setting of the embedded engine may say, and what it means.</summary>
public sealed class SqliteFileTests
{
    [Theory]
    [InlineData("data/warehouse.db", "data/warehouse.db")]
    [InlineData("/srv/year=2026/warehouse.db", "/srv/year=2026/warehouse.db")]
    [InlineData("./a=b.db", "./a=b.db")]
    [InlineData("C:\\data\\warehouse.db", "C:\\data\\warehouse.db")]
    [InlineData("Data Source=x.db", "x.db")]
    [InlineData("DataSource=x.db;", "x.db")]
    [InlineData("Filename=data/x.db", "data/x.db")]
    [InlineData(" data source = \"my data/x;1.db\" ", "my data/x;1.db")]
    public void Setting_OfAPathOrAConnectionString_NamesTheFile(string setting, string path)
    {
        Assert.Null(SqliteFile.Fault(setting));
        Assert.Equal(path, SqliteFile.Of(setting).Path);
        Assert.Equal(path + ".asof", SqliteFile.Of(setting).AsOfFolder);
    }

    [Theory]
    [InlineData(":memory:", ":memory:")]
    [InlineData("Data Source=:memory:", ":memory:")]
    [InlineData("Data Source=file:x.db?mode=ro", "file:x.db?mode=ro")]
    [InlineData("Data Source=", "не путь")]
    [InlineData("", "не путь")]
    [InlineData("Data Source=x.db;Mode=Memory", "mode")]
    [InlineData("Data Source=x.db;Password=secret-word", "password")]
    [InlineData("Server=db;Database=warehouse", "server")]
    [InlineData("a=b.db", "./")]
    [InlineData("Data Source=x.db;\"", "не читается")]
    public void Setting_OfAnythingElse_IsRefusedInOneLine(string setting, string words)
    {
        var fault = SqliteFile.Fault(setting);

        Assert.Contains(words, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault!);
        Assert.Equal(fault, Assert.Throws<ArgumentException>(() => SqliteFile.Of(setting)).Message.Split(" (Parameter")[0]);
    }

    [Fact]
    public async Task Engine_OverAConnectionString_KeepsEverythingBesideItsFile()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("file-").FullName;
        var path = Path.Combine(folder, "x.db");
        var catalogue = new SqlCatalogue("sqlite");
        using (var engine = new SqliteEngine(new WarehouseOptions { Connection = $"Data Source={path}" }, catalogue))
        {
            var missing = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => engine.OpenReadAsync(cancellation));
            Assert.Contains($"«{path}»", missing.Message, StringComparison.Ordinal);

            await new Migrator(engine, catalogue, TimeProvider.System).MigrateAsync(cancellation);
            await using (await engine.OpenReadAsync(cancellation))
            await using (await engine.OpenAsOfAsync(DateTimeOffset.UnixEpoch, cancellation))
            {
                Assert.True(File.Exists(path));
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.All(Directory.EnumerateFileSystemEntries(folder), entry => Assert.StartsWith(path, entry, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }
}
