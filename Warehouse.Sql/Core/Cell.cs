namespace Warehouse.Sql.Core;

/// <summary>A value to be loaded: a whole number, a text, or null. A struct, so that millions of rows are not boxed.</summary>
public readonly record struct Cell
{
    private Cell(long number, string? text, bool isNumber)
    {
        Number = number;
        Text = text;
        IsNumber = isNumber;
    }

    /// <summary>Null.</summary>
    public static Cell Null => default;

    /// <summary>An empty text, for keys of facts, which cannot be null.</summary>
    public static Cell Empty => new(0, "", false);

    /// <summary>The number, when <see cref="IsNumber"/>.</summary>
    public long Number { get; }

    /// <summary>The text, when it is one.</summary>
    public string? Text { get; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; }

    /// <summary>Whether it is null.</summary>
    public bool IsNull => !IsNumber && Text is null;

    /// <summary>A number.</summary>
    /// <param name="number">Its value.</param>
    public static Cell Of(long number) => new(number, null, true);

    /// <summary>A text; an empty one becomes null.</summary>
    /// <param name="text">Its value.</param>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? default : new(0, text, false);
}
