using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Parameters and results of commands.</summary>
internal static partial class SqlServerCommand
{
    private static readonly ConcurrentDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    /// <summary>Parameters of a statement, without the variables that it declares.</summary>
    public static IReadOnlyList<string> Names(string text) => Known.GetOrAdd(text, static statements =>
    {
        var plain = Comment().Replace(statements, "");
        var declared = Declared().Matches(plain).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return [.. Named().Matches(plain).Select(match => match.Groups[1].Value).Where(name => !declared.Contains(name)).Distinct()];
    });

    /// <summary>Adds a parameter. Null is bound as a string, which the server converts implicitly.</summary>
    public static void Add(SqlCommand command, string name, in Cell value)
    {
        if (value.IsNumber)
        {
            command.Parameters.Add(name, SqlDbType.BigInt).Value = value.Number;
            return;
        }

        // One size for all texts but the longest, so that the server caches one plan.
        command.Parameters.Add(name, SqlDbType.NVarChar, value.Text is { Length: > 4000 } ? -1 : 4000).Value = value.Text ?? (object)DBNull.Value;
    }

    /// <summary>A value returned by the server.</summary>
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

    // Skips @@ROWCOUNT and parameter names of procedures: EXEC p @Resource = …
    [GeneratedRegex(@"(?<!@)@([a-z]\w*)")]
    private static partial Regex Named();
}
