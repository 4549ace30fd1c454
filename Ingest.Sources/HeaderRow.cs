namespace Ingest.Sources;

/// <summary>Makes a header from the cells of the first row, and refuses one with equal or missing names.</summary>
internal static class HeaderRow
{
    /// <summary>Goes to the row of the header and reads it.</summary>
    /// <param name="table">A table before its first row, which has no header yet.</param>
    /// <param name="line">The line that the header stands on; null for the first row that is not blank, zero for a table without one.</param>
    public static string[] Read(IRawTable table, long? line, SourceLimits limits)
    {
        if (line == 0)
        {
            return [];
        }

        do
        {
            if (!table.Read())
            {
                throw Unreadable.Empty();
            }
        }
        while (table.LineNo < line);

        return Of(Enumerable.Range(0, table.FieldCount).Select(column => table[column]), table.LineNo, limits);
    }

    public static string[] Of(IEnumerable<string> cells, long line, SourceLimits limits)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cell in cells)
        {
            var name = Trimmed(cell);
            if (names.Count == limits.MaxColumns)
            {
                throw Unreadable.TooManyColumns(limits.MaxColumns);
            }

            if (name.Length > 0 && !known.Add(name))
            {
                throw Unreadable.DuplicateColumn(name, line);
            }

            names.Add(name);
        }

        return [.. names];
    }

    private static string Trimmed(string cell)
    {
        var rest = cell.AsSpan();
        while (rest.Length > 0 && IsBlank(rest[0]))
        {
            rest = rest[1..];
        }

        while (rest.Length > 0 && IsBlank(rest[^1]))
        {
            rest = rest[..^1];
        }

        return rest.ToString();
    }

    /// <summary>Word processors put zero-width characters and byte order marks around names.</summary>
    private static bool IsBlank(char unit) => char.IsWhiteSpace(unit) || unit is '\uFEFF' or '\u200B';
}
