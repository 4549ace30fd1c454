using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Warehouse.Sql.Tests;

/// <summary>Columns of a grouped query that stand outside its groups and outside what adds up: the embedded engine takes any row's, SQL Server none.</summary>
/// <param name="grouped">Expressions that are grouped by.</param>
internal sealed class LooseColumns(HashSet<string> grouped) : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Adding = new(StringComparer.OrdinalIgnoreCase) { "count", "sum", "min", "max", "avg", "string_agg" };

    public HashSet<string> Grouped => grouped;

    public List<ColumnReferenceExpression> Found { get; } = [];

    /// <summary>A fragment as it is written, on one line.</summary>
    public static string Text(TSqlFragment node) => string.Concat(
        Enumerable.Range(node.FirstTokenIndex, node.LastTokenIndex - node.FirstTokenIndex + 1)
            .Select(i => node.ScriptTokenStream[i])
            .Select(token => token.TokenType == TSqlTokenType.WhiteSpace ? " " : token.Text)).ToLowerInvariant();

    public override void ExplicitVisit(FunctionCall node)
    {
        if (!Adding.Contains(node.FunctionName.Value) || node.OverClause is not null)
        {
            Deeper(node, () => base.ExplicitVisit(node));
        }
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType == ColumnType.Regular && !grouped.Contains(Text(node)))
        {
            Found.Add(node);
        }
    }

    public override void ExplicitVisit(ScalarSubquery node)
    {
        // It has groups of its own.
    }

    public override void ExplicitVisit(BinaryExpression node) => Deeper(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(CoalesceExpression node) => Deeper(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(NullIfExpression node) => Deeper(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(IIfCall node) => Deeper(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(SimpleCaseExpression node) => Deeper(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(SearchedCaseExpression node) => Deeper(node, () => base.ExplicitVisit(node));

    private void Deeper(TSqlFragment node, Action visit)
    {
        if (!grouped.Contains(Text(node)))
        {
            visit();
        }
    }
}
