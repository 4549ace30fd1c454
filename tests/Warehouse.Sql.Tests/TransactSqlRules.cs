using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Warehouse.Sql.Tests;

/// <summary>What parses as T-SQL and yet fails, overflows or is kept out of this product.</summary>
internal sealed class TransactSqlRules(string file) : TSqlFragmentVisitor
{
    // A name that is not here is a function that SQL Server does not have, or one to be thought about before it is used.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "count", "count_big", "sum", "min", "max", "avg", "string_agg", "row_number", "rank", "dense_rank", "lag", "lead", "first_value",
        "last_value", "ntile", "concat", "concat_ws", "abs", "round", "sign", "floor", "ceiling", "upper", "lower", "replace", "trim", "ltrim",
        "rtrim", "char", "nchar", "substring", "len", "string_split", "nullif", "object_id", "schema_id", "db_id", "db_name", "has_perms_by_name", "scope_identity", "sysutcdatetime", "dateadd",
        "unicode", "datediff", "datepart", "datefromparts", "year", "month", "day", "isnull", "session_context", "user_id", "type_id", "stuff", "sqrt", "power",
        "error_number", "hashbytes", "xact_state", "databasepropertyex", "quotename", "right", "json_value", "database_principal_id",
    };

    private readonly List<string> _breaches = [];

    public IReadOnlyList<string> Breaches => _breaches;

    public override void Visit(FunctionCall node)
    {
        var name = node.FunctionName.Value;
        if (!Known.Contains(name))
        {
            Breach(node, $"{name}() is not known to serve on SQL Server");
        }

        if (name.ToLowerInvariant() is "max" or "min" or "sum" && node.Parameters.Count != 1)
        {
            Breach(node, $"{name}() takes one argument");
        }
    }

    public override void Visit(BinaryExpression node)
    {
        if (node.BinaryExpressionType == BinaryExpressionType.Multiply
            && (IsLarge(node.FirstExpression) && IsNarrow(node.SecondExpression) || IsLarge(node.SecondExpression) && IsNarrow(node.FirstExpression)))
        {
            Breach(node, "a million times a count passes 2^31: cast(1000000 AS bigint) * …");
        }
    }

    public override void Visit(QuerySpecification node)
    {
        if (node.GroupByClause is { } groups)
        {
            var loose = new LooseColumns([.. groups.GroupingSpecifications.Select(LooseColumns.Text)]);
            foreach (var element in node.SelectElements)
            {
                element.Accept(loose);
            }

            node.HavingClause?.Accept(loose);
            node.OrderByClause?.Accept(new LooseColumns([.. loose.Grouped, .. node.SelectElements.OfType<SelectScalarExpression>()
                .Select(element => element.ColumnName?.Value ?? "")]));
            foreach (var column in loose.Found)
            {
                Breach(column, $"{LooseColumns.Text(column)} is neither grouped by nor added up");
            }
        }
    }

    public override void Visit(MergeStatement node) => Breach(node, "MERGE is not used: it is not safe beside other writers");

    private static bool IsLarge(ScalarExpression value) => value is IntegerLiteral literal && literal.Value.Length > 4;

    /// <summary>Counts are int on the server, and so are sums of literals; measures of facts and marts are bigint.</summary>
    private static bool IsNarrow(ScalarExpression value) => value is FunctionCall call
        && (string.Equals(call.FunctionName.Value, "count", StringComparison.OrdinalIgnoreCase)
            || string.Equals(call.FunctionName.Value, "sum", StringComparison.OrdinalIgnoreCase) && call.Parameters is [IIfCall or CaseExpression]);

    private void Breach(TSqlFragment node, string text) => _breaches.Add($"{file}({node.StartLine},{node.StartColumn}): {text}");
}
