using Warehouse.Sql.Schema;
using Warehouse.Sql.SqlServer;

namespace Warehouse.Sql.Tests;

/// <summary>The two engines hold the same tables: what is true of one is true of the other.</summary>
public sealed class SchemaPairTests : IDisposable
{
    // From here on numbers are an engine's own: how it keeps what the others name.
    private const int OwnNumbers = 1000;

    private readonly TempWarehouse _warehouse = new();
    private readonly TransactSqlSchema _schema = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Scripts_OfBothEngines_BearTheSameNumbersAndNames() =>
        Assert.Equal(
            SchemaScripts.For("sqlite").Select(script => (script.Number, script.Name)),
            SchemaScripts.For("sqlserver").Where(script => script.Number < OwnNumbers).Select(script => (script.Number, script.Name)));

    [Fact]
    public void Tables_OfBothEngines_HaveTheSameColumnsOfTheSameKind()
    {
        var rows = _warehouse.Rows(
            """
            SELECT concat(t.name, '.', c.name), c.type
            FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
            WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'schema_journal'
            """);

        var differences = rows.Select(row => (Column: row[0]!, Kind: Kind(row[1]!), Other: Other(row[0]!)))
            .Where(pair => pair.Kind != pair.Other)
            .Select(pair => $"{pair.Column}: {pair.Kind}, {pair.Other}");

        Assert.NotEmpty(rows);
        Assert.Empty(differences);
        var known = rows.Select(row => row[0]!).ToHashSet();
        Assert.Empty(_schema.Tables
            .Where(table => known.Any(column => column.StartsWith(table.Key + ".", StringComparison.Ordinal)))
            .SelectMany(table => table.Value.Keys.Select(column => $"{table.Key}.{column}"))
            .Except(known));
    }

    [Fact]
    public void EveryFeed_OfOneEngine_IsAFeedOfTheOther()
    {
        var other = new Catalogue.SqlCatalogue("sqlserver");

        Assert.Equal(Merges(_warehouse.Catalogue), Merges(other));

        static IEnumerable<string> Merges(Catalogue.SqlCatalogue catalogue) =>
            catalogue.Files.Select(file => file.Name).Where(name => name.EndsWith(".merge", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryStagingStatement_IsReadAsABulkCopyIntoATableThatIsThere()
    {
        var catalogue = new Catalogue.SqlCatalogue("sqlserver");
        var files = catalogue.Files
            .Where(file => file.Name.EndsWith(".stage", StringComparison.Ordinal) || file.Name.EndsWith(".remove", StringComparison.Ordinal)
                || file.Name is "Loading/quarantine.insert" or "Loading/quarantine.release" or "Loading/quarantine.answer" or "Loading/quarantine.reply")
            .ToList();

        Assert.True(files.Count >= 24, $"{files.Count} files");
        Assert.All(files, file =>
        {
            var shape = BulkShape.Read(file.Text);
            Assert.NotNull(shape);
            Assert.Contains("load_id", _schema.Tables[shape.Table].Keys);
            Assert.Empty(shape.Columns.Except(_schema.Tables[shape.Table].Keys));
        });
    }

    private string Other(string column)
    {
        var parts = column.Split('.');
        return _schema.Tables.TryGetValue(parts[0], out var table) && table.TryGetValue(parts[1], out var type) ? Kind(type) : "none";
    }

    private static string Kind(string type) => type switch
    {
        "INTEGER" or "INT" or "BIGINT" or "COMPUTED" => "number",
        "TEXT" or "NVARCHAR" => "text",
        _ => type,
    };
}
