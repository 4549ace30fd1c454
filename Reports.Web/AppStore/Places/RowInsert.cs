using System.Data;
using System.Text.RegularExpressions;
using Warehouse.Sql.Catalogue;

namespace Reports.Web.AppStore.Places;

/// <summary>
/// An insert of one row read as the shape of a bulk copy: the file that the embedded engine runs once a row tells the server, which
/// takes thousands of rows at once, which column gets which value.
/// </summary>
/// <param name="Table">The table with its schema.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Parameters">The parameters in their order.</param>
internal sealed partial record RowInsert(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Parameters)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ArgumentException">It is anything else than one insert of parameters.</exception>
    public static RowInsert Read(SqlFile file)
    {
        var match = Shape().Match(file.Text);
        var insert = new RowInsert(match.Groups[1].Value, Names(match.Groups[2]), Names(match.Groups[3]));
        return match.Success && insert.Columns.Count == insert.Parameters.Count
            ? insert
            : throw new ArgumentException($"'{file.Name}' is not one insert of parameters.", nameof(file));
    }

    /// <summary>The rows as a table.</summary>
    /// <param name="rows">Objects of one type, whose properties bear the names of the parameters.</param>
    public DataTable Fill(IReadOnlyList<object> rows)
    {
        var type = rows[0].GetType();
        var values = Parameters.Select(name => type.GetProperty(name) ?? throw new ArgumentException($"No value '{name}'.", nameof(rows))).ToList();
        var table = new DataTable();
        for (var i = 0; i < Columns.Count; i++)
        {
            table.Columns.Add(Columns[i], Nullable.GetUnderlyingType(values[i].PropertyType) ?? values[i].PropertyType);
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. values.Select(value => value.GetValue(row) ?? DBNull.Value)]);
        }

        return table;
    }

    private static IReadOnlyList<string> Names(Group list) =>
        [.. list.Value.Split(',', StringSplitOptions.TrimEntries).Select(name => name.TrimStart('@'))];

    [GeneratedRegex(@"^INSERT INTO ([\w.]+) \(([\w\s,]+)\)\s+VALUES \(([@\w\s,]+)\);\s*\z", RegexOptions.Multiline)]
    private static partial Regex Shape();
}
