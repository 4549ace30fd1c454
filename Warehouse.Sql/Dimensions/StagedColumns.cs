using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>The lists that templates of staging and of checking rows ask for.</summary>
internal static class StagedColumns
{
    /// <summary>Lists of what a feed brings beside file and line.</summary>
    /// <param name="key">What tells one row from another.</param>
    /// <param name="values">The other columns.</param>
    public static Dictionary<string, IReadOnlyList<Column>> Lists(IReadOnlyList<Column> key, IReadOnlyList<Column> values)
    {
        Column[] columns = [.. key, .. values];
        return new Dictionary<string, IReadOnlyList<Column>>(StringComparer.Ordinal)
        {
            ["key"] = key,
            ["values"] = values,
            ["columns"] = columns,
            ["members"] = [.. columns.Where(column => column.Dimension is not null)],
            ["others"] = [.. columns.Where(column => column.Dimension is null && column.Type != ColumnType.LongText)],
            ["integers"] = Of(ColumnType.Integer),
            ["amounts"] = Of(ColumnType.Amount),
            ["codes"] = Of(ColumnType.Code),
            ["texts"] = Of(ColumnType.Text),
            ["long_texts"] = Of(ColumnType.LongText),
        };

        Column[] Of(ColumnType type) => [.. columns.Where(column => column.Type == type)];
    }
}
