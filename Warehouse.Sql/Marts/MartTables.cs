using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Marts;

/// <summary>The tables of the marts, to be made a second time.</summary>
internal static class MartTables
{
    /// <summary>The migration scripts that make them, in their order: those whose names end in <c>marts</c>.</summary>
    /// <param name="dialect">The engine.</param>
    public static IReadOnlyList<string> For(string dialect) =>
        [.. SchemaScripts.For(dialect).Where(script => script.Name.EndsWith("marts", StringComparison.Ordinal)).Select(script => script.Text)];
}
