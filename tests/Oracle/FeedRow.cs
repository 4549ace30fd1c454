namespace Oracle;

/// <summary>A row of a feed file: cells by English column name, empty cells left out.</summary>
public sealed record FeedRow(string Feed, string File, long Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, string.Empty);

    public bool Has(string column) => this[column].Length > 0;
}

/// <summary>A row that cannot be a fact.</summary>
public sealed record RejectedRow(string File, long Line, string Column, string Code);
