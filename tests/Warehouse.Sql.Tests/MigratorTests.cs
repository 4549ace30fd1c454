using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Tests;

/// <summary>The schema is brought up to date once, and only by scripts that the journal agrees with.</summary>
public sealed class MigratorTests : IDisposable
{
    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task Migrate_SecondTime_RunsNothing() =>
        Assert.Empty(await _warehouse.Migrator.MigrateAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Migrate_ScriptWasAnother_StopsWithItsNumber()
    {
        _warehouse.Change("UPDATE schema_journal SET checksum = 'other' WHERE number = 2");

        var error = await Assert.ThrowsAsync<WarehouseUnavailableException>(
            () => _warehouse.Migrator.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Equal("old_schema", error.Code);
        Assert.Contains("0002", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_SeveralAtOnce_EachScriptRunsOnce()
    {
        using var empty = new TempWarehouse();
        File.Delete(empty.Options.Connection);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => empty.Migrator.MigrateAsync(TestContext.Current.CancellationToken))));

        Assert.Equal(SchemaScripts.For("sqlite").Count, done.Sum(scripts => scripts.Count));
    }

    [Fact]
    public void Scripts_AreNumberedWithoutGaps() =>
        Assert.Equal(
            Enumerable.Range(1, SchemaScripts.For("sqlite").Count),
            SchemaScripts.For("sqlite").Select(script => script.Number));
}
