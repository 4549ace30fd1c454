using System.Globalization;
using System.Text.RegularExpressions;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// The columns of a bulk copy, parsed from the single-row insert <c>.stage.sql</c> that the embedded engine
/// prepares and runs for each row.
/// </summary>
/// <param name="Table">The staging table.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Parameters">Names of the parameters; a constant's place holds an empty name.</param>
/// <param name="Constants">Constants by the columns' positions.</param>
internal sealed partial record BulkShape(
    string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Parameters, IReadOnlyList<Cell> Constants)
{
    /// <summary>Reads a statement.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Null unless it is one insert of values into a table whose name begins with <c>stage_</c>.</returns>
    public static BulkShape? Read(string text)
    {
        var match = Insert().Match(Comment().Replace(text, ""));
        if (!match.Success)
        {
            return null;
        }

        string[] columns = Parts(match.Groups["columns"].Value);
        string[] values = Parts(match.Groups["values"].Value);
        if (columns.Length != values.Length)
        {
            throw new FormatException($"{columns.Length} columns and {values.Length} values in the insert into {match.Groups["table"].Value}.");
        }

        return new BulkShape(
            match.Groups["table"].Value,
            columns,
            [.. values.Select(value => value[0] == '@' ? value[1..] : "")],
            [.. values.Select(value => value[0] == '@' ? Cell.Null : Cell.Of(long.Parse(value, CultureInfo.InvariantCulture)))]);
    }

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*INSERT\s+INTO\s+(?<table>stage_\w+)\s*\((?<columns>[\w\s,]+)\)\s*VALUES\s*\((?<values>[@\w\s,]+)\)\s*;?\s*$")]
    private static partial Regex Insert();
}
