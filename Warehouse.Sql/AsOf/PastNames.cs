using System.Text.RegularExpressions;

namespace Warehouse.Sql.AsOf;

/// <summary>
/// Qualifies table names in a statement with a schema. Literals, comments, qualified names and names
/// followed by a column (<c>fact_grade.share</c>) are left as they are.
/// </summary>
/// <param name="tables">The tables that stand in the schema.</param>
/// <param name="schema">Its name.</param>
internal sealed partial class PastNames(IReadOnlySet<string> tables, string schema)
{
    /// <summary>The statement over the tables of the schema.</summary>
    /// <param name="statement">Its text over the warehouse's.</param>
    public string In(string statement) =>
        Token().Replace(statement, token => tables.Contains(token.Groups["name"].Value) && !token.Groups["qualifier"].Success ? $"{schema}.{token.Value}" : token.Value);

    /// <summary>Literals, comments and unqualified names of a statement: group <c>name</c>, and <c>qualifier</c> where a column follows.</summary>
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|(?<![\w.@#$])(?<name>(?>[A-Za-z_]\w*))(?:(?<qualifier>(?=\s*\.))|)""", RegexOptions.Singleline)]
    internal static partial Regex Token();
}
