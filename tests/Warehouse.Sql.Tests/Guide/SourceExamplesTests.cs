using Microsoft.SqlServer.TransactSql.ScriptDom;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;
using Warehouse.Sql.Sqlite;

namespace Warehouse.Sql.Tests.Guide;

/// <summary>Examples of the guide that extend the sources, in the worker that is built with them.</summary>
public sealed class SourceExamplesTests(ExtendedSources sources) : IClassFixture<ExtendedSources>, IDisposable
{
    private readonly Installation _installation = new();

    public void Dispose() => _installation.Dispose();

    [Fact]
    public async Task Dimension_OfTheGuide_LoadsItsFileAsShown()
    {
        await LoadAsShownAsync("A new dimension with its feed", "rooms.csv", exitCode: 2);

        Assert.Equal(
            ["101 Лекционная 60 0", "102 Мастерская 15 0"],
            _installation.Ask("SELECT room_code, name, seats, is_inferred FROM dim_room WHERE room_key > 0 ORDER BY room_code"));
    }

    [Fact]
    public async Task Fact_OfTheGuide_LoadsItsFileAsShown_WithItsCorrectionsMartAndReport()
    {
        await LoadAsShownAsync("A new dimension with its feed", "rooms.csv", exitCode: 2);
        await LoadAsShownAsync("A new fact with its feed", "bookings.csv", exitCode: 0);

        Assert.Equal(["200 лекция 20260210 0"], _installation.Ask("SELECT hours, purpose, date_key, is_removed FROM fact_booking_revision"));
        Assert.Contains(ExtendingGuide.Output("A new mart"), await _installation.RunAsync(sources.Worker, 0, "verify"), StringComparison.Ordinal);
        Assert.Equal(
            ["Аудитория 104: Мест –: Часов 600", "Аудитория 101: Мест 60: Часов 500", "Аудитория 102: Мест 15: Часов 400"],
            FolderExamplesTests.Shown(await ReadAsync("room-hours", FolderExamplesTests.Period(20260201, 20260331))));
        Assert.Equal(
            ["Аудитория 101: Мест 60: Часов 500", "Аудитория 102: Мест 15: Часов 400"],
            FolderExamplesTests.Shown(await ReadAsync("room-hours", FolderExamplesTests.Period(20260201, 20260228))));
    }

    [Fact]
    public async Task Removal_OfTheFactOfTheGuide_TakesItOutOfItsMart()
    {
        await LoadAsShownAsync("A new fact with its feed", "bookings.csv", exitCode: 0);
        _installation.Put(
            "removals.csv", "feed,group_code,booked_on,room_code,removed_by,reason\nbookings,G2,2026-03-03,104,Петрова,отмена\n");

        await _installation.RunAsync(sources.Worker, 0, "load", _installation.At("removals.csv"));

        Assert.Equal(["202602 900"], _installation.Ask("SELECT month_key, sum(hours) FROM mart_room_month GROUP BY month_key"));
        Assert.Contains(ExtendingGuide.Output("A new mart"), await _installation.RunAsync(sources.Worker, 0, "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Column_OfTheGuide_IsAddedToAWarehouseInUse_AndKeepsItsHistory()
    {
        _installation.Put("before.csv", "learner_code,group_code,module_code,control,graded_on,grade\nL2,G1,M1,interim,2026-01-20,4\n");
        await _installation.RunAsync(Installation.Shipped, 0, "load", _installation.At("before.csv"));

        await _installation.RunAsync(sources.Worker, 0, "migrate");
        await LoadAsShownAsync("A new column of a fact", "notes.csv", exitCode: 0);
        _installation.Put(
            "after.csv",
            "learner_code,group_code,module_code,control,graded_on,grade,note,corrected_on\nL1,G1,M1,interim,2026-02-20,5,без отличия,2026-02-21\nL2,G1,M1,interim,2026-01-20,4,зачтено,2026-02-21\n");
        Assert.Contains("исправлено 2", await _installation.RunAsync(sources.Worker, 0, "load", _installation.At("after.csv")), StringComparison.Ordinal);

        Assert.Equal(["5 без отличия", "4 зачтено"], _installation.Ask("SELECT label, note FROM fact_grade ORDER BY label DESC"));
        Assert.Equal(["5 с отличием", "4 –"], _installation.Ask("SELECT label, note FROM fact_grade_revision ORDER BY label DESC"));
        await _installation.RunAsync(sources.Worker, 0, "verify");
    }

    [Theory]
    [InlineData("A new dimension with its feed", 3, 1)]
    [InlineData("A new fact with its feed", 3, 1)]
    [InlineData("A new column of a fact", 3, 1)]
    public void Addition_TouchesThreeFilesOfTheWarehouse_AndItsContract(string section, int warehouse, int contracts)
    {
        var touched = ExtendingGuide.Files(section).Select(file => file.Path).Where(path => path.Contains('/', StringComparison.Ordinal)).ToList();

        Assert.Equal(warehouse, touched.Count(path => path.StartsWith("Warehouse.Sql/", StringComparison.Ordinal)));
        Assert.Equal(contracts, touched.Count(path => path.StartsWith("Ingest.Feeds/Contracts/", StringComparison.Ordinal)));
        Assert.Equal(warehouse + contracts, touched.Count);
    }

    [Fact]
    public async Task Statements_ForSqlServer_AreTransactSqlOverTheTablesOfTheGuide()
    {
        await _installation.RunAsync(sources.Worker, 0, "sql", "--engine", "sqlserver", "--out", _installation.At("out"));
        var texts = Directory.EnumerateFiles(_installation.At("out"), "*.sql", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(_installation.At("out"), path).Replace('\\', '/'), File.ReadAllText);
        var schema = new TransactSqlSchema(texts.Where(text => text.Key.StartsWith("Schema/", StringComparison.Ordinal)).OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value)
            .Append(texts["Migrate/create-journal.sql"]));
        string[] expected =
        [
            "AsOf/Facts/bookings.sql", "Dimensions/rooms.merge.sql", "Facts/bookings.merge.sql", "Facts/bookings.remove.sql", "Marts/mart_room_month.sql",
            "Reports/room-hours.sql", "Staging/bookings.sql", "Verify/mart_room_month.differences.sql",
        ];

        Assert.Empty(expected.Except(texts.Keys));
        Assert.Contains("note", texts["Facts/grades.merge.sql"], StringComparison.Ordinal);
        Assert.Contains("note", schema.Tables["fact_grade_revision"].Keys);
        Assert.Empty(texts.SelectMany(text => Faults(text.Key, text.Value, schema)));
    }

    [Theory]
    [InlineData("dim_room")]
    [InlineData("fact_booking")]
    [InlineData("fact_booking_revision")]
    [InlineData("mart_room_month")]
    [InlineData("fact_grade")]
    [InlineData("fact_grade_revision")]
    public async Task Tables_OfBothEngines_HaveTheSameColumns(string table)
    {
        await _installation.RunAsync(sources.Worker, 0, "migrate");
        await _installation.RunAsync(sources.Worker, 0, "sql", "--engine", "sqlserver", "--out", _installation.At("out"));
        var schema = new TransactSqlSchema(Directory.EnumerateFiles(_installation.At("out/Schema"), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText));

        Assert.Equal(schema.Tables[table].Keys, _installation.Ask($"SELECT name FROM pragma_table_xinfo('{table}') ORDER BY cid"));
    }

    private async Task LoadAsShownAsync(string section, string file, int exitCode)
    {
        var output = await _installation.RunAsync(sources.Worker, exitCode, "load", _installation.Put(file, ExtendingGuide.Text(section, file)));
        Assert.Contains(ExtendingGuide.Output(section), output, StringComparison.Ordinal);
    }

    /// <summary>Reads a report of the guide from the warehouse that the worker has made.</summary>
    private async Task<ReportTable> ReadAsync(string name, Dictionary<string, object?> parameters)
    {
        _installation.Put($"sql/Reports/{name}.sql", ExtendingGuide.Text("A new mart", $"Reports/{name}.sql"));
        var catalogue = new SqlCatalogue("sqlite", _installation.At("sql"));
        using var engine = new SqliteEngine(new WarehouseOptions { Connection = _installation.At("warehouse.db") }, catalogue);
        using var reader = new ReportReader(engine, catalogue);
        return await reader.ReadAsync(name, Scope.Everything, null, parameters, TestContext.Current.CancellationToken);
    }

    private static List<string> Faults(string name, string text, TransactSqlSchema schema)
    {
        using var reader = new StringReader(TransactSqlSchema.Whole(text));
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        var rules = new TransactSqlRules(name);
        var names = new TransactSqlNames(name, schema);
        script.Accept(rules);
        names.Look(script);
        return [.. errors.Select(error => $"{name}({error.Line}): {error.Message}"), .. rules.Breaches, .. names.Unknown];
    }
}
