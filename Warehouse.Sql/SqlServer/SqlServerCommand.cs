using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Values in and out of commands.</summary>
internal static partial class SqlServerCommand
{
    private static readonly ConcurrentDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    /// <summary>The parameters that a text names: those that it does not declare itself.</summary>
    public static IReadOnlyList<string> Names(string text) => Known.GetOrAdd(text, static statements =>
    {
        var plain = Comment().Replace(statements, "");
        var declared = Declared().Matches(plain).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return [.. Named().Matches(plain).Select(match => match.Groups[1].Value).Where(name => !declared.Contains(name)).Distinct()];
    });

    /// <summary>Gives a command a value. Nothing goes as a text, which turns into any type that the statement puts it beside.</summary>
    public static void Add(SqlCommand command, string name, in Cell value)
    {
        if (value.IsNumber)
        {
            command.Parameters.Add(name, SqlDbType.BigInt).Value = value.Number;
            return;
        }

        // One size for all texts but the longest, so that the server keeps one plan.
        command.Parameters.Add(name, SqlDbType.NVarChar, value.Text is { Length: > 4000 } ? -1 : 4000).Value = value.Text ?? (object)DBNull.Value;
    }

    /// <summary>A value that the server gave.</summary>
    public static Cell CellOf(object value) => value switch
    {
        DBNull => Cell.Null,
        string text => text.Length == 0 ? Cell.Empty : Cell.Of(text),
        IConvertible number => Cell.Of(number.ToInt64(CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A value of {value.GetType().Name}."),
    };

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bDECLARE\s+@(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Declared();

    // Not @@ROWCOUNT, and not the names of a procedure's parameters: EXEC p @Resource = …
    [GeneratedRegex(@"(?<!@)@([a-z]\w*)")]
    private static partial Regex Named();
}
