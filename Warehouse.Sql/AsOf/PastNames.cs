using System.Text.RegularExpressions;

namespace Warehouse.Sql.AsOf;

/// <summary>
/// Puts a schema before names of tables in a statement's text. Texts, comments, names that have a schema already, and those
/// that a column follows (<c>fact_grade.share</c>: valid as it is) stay.
/// </summary>
/// <param name="tables">The tables that stand in the schema.</param>
/// <param name="schema">Its name.</param>
internal sealed partial class PastNames(IReadOnlySet<string> tables, string schema)
{
    /// <summary>The statement over the tables of the schema.</summary>
    /// <param name="statement">Its text over the warehouse's.</param>
    public string In(string statement) =>
        Token().Replace(statement, token => tables.Contains(token.Groups["name"].Value) && !token.Groups["qualifier"].Success ? $"{schema}.{token.Value}" : token.Value);

    /// <summary>The pieces of a statement that are a text, a comment, or a name without a schema: group <c>name</c>, and <c>qualifier</c> where a column follows.</summary>
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|(?<![\w.@#$])(?<name>(?>[A-Za-z_]\w*))(?:(?<qualifier>(?=\s*\.))|)""", RegexOptions.Singleline)]
    internal static partial Regex Token();
}
