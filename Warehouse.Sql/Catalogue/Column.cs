namespace Warehouse.Sql.Catalogue;

/// <summary>A column of a declaration, as templates write it.</summary>
/// <param name="Name">Its name in tables: <c>$column</c>.</param>
/// <param name="Type">Its type, which tells the list of typed columns that it is in.</param>
public sealed record Column(string Name, ColumnType Type)
{
    /// <summary>The statement parameter of its value, where it differs from the column: <c>$parameter</c>.</summary>
    public string Parameter { get; init; } = Name;

    /// <summary>The dimension whose key it holds, as the prefix of that dimension's files: <c>$dimension</c>.</summary>
    public string? Dimension { get; init; }

    /// <summary>Russian title: <c>$title</c>. Empty where no page shows it.</summary>
    public string Title { get; init; } = "";
}
