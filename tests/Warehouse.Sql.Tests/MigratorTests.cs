using Warehouse.Sql.Catalogue;
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
    public async Task Migrate_RepeatableScriptWithAnotherText_RunsAgainOnce_AndIsJournaled()
    {
        await Migrator("CREATE TABLE IF NOT EXISTS scratch_one (id INTEGER);").MigrateAsync(TestContext.Current.CancellationToken);
        var changed = Migrator("DROP TABLE IF EXISTS scratch_one; CREATE TABLE scratch_two (id INTEGER);");

        var done = await changed.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1001, Assert.Single(done).Number);
        Assert.Empty(await changed.MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Equal("scratch_two", _warehouse.Ask("SELECT group_concat(name) FROM sqlite_schema WHERE name LIKE 'scratch_%'"));
        Assert.Equal(changed.Scripts[^1].Checksum, _warehouse.Ask("SELECT checksum FROM schema_journal WHERE number = 1001"));

        Migrator Migrator(string statements) => new(_warehouse.Engine, _warehouse.Catalogue, TimeProvider.System)
        {
            Scripts = [.. SchemaScripts.For("sqlite"), new SchemaScript(1001, "staging", "-- repeatable: yes\n" + statements)],
        };
    }

    [Fact]
    public async Task Migrate_LoginThatMayNotChangeTheSchema_OnlyLooksAtTheJournal()
    {
        Assert.Empty(await WithoutRights(hasJournal: 1).MigrateAsync(TestContext.Current.CancellationToken));
        _warehouse.Change("DELETE FROM schema_journal WHERE number = 8");

        var old = await Assert.ThrowsAsync<WarehouseUnavailableException>(
            () => WithoutRights(hasJournal: 1).MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Equal("old_schema", old.Code);
        Assert.Contains("0008", old.Message, StringComparison.Ordinal);
        Assert.EndsWith("схему менять нельзя. Позовите владельца.", old.Message, StringComparison.Ordinal);

        var none = await Assert.ThrowsAsync<WarehouseUnavailableException>(
            () => WithoutRights(hasJournal: 0).MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no_rights", none.Code);
        Assert.Contains("Позовите владельца и выдайте права", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_ScriptThatTheDatabaseRefuses_StopsWithItsNumberAndTheAnswer_AndLeavesWhatWasBefore()
    {
        var before = _warehouse.Ask("SELECT count(*) FROM schema_journal");
        var migrator = new Migrator(_warehouse.Engine, _warehouse.Catalogue, TimeProvider.System)
        {
            Scripts = [.. SchemaScripts.For("sqlite"), new SchemaScript(1001, "half", "CREATE TABLE half_made (id INTEGER);\nGO\nCREATE WISH;")],
        };

        var error = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => migrator.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Equal("script_refused", error.Code);
        Assert.Contains("1001 «half»", error.Message, StringComparison.Ordinal);
        Assert.Contains("WISH", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _warehouse.Ask("SELECT count(*) FROM schema_journal"));
        Assert.Equal(0L, _warehouse.Ask("SELECT count(*) FROM sqlite_schema WHERE name = 'half_made'"));
    }

    [Fact]
    public async Task Migrate_WarehouseOfALaterRelease_RunsNothing()
    {
        _warehouse.Change("INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (900, 'of-tomorrow', 'x', '2027-01-01')");
        _warehouse.Change("DELETE FROM schema_journal WHERE number = 8");

        var error = await Assert.ThrowsAsync<WarehouseUnavailableException>(
            () => _warehouse.Migrator.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Equal("new_schema", error.Code);
        Assert.Contains("0900", error.Message, StringComparison.Ordinal);
        Assert.Equal(0L, _warehouse.Ask("SELECT count(*) FROM schema_journal WHERE number = 8"));
    }

    [Fact]
    public void Staging_OfSqlServer_IsRepeatable_AndMakesTheTableOfEveryFact()
    {
        var staging = Assert.Single(SchemaScripts.For("sqlserver"), script => script.IsRepeatable);

        Assert.Equal((1001, "staging"), (staging.Number, staging.Name));
        Assert.All(
            new SqlCatalogue("sqlserver").In("Staging"), part => Assert.Contains(part.Text, staging.Text, StringComparison.Ordinal));
        Assert.Contains("CREATE TABLE stage_grades", staging.Text, StringComparison.Ordinal);
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

    /// <summary>The engine with the answer of a server that lets a login read and write rows.</summary>
    private Migrator WithoutRights(int hasJournal)
    {
        var folder = Path.Combine(_warehouse.Folder, "sql");
        Directory.CreateDirectory(Path.Combine(folder, "Migrate"));
        File.WriteAllText(Path.Combine(folder, "Migrate", "state.sql"), $"SELECT 0 AS may_change, {hasJournal} AS has_journal;");
        return new Migrator(_warehouse.Engine, new SqlCatalogue("sqlite", folder), TimeProvider.System) { Remedy = "Позовите владельца" };
    }

    [Fact]
    public void Scripts_AreNumberedWithoutGaps() =>
        Assert.Equal(
            Enumerable.Range(1, SchemaScripts.For("sqlite").Count),
            SchemaScripts.For("sqlite").Select(script => script.Number));
}
