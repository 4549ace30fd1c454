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

        AssertOneLine(await worker.EndAsync(), "ещё нет");
        Assert.False(Directory.Exists(_bench.Path("nowhere")));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild-marts")]
    public async Task Command_OverADatabaseThatIsNoWarehouse_SaysSo(string command)
    {
        await File.WriteAllBytesAsync(_bench.Warehouse, [], TestContext.Current.CancellationToken);
        using var worker = _bench.Start([command]);

        AssertOneLine(await worker.EndAsync(), "нет хранилища");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild-marts")]
    public async Task Command_OverAnOlderWarehouse_NamesTheScriptsAndTheWayOut(string command)
    {
        Change("DELETE FROM schema_journal WHERE number = 8");
        using var worker = _bench.Start([command]);

        AssertOneLine(await worker.EndAsync(), "0008", "Выполните команду migrate");
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

        AssertOneLine(await worker.EndAsync(), "новее программы", "0900");
        _bench.Image(withFiles: true).AssertSame(before);
    }

    private static void AssertOneLine((int Code, string Output, string Errors) end, params string[] words)
    {
        Assert.True(end.Code == 1, $"{end.Code}: {end.Output}{end.Errors}");
        Assert.Single(end.Errors.TrimEnd().Split('\n'));
        Assert.All(words, word => Assert.Contains(word, end.Errors, StringComparison.Ordinal));
        Assert.Empty(end.Output);
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
