using Microsoft.SqlServer.TransactSql.ScriptDom;
using Warehouse.Sql.AsOf;
using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Tests;

/// <summary>Statements read the tables of a moment under their qualified names, and nothing else of them changes.</summary>
public sealed class PastNamesTests
{
    private static readonly SqlCatalogue Catalogue = new("sqlserver");
    private static readonly AsOfRecipe Recipe = new("sqlserver", Catalogue);
    private static readonly PastNames Names = new(Recipe.Names, "asof_1");

    public static TheoryData<string> Files => [.. new[] { "Reports", "Indicators", "Marts", "AsOf/Facts", "Differences" }
        .SelectMany(Catalogue.In)
        .Where(file => file.Text.Contains("SELECT", StringComparison.Ordinal))
        .Select(file => file.Name)];

    [Theory]
    [InlineData("SELECT fact_grade.share FROM fact_grade", "SELECT fact_grade.share FROM asof_1.fact_grade")]
    [InlineData("SELECT 'fact_grade ''fact_grade' -- fact_grade\nFROM fact_grade", "SELECT 'fact_grade ''fact_grade' -- fact_grade\nFROM asof_1.fact_grade")]
    [InlineData("/* fact_grade */ SELECT [fact_grade], \"fact_grade\" FROM dbo.fact_grade", "/* fact_grade */ SELECT [fact_grade], \"fact_grade\" FROM dbo.fact_grade")]
    [InlineData("SELECT fact_grade_n, @fact_grade, x.fact_grade, pk_fact_grade FROM fact_grade_revision", "SELECT fact_grade_n, @fact_grade, x.fact_grade, pk_fact_grade FROM asof_1.fact_grade_revision")]
    [InlineData("UPDATE mart_outcome SET a = 1 WHERE mart_outcome.b = 2", "UPDATE asof_1.mart_outcome SET a = 1 WHERE mart_outcome.b = 2")]
    [InlineData("DELETE FROM touched_group; SELECT 1 FROM dim_group", "DELETE FROM asof_1.touched_group; SELECT 1 FROM dim_group")]
    public void Statement_ReadsTablesOfThen(string text, string expected) => Assert.Equal(expected, Names.In(text));

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OverAMoment_IsTransactSql_AndReadsNoFactOfToday(string name)
    {
        var before = Tables(Catalogue[name].Text);
        var after = Tables(Names.In(Catalogue[name].Text));

        // Table by table in the order of the text: those of then have the schema, all others are as they were.
        Assert.Equal(before.Select(table => Recipe.Names.Contains(table) ? "asof_1." + table : table), after);
    }

    [Fact]
    public void Tables_OfASnapshot_AreMadeInItsSchema_AndPointAtNothing()
    {
        Assert.Equal(
            new[] { "bridge_module_competency", "touched_group" },
            Recipe.Names.Where(name => !name.StartsWith("fact_", StringComparison.Ordinal) && !name.StartsWith("mart_", StringComparison.Ordinal)).Order());
        foreach (var table in Recipe.Tables.Select(Names.In))
        {
            var found = new Created();
            Parse(table).Accept(found);
            Assert.NotEmpty(found.Schemas);
            Assert.All(found.Schemas, schema => Assert.Equal("asof_1", schema));
            Assert.Empty(found.References);
        }
    }

    private static List<string> Tables(string text)
    {
        var found = new Named();
        Parse(text).Accept(found);
        return found.Tables;
    }

    private static TSqlFragment Parse(string text)
    {
        using var reader = new StringReader(text);
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors.Select(error => $"({error.Line},{error.Column}): {error.Message}"));
        return script;
    }

    private sealed class Named : TSqlFragmentVisitor
    {
        public List<string> Tables { get; } = [];

        public override void Visit(NamedTableReference node) =>
            Tables.Add(string.Join('.', node.SchemaObject.Identifiers.Select(part => part.Value)));
    }

    private sealed class Created : TSqlFragmentVisitor
    {
        public List<string?> Schemas { get; } = [];

        public List<string> References { get; } = [];

        public override void Visit(CreateTableStatement node) => Schemas.Add(node.SchemaObjectName.SchemaIdentifier?.Value);

        public override void Visit(AlterTableStatement node) => Schemas.Add(node.SchemaObjectName.SchemaIdentifier?.Value);

        public override void Visit(CreateIndexStatement node) => Schemas.Add(node.OnName.SchemaIdentifier?.Value);

        public override void Visit(ForeignKeyConstraintDefinition node) => References.Add(node.ReferenceTableName.BaseIdentifier.Value);
    }
}
