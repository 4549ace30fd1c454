namespace Warehouse.Sql.Core;

/// <summary>One value on its way into the warehouse: a whole number, a text, or nothing. No boxing on millions of rows.</summary>
public readonly record struct Cell
{
    private Cell(long number, string? text, bool isNumber)
    {
        Number = number;
        Text = text;
        IsNumber = isNumber;
    }

    /// <summary>Nothing.</summary>
    public static Cell Null => default;

    /// <summary>A text without letters, where the key of a fact cannot be nothing.</summary>
    public static Cell Empty => new(0, "", false);

    /// <summary>The number, when <see cref="IsNumber"/>.</summary>
    public long Number { get; }

    /// <summary>The text, when it is one.</summary>
    public string? Text { get; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; }

    /// <summary>Whether it is neither number nor text.</summary>
    public bool IsNull => !IsNumber && Text is null;

    /// <summary>A number.</summary>
    /// <param name="number">Its value.</param>
    public static Cell Of(long number) => new(number, null, true);

    /// <summary>A text; null or empty is nothing.</summary>
    /// <param name="text">Its value.</param>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? default : new(0, text, false);
}
