using Microsoft.SqlServer.TransactSql.ScriptDom;
using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Tests;

/// <summary>The statements of the site's own store are T-SQL of 2019, and name what its scripts make.</summary>
public sealed class AppStoreFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "app-store");

    private static readonly TransactSqlSchema Schema =
        new(Directory.EnumerateFiles(Path.Combine(Folder, "Schema", "SqlServer"), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.sql", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path))
        .Where(name => !name.EndsWith(".sqlite.sql", StringComparison.Ordinal) && !name.StartsWith(Path.Combine("Schema", "Sqlite"), StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_ForSqlServer_IsTransactSql_AndNamesWhatTheSchemaHas(string name)
    {
        using var reader = new StringReader(new Template(name, File.ReadAllText(Path.Combine(Folder, name)))
            .Include(part => File.ReadAllText(Path.Combine(Folder, Path.GetFileName(part) + ".sql"))));
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        Assert.Empty(errors.Select(error => $"{name}({error.Line},{error.Column}): {error.Message}"));
        var rules = new TransactSqlRules(name);
        script.Accept(rules);
        Assert.Empty(rules.Breaches);
        var names = new TransactSqlNames(name, Schema);
        names.Look(script);
        Assert.Empty(names.Unknown);
        var schemas = new Schemas();
        script.Accept(schemas);
        Assert.Empty(schemas.Loose);
    }

    [Fact]
    public void Tables_AreThoseOfTheOtherEngine()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Folder, "Schema", "Sqlite"), "*.sql")
            .SelectMany(path => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), @"CREATE TABLE IF NOT EXISTS app\.(\w+)").Select(match => match.Groups[1].Value));

        Assert.Equal(26, Schema.Tables.Count);
        Assert.Equal(others.Order(StringComparer.Ordinal), Schema.Tables.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Tables without a schema: they would be looked for wherever a login's default schema is.</summary>
    private sealed class Schemas : TSqlFragmentVisitor
    {
        public List<string> Loose { get; } = [];

        public override void Visit(NamedTableReference node)
        {
            var name = node.SchemaObject;
            if (name.SchemaIdentifier is null && name.BaseIdentifier.Value is not ("inserted" or "deleted"))
            {
                Loose.Add(name.BaseIdentifier.Value);
            }
        }
    }
}
