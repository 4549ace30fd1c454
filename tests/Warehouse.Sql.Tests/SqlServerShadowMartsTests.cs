using Microsoft.SqlServer.TransactSql.ScriptDom;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;
using Warehouse.Sql.SqlServer;

namespace Warehouse.Sql.Tests;

/// <summary>On SQL Server a verification writes into temporary tables and into nothing else.</summary>
public sealed class SqlServerShadowMartsTests
{
    private static readonly SqlCatalogue Catalogue = new("sqlserver");
    private static readonly SqlServerShadowMarts Shadow = new(new SqlServerConnections(new WarehouseOptions { Connection = "Server=x" }), Catalogue);
    private static readonly TransactSqlSchema Schema = new(SchemaScripts.For("sqlserver").Select(script => script.Text).Concat(Shadow.Tables));

    public static TheoryData<string> Marts => [.. MartRefresh.In(Catalogue).Select(mart => mart.ShortName)];

    [Theory]
    [InlineData("SELECT * FROM mart_outcome", "SELECT * FROM #mart_outcome")]
    [InlineData("SELECT * FROM dbo.mart_outcome", "SELECT * FROM dbo.mart_outcome")]
    [InlineData("UPDATE mart_outcome SET attained = 1 WHERE mart_outcome.planned = 2", "UPDATE #mart_outcome SET attained = 1 WHERE #mart_outcome.planned = 2")]
    [InlineData("SELECT 'mart_outcome' -- mart_outcome\nFROM touched_group, mart_outcome_group", "SELECT 'mart_outcome' -- mart_outcome\nFROM #touched_group, #mart_outcome_group")]
    [InlineData("SELECT fact_grade.share FROM fact_grade", "SELECT fact_grade.share FROM fact_grade")]
    public void Statement_NamesTemporaryMarts(string text, string expected) => Assert.Equal(expected, Shadow.Text(text));

    [Theory]
    [MemberData(nameof(Marts))]
    public void Mart_IsWrittenToTemporaryTablesOnly_AndComparedWithTheStored(string mart)
    {
        var written = new Written();
        Parse(Shadow.Text(Catalogue["Marts/" + mart].Text)).Accept(written);
        var read = new Written();
        Parse(Shadow.Text(Catalogue[$"Verify/{mart}.differences"].Text)).Accept(read);

        Assert.Equal(["#" + mart], written.Targets.Distinct());
        Assert.Empty(read.Targets);
        Assert.Equal(["dbo." + mart, "#" + mart], read.Tables);
    }

    [Fact]
    public void Tables_AreTemporary_HaveTheKeysOfTheMarts_AndNoNamesOfConstraints()
    {
        var made = new Made();
        foreach (var table in Shadow.Tables)
        {
            Parse(table).Accept(made);
        }

        Assert.Equal(["#touched_group", .. Marts.Select(row => "#" + row.Data)], made.Tables.Order(StringComparer.Ordinal).OrderBy(name => name == "#touched_group" ? 0 : 1));
        Assert.Equal(Marts.Count, made.Keys);
        Assert.Empty(made.Names);
    }

    private static TSqlFragment Parse(string text)
    {
        using var reader = new StringReader(text);
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors.Select(error => $"({error.Line},{error.Column}): {error.Message}"));
        var rules = new TransactSqlRules("shadow");
        script.Accept(rules);
        Assert.Empty(rules.Breaches);
        var names = new TransactSqlNames("shadow", Schema);
        names.Look(script);
        Assert.Empty(names.Unknown);
        return script;
    }

    private static string Name(SchemaObjectName name) => string.Join('.', name.Identifiers.Select(part => part.Value));

    private sealed class Written : TSqlFragmentVisitor
    {
        public List<string> Targets { get; } = [];

        public List<string> Tables { get; } = [];

        public override void Visit(DataModificationSpecification node) => Targets.Add(Name(((NamedTableReference)node.Target).SchemaObject));

        public override void Visit(NamedTableReference node) => Tables.Add(Name(node.SchemaObject));
    }

    private sealed class Made : TSqlFragmentVisitor
    {
        public List<string> Tables { get; } = [];

        public List<string> Names { get; } = [];

        public int Keys { get; private set; }

        public override void Visit(CreateTableStatement node) => Tables.Add(Name(node.SchemaObjectName));

        public override void Visit(UniqueConstraintDefinition node)
        {
            Keys++;
            Names.AddRange(node.ConstraintIdentifier is { } name ? [name.Value] : []);
        }
    }
}
