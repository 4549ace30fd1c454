using Microsoft.SqlServer.TransactSql.ScriptDom;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Tests;

/// <summary>Every statement that SQL Server is given is T-SQL of 2019, without a server to ask: syntax by Microsoft's parser, and what it lets pass by rules.</summary>
public sealed class TransactSqlTests
{
    private static readonly Dictionary<string, string> Texts = SchemaScripts.For("sqlserver")
        .Select(script => ($"Schema/{script.Number:0000}_{script.Name}", script.Text))
        .Concat(new SqlCatalogue("sqlserver").Files.Select(file => (file.Name, file.Text)))
        .ToDictionary(text => text.Item1, text => TransactSqlSchema.Whole(text.Item2));

    private static readonly TransactSqlSchema Schema = new();

    public static TheoryData<string> Files => [.. Texts.Keys];

    // By the oldest server that is supported, 2019, and by the newest, 2025.
    [Theory]
    [MemberData(nameof(Files))]
    public void File_ForSqlServer_IsTransactSql(string name)
    {
        using var reader = new StringReader(Texts[name]);

        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        Assert.Empty(errors.Select(error => $"{name}({error.Line},{error.Column}): {error.Message}"));
        using var again = new StringReader(Texts[name]);
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(again, out var newer);
        Assert.Empty(newer.Select(error => $"{name}({error.Line},{error.Column}): {error.Message}"));
        var rules = new TransactSqlRules(name);
        script.Accept(rules);
        Assert.Empty(rules.Breaches);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_ForSqlServer_NamesWhatTheSchemaHas(string name)
    {
        using var reader = new StringReader(Texts[name]);
        var names = new TransactSqlNames(name, Schema);

        names.Look(new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out _));

        Assert.Empty(names.Unknown);
    }

    [Fact]
    public void ScriptsOfTheDocs_AreTransactSql()
    {
        var paths = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "docs-sql"), "*.sql");

        Assert.NotEmpty(paths);
        Assert.All(paths, path =>
        {
            using var reader = new StreamReader(path);
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
            Assert.Empty(errors.Select(error => $"{path}({error.Line},{error.Column}): {error.Message}"));
        });
    }

    [Theory]
    [InlineData("SELECT max(1, 2) AS a")]
    [InlineData("SELECT length('a') AS a")]
    [InlineData("SELECT 1000000 * count(*) AS a FROM t")]
    [InlineData("SELECT sum(iif(t.a = 1, 1, 0)) * 1000000 AS a FROM t")]
    [InlineData("SELECT t.a, t.b, count(*) AS n FROM t GROUP BY t.a")]
    [InlineData("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;")]
    public void Rules_WhatTheParserLetsPass_IsTold(string text)
    {
        using var reader = new StringReader(text);
        var rules = new TransactSqlRules("text");

        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors).Accept(rules);

        Assert.Empty(errors);
        Assert.Single(rules.Breaches);
    }
}
