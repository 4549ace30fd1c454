using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Reports.Web.AppStore;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Store;

/// <summary>Scripts of the site's own store: whatever an earlier release has made is journaled, the rest runs once.</summary>
public sealed partial class StoreMigrationTests : IDisposable
{
    private static readonly IReadOnlyList<SchemaScript> Scripts = SchemaScripts.For("sqlite", typeof(AppDatabase).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("store").FullName;

    private string FilePath => Path.Combine(_folder, "app.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Store_OfAnyEarlierRelease_GetsTheScriptsThatItLacks(int had)
    {
        foreach (var script in Scripts.Take(had))
        {
            RunInStore(script.Text);
        }

        var done = await Migrator(Scripts).MigrateAsync(Cancellation);

        Assert.Equal(Scripts.Skip(had), done);
        Assert.Empty(await Migrator(Scripts).MigrateAsync(Cancellation));
        Assert.Equal(Scripts.Select(script => $"{script.Number} {script.Name} {script.Checksum}"), Journal());
    }

    [Fact]
    public async Task Store_LeftHalfMade_IsCompleted()
    {
        foreach (var script in Scripts.Take(4))
        {
            RunInStore(script.Text);
        }

        RunInStore(Scripts[4].Text[..Scripts[4].Text.IndexOf("CREATE TABLE IF NOT EXISTS app.edition_value", StringComparison.Ordinal)]);

        var done = await Migrator(Scripts).MigrateAsync(Cancellation);

        Assert.Equal([5, 6, 7, 8, 9, 10, 11, 12, 13, 14], done.Select(script => script.Number));
        PreviousRelease.Run(FilePath, "INSERT INTO edition_text (edition_key, step_no, section, text) VALUES (1, 1, '1', '')");
    }

    [Fact]
    public async Task Script_OfALaterRelease_RunsOnce_OnAStoreOfThePreviousOne()
    {
        PreviousRelease.Restore("previous-store.sql", FilePath);
        var users = PreviousRelease.Rows(FilePath).Where(row => row.StartsWith("app_user:", StringComparison.Ordinal)).ToList();
        IReadOnlyList<SchemaScript> later = [.. Scripts, new SchemaScript(15, "user_note", "ALTER TABLE app.app_user ADD COLUMN note TEXT;")];

        Assert.Equal([8, 9, 10, 11, 12, 13, 14, 15], (await Migrator(later).MigrateAsync(Cancellation)).Select(script => script.Number));

        Assert.Empty(await Migrator(later).MigrateAsync(Cancellation));
        Assert.Equal(users.Select(row => row + "|programme_codes=|group_codes=|last_name=|first_name=|middle_name=|note="), PreviousRelease.Rows(FilePath).Where(row => row.StartsWith("app_user:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Scripts_OfBothEngines_BearTheSameNumbersAndNames() => Assert.Equal(
        Scripts.Select(script => (script.Number, script.Name)),
        SchemaScripts.For("sqlserver", typeof(AppDatabase).Assembly).Select(script => (script.Number, script.Name)));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void Scripts_TheFirstSeven_NameTheLastThingThatTheyMake(string dialect)
    {
        var scripts = SchemaScripts.For(dialect, typeof(AppDatabase).Assembly).Where(script => script.Number <= 7).ToList();

        Assert.Equal(7, scripts.Count);
        // A server tells of tables and triggers; an index is in one transaction with its table there.
        Assert.All(scripts, script => Assert.Equal(
            Made().Matches(script.Text).Last(match => dialect == "sqlite" || match.Groups["kind"].Value != "INDEX").Groups["name"].Value, script.Makes));
    }

    [Fact]
    public void Triggers_OfSqlServer_AreGivenToItOneByOne()
    {
        var batches = SchemaScripts.For("sqlserver", typeof(AppDatabase).Assembly).Single(script => script.Name == "edition_freeze").Batches;

        Assert.Equal(13, batches.Count);
        Assert.All(batches, batch => Assert.Single(Regex.Matches(batch, "CREATE TRIGGER")));
        Assert.All(batches, batch => Assert.DoesNotMatch("(?m)^GO", batch));
    }

    private Migrator Migrator(IReadOnlyList<SchemaScript> scripts)
    {
        var catalogue = new SqlCatalogue("sqlite");
        var location = new AppStoreOptions { Connection = FilePath }.Location("app");
        return new Migrator(new SqliteStore(location, catalogue), catalogue, new FakeTimeProvider()) { Scripts = scripts };
    }

    /// <summary>As a release without a journal ran it: over the file attached as <c>app</c>.</summary>
    private void RunInStore(string script) => PreviousRelease.Run(":memory:", $"ATTACH DATABASE '{FilePath}' AS app;\n{script}");

    private IEnumerable<string> Journal()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT concat(number, ' ', name, ' ', checksum) FROM schema_journal ORDER BY number";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    [GeneratedRegex(@"CREATE (?<kind>TABLE|INDEX|TRIGGER)( IF NOT EXISTS)? (?<name>[\w.]+)")]
    private static partial Regex Made();
}
