using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Warehouse.Sql.Tests;

/// <summary>Names of tables and columns that a script uses and the schema does not have: what only a server would tell.</summary>
internal sealed class TransactSqlNames(string file, TransactSqlSchema schema) : TSqlFragmentVisitor
{
    private readonly Stack<Dictionary<string, string?>> _scopes = new([[]]);
    private readonly List<string> _unknown = [];
    private HashSet<string> _common = [];

    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Looks through a script.</summary>
    public void Look(TSqlFragment script)
    {
        var expressions = new CommonTables();
        script.Accept(expressions);
        _common = expressions.Names;
        script.Accept(this);
    }

    public override void ExplicitVisit(QuerySpecification node) => Inside(null, node.FromClause, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(UpdateSpecification node) => Inside(node.Target, node.FromClause, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(DeleteSpecification node) => Inside(node.Target, node.FromClause, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(InsertSpecification node)
    {
        if (node.Target is NamedTableReference target && Columns(target) is { } columns)
        {
            foreach (var column in node.Columns)
            {
                Check(column, columns, target.SchemaObject.BaseIdentifier.Value, column.MultiPartIdentifier.Identifiers[^1].Value);
            }

            var given = (node.InsertSource as SelectInsertSource)?.Select is QuerySpecification select ? select.SelectElements.Count : node.Columns.Count;
            if (node.Columns.Count > 0 && given != node.Columns.Count)
            {
                _unknown.Add($"{file}({node.StartLine}): {node.Columns.Count} columns, {given} values");
            }
        }

        base.ExplicitVisit(node);
    }

    public override void Visit(NamedTableReference node)
    {
        var name = node.SchemaObject.BaseIdentifier.Value;
        if (node.SchemaObject.SchemaIdentifier is null && name[0] != '#' && name is not ("inserted" or "deleted") && !_common.Contains(name) && !schema.Tables.ContainsKey(name)
            && !_scopes.Any(scope => scope.ContainsKey(name)))
        {
            _unknown.Add($"{file}({node.StartLine}): no table {name}");
        }
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is not { Count: 2 } parts)
        {
            return;
        }

        foreach (var scope in _scopes)
        {
            if (scope.TryGetValue(parts[0].Value, out var table))
            {
                if (table is not null)
                {
                    Check(node, schema.Tables[table], table, parts[1].Value);
                }

                return;
            }
        }

        _unknown.Add($"{file}({node.StartLine},{node.StartColumn}): no alias {parts[0].Value}");
    }

    private void Inside(TableReference? target, FromClause? from, Action visit)
    {
        var aliases = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (target is NamedTableReference named && Columns(named) is not null)
        {
            Take(target, aliases);
        }

        foreach (var reference in from?.TableReferences ?? [])
        {
            Take(reference, aliases);
        }

        _scopes.Push(aliases);
        visit();
        _scopes.Pop();
    }

    private void Take(TableReference reference, Dictionary<string, string?> aliases)
    {
        switch (reference)
        {
            case JoinTableReference join:
                Take(join.FirstTableReference, aliases);
                Take(join.SecondTableReference, aliases);
                break;
            case NamedTableReference named:
                var name = named.SchemaObject.BaseIdentifier.Value;
                aliases[named.Alias?.Value ?? name] = Columns(named) is null ? null : name;
                break;
            case TableReferenceWithAlias { Alias: { } alias }:
                aliases[alias.Value] = null;
                break;
        }
    }

    private Dictionary<string, string>? Columns(NamedTableReference table) =>
        _common.Contains(table.SchemaObject.BaseIdentifier.Value) ? null : schema.Tables.GetValueOrDefault(table.SchemaObject.BaseIdentifier.Value);

    private void Check(TSqlFragment node, Dictionary<string, string> columns, string table, string column)
    {
        if (column != "*" && !columns.ContainsKey(column))
        {
            _unknown.Add($"{file}({node.StartLine},{node.StartColumn}): {table} has no {column}");
        }
    }

    private sealed class CommonTables : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = [];

        public override void Visit(CommonTableExpression node) => Names.Add(node.ExpressionName.Value);
    }
}
