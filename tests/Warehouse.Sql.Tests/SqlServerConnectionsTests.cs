using System.Threading.Channels;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;
using Warehouse.Sql.SqlServer;

namespace Warehouse.Sql.Tests;

/// <summary>What the engine does where no server answers, and how rows leave for one.</summary>
public sealed class SqlServerConnectionsTests
{
    [Fact]
    public async Task Open_NoServerThere_SaysSoInOneLine_WithoutThePassword()
    {
        var engine = Engine("Server=tcp:127.0.0.1,1;Database=warehouse;User Id=worker;Password=secret-word;Connect Timeout=2;Encrypt=false");

        var error = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => engine.OpenReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("unavailable", error.Code);
        Assert.True(error.IsTransient);
        Assert.Contains("127.0.0.1,1/warehouse", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void BeginLoad_ConnectionStringThatIsNone_SaysSo()
    {
        var engine = Engine("data/warehouse.db");

        Assert.Equal("missing", Assert.Throws<WarehouseUnavailableException>(() => engine.BeginLoad(CancellationToken.None)).Code);
    }

    [Fact]
    public void Schema_OptionsOff_LeaveTheirScriptsOut()
    {
        var options = Options("Server=x");
        options.SqlServer.Columnstore = options.SqlServer.Snapshot = false;

        var catalogue = new SqlCatalogue("sqlserver");
        var scripts = new Migrator(new SqlServerEngine(options, catalogue), catalogue, TimeProvider.System).Wanted.Select(script => script.Name).ToList();

        Assert.Contains("facts", scripts);
        Assert.Contains("partitioning", scripts);
        Assert.DoesNotContain("columnstore", scripts);
        Assert.DoesNotContain("snapshot", scripts);
    }

    [Fact]
    public async Task Rows_OfSeveralBatches_AreReadInTheirOrder_WithTheLoadsNumber()
    {
        var full = Channel.CreateUnbounded<BulkChunk>();
        var free = Channel.CreateUnbounded<BulkChunk>();
        for (var i = 0; i < 2; i++)
        {
            var chunk = new BulkChunk(2, 3);
            for (var row = 0; row < 3 - i; row++)
            {
                chunk.Add([Cell.Of((10 * i) + row), row == 1 ? Cell.Null : Cell.Of("т")]);
            }

            await full.Writer.WriteAsync(chunk, TestContext.Current.CancellationToken);
        }

        full.Writer.Complete();
        await using var reader = new BulkReader(["n", "name", "load_id"], 7, full.Reader, free.Writer);
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add($"{reader[0]}|{(reader.IsDBNull(1) ? "-" : reader["name"])}|{reader.GetValue(reader.GetOrdinal("load_id"))}");
        }

        Assert.Equal(["0|т|7", "1|-|7", "2|т|7", "10|т|7", "11|-|7"], rows);
        Assert.Equal(2, free.Reader.Count);
    }

    private static SqlServerEngine Engine(string connection) => new(Options(connection), new SqlCatalogue("sqlserver"));

    private static WarehouseOptions Options(string connection)
    {
        var options = new WarehouseOptions { Provider = "SqlServer", Connection = connection };
        options.SqlServer.ConnectRetries = 1;
        return options;
    }
}
