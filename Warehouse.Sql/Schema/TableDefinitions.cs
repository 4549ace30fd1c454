using System.Text.RegularExpressions;

namespace Warehouse.Sql.Schema;

/// <summary>Statements of the migration scripts that make tables a second time: for a snapshot of an earlier moment, for verification.</summary>
internal static partial class TableDefinitions
{
    /// <summary>
    /// Statements that create and change the tables and their indexes, in the order of the scripts; of a table that was dropped and made anew those since then. Scripts of
    /// an option are left out.
    /// </summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="tables">Names of the tables.</param>
    public static IReadOnlyList<string> Of(string dialect, IReadOnlySet<string> tables)
    {
        var definitions = new List<(string Table, string Statement)>();
        foreach (var statement in SchemaScripts.For(dialect).Where(script => script.Option is null).SelectMany(script => Statements(script.Text)))
        {
            var definition = Definition().Match(statement);
            var table = definition.Groups["table"].Value;
            if (!definition.Success || !tables.Contains(table))
            {
                continue;
            }

            if (definition.Groups["drop"].Success)
            {
                definitions.RemoveAll(earlier => earlier.Table == table);
            }
            else
            {
                definitions.Add((table, statement));
            }
        }

        return [.. definitions.Select(definition => definition.Statement)];
    }

    /// <summary>A definition without its foreign keys, for tables whose dimensions stay in another database or schema.</summary>
    /// <param name="statement">A statement that creates or changes a table.</param>
    public static string WithoutForeignKeys(string statement) =>
        ForeignKey().Replace(statement, token => token.Groups["key"].Success ? "" : token.Value);

    /// <summary>The statements of a script, without the comments before each.</summary>
    internal static IEnumerable<string> Statements(string script)
    {
        var start = 0;
        foreach (Match token in Token().Matches(script))
        {
            if (token.ValueSpan is ";")
            {
                yield return Comments().Replace(script[start..token.Index], "") + ";";
                start = token.Index + 1;
            }
        }
    }

    [GeneratedRegex(@"^(CREATE|ALTER|(?<drop>DROP)) TABLE (?<table>\w+)|^CREATE (\w+ )*INDEX \w+\s+ON (?<table>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();

    /// <summary>Literals, quoted names, comments and ends of statements: what stands in the first three ends no statement.</summary>
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|;""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"^(\s+|--[^\n]*\n|/\*.*?\*/)*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    /// <summary>Group <c>key</c>: a foreign key of a column or of the table; literals, quoted names and comments are passed over.</summary>
    [GeneratedRegex(
        """
        '(?:[^']|'')*'|"(?:[^"]|"")*"|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|
        (?<key>(,\s*(CONSTRAINT\s+\w+\s+)?FOREIGN\s+KEY\s*\([^)]*\)\s*|\s+(CONSTRAINT\s+\w+\s+)?)
            \bREFERENCES\s+[\w.]+(\s*\([^)]*\))?(\s+ON\s+(DELETE|UPDATE)\s+(CASCADE|RESTRICT|NO\s+ACTION|SET\s+(NULL|DEFAULT)))*)
        """,
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex ForeignKey();
}
