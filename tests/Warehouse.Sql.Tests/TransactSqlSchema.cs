using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Tests;

/// <summary>The tables that the scripts of SQL Server make, read from the scripts.</summary>
internal sealed class TransactSqlSchema : TSqlFragmentVisitor
{
    private readonly Dictionary<string, Dictionary<string, string>> _tables = new(StringComparer.Ordinal);

    public TransactSqlSchema()
        : this(SchemaScripts.For("sqlserver").Select(script => script.Text)
            .Append(new Catalogue.SqlCatalogue("sqlserver")["Migrate/create-journal"].Text))
    {
    }

    public TransactSqlSchema(IEnumerable<string> scripts)
    {
        foreach (var text in scripts)
        {
            using var reader = new StringReader(text);
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out _).Accept(this);
        }
    }

    /// <summary>A part that is a list of common table expressions, or one value, as the statement that a file makes of it.</summary>
    /// <param name="text">The text of the file.</param>
    public static string Whole(string text)
    {
        if (Begins(text, @"\w+ AS \("))
        {
            return $"WITH\n{text}\nSELECT 1 AS one;";
        }

        return Begins(text, @"iif\(") ? $"SELECT\n{text} AS one;" : text;
    }

    /// <summary>Columns and their types, by table.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Tables => _tables;

    public override void Visit(CreateTableStatement node)
    {
        _tables.Add(node.SchemaObjectName.BaseIdentifier.Value, new(StringComparer.Ordinal));
        Add(node.SchemaObjectName, node.Definition);
    }

    public override void Visit(DropTableStatement node)
    {
        foreach (var table in node.Objects)
        {
            _tables.Remove(table.BaseIdentifier.Value);
        }
    }

    public override void Visit(AlterTableAddTableElementStatement node) => Add(node.SchemaObjectName, node.Definition);

    public override void Visit(AlterTableDropTableElementStatement node)
    {
        foreach (var element in node.AlterTableDropTableElements.Where(element => element.TableElementType == TableElementType.Column))
        {
            _tables[node.SchemaObjectName.BaseIdentifier.Value].Remove(element.Name.Value);
        }
    }

    /// <summary>Whether that is what follows the notes at the head of a file.</summary>
    private static bool Begins(string text, string with) => Regex.IsMatch(text, @"^(\s*--[^\n]*\n)*\s*" + with, RegexOptions.None, TimeSpan.FromSeconds(1));

    private void Add(SchemaObjectName table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            _tables[table.BaseIdentifier.Value].Add(
                column.ColumnIdentifier.Value, column.DataType?.Name.BaseIdentifier.Value.ToUpperInvariant() ?? "COMPUTED");
        }
    }
}
