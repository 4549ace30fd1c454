using Ingest.Worker.Tests.Loading;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Tests.Commands;

/// <summary>What commands say where the warehouse is not there or is of another release: one line, exit code 1, nothing made in its place.</summary>
public sealed class BrokenWorldTests : IDisposable
{
    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild-marts")]
    public async Task Command_WithoutAWarehouse_SaysSo_AndMakesNone(string command)
    {
        var nowhere = _bench.Path("nowhere/warehouse.db");
        using var worker = WorkerProcess.Start(_bench.Root, nowhere, [command]);

        Assert.Empty(await worker.RefusedAsync("ещё нет"));
        Assert.False(Directory.Exists(_bench.Path("nowhere")));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild-marts")]
    public async Task Command_OverADatabaseThatIsNoWarehouse_SaysSo(string command)
    {
        await File.WriteAllBytesAsync(_bench.Warehouse, [], TestContext.Current.CancellationToken);
        using var worker = _bench.Start([command]);

        Assert.Empty(await worker.RefusedAsync("нет хранилища"));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild-marts")]
    public async Task Command_OverAnOlderWarehouse_NamesTheScriptsAndTheWayOut(string command)
    {
        Change("DELETE FROM schema_journal WHERE number = 8");
        using var worker = _bench.Start([command]);

        Assert.Empty(await worker.RefusedAsync("0008", "Выполните команду migrate"));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild-marts")]
    [InlineData("migrate")]
    [InlineData("load")]
    public async Task Command_OverANewerWarehouse_SaysSo_AndChangesNothing(string command)
    {
        Change("INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (900, 'of-tomorrow', 'x', '2027-01-01T00:00:00.000Z')");
        var before = _bench.Image(withFiles: true);
        var file = _bench.Put("enrolments.csv", "learner_code,group_code,enrolled_on", "L1,G1,2026-01-01");
        using var worker = _bench.Start(command == "load" ? [command, file] : [command]);

        Assert.Empty(await worker.RefusedAsync("новее программы", "0900"));
        _bench.Image(withFiles: true).AssertSame(before);
    }

    private void Change(string text)
    {
        using var connection = new SqliteConnection($"Data Source={_bench.Warehouse};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
