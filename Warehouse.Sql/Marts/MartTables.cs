using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Marts;

/// <summary>Migration scripts of the marts, from which their tables are made a second time for verification.</summary>
internal static class MartTables
{
    /// <summary>The scripts in their order: those whose names end in <c>marts</c>.</summary>
    /// <param name="dialect">The engine.</param>
    public static IReadOnlyList<string> For(string dialect) =>
        [.. SchemaScripts.For(dialect).Where(script => script.Name.EndsWith("marts", StringComparison.Ordinal)).Select(script => script.Text)];
}
