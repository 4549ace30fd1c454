
namespace Sample;

/// <summary>One value of a feed row before a file's own format is applied; empty by default.</summary>
internal readonly struct Cell
{
    private Cell(CellKind kind, string? text, DateOnly date, decimal number)
    {
        Kind = kind;
        Text = text ?? string.Empty;
        Date = date;
        Number = number;
    }

    public CellKind Kind { get; }

    public string Text { get => field ?? string.Empty; }

    public DateOnly Date { get; }

    public decimal Number { get; }

    public static implicit operator Cell(string? text) =>
        string.IsNullOrEmpty(text) ? default : new Cell(CellKind.Text, text, default, default);

    public static implicit operator Cell(DateOnly date) => new(CellKind.Date, null, date, default);

    public static implicit operator Cell(DateOnly? date) => date is { } day ? day : default(Cell);

    public static implicit operator Cell(decimal number) => new(CellKind.Number, null, default, number);

    public static implicit operator Cell(int number) => new(CellKind.Number, null, default, number);
}

/// <summary>What a <see cref="Cell"/> holds.</summary>
internal enum CellKind
{
    Empty,
    Text,
    Date,
    Number,
}
