using System.Globalization;

namespace Ingest.Sources.Xlsx;

/// <summary>Where a cell or a row stands, by what the sheet says of it.</summary>
internal static class CellReference
{
    /// <summary>The zero-based column of <c>BC12</c>.</summary>
    public static int Column(string reference)
    {
        var column = 0;
        foreach (var unit in reference)
        {
            if (!char.IsAsciiLetter(unit))
            {
                break;
            }

            column = (column * 26) + (unit & 0x1F);
            if (column > SheetSize.Columns)
            {
                throw Unreadable.ColumnBeyondSheet(Shown(reference));
            }
        }

        return column > 0 ? column - 1 : throw new InvalidDataException("A cell has no column.");
    }

    /// <summary>The number of a row.</summary>
    /// <param name="text">What the sheet says; nothing for the one after the last.</param>
    /// <param name="last">The last row's number.</param>
    public static int Row(string? text, int last)
    {
        var number = last + 1L;
        if (text is not null && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            throw text.All(char.IsAsciiDigit) ? Unreadable.RowBeyondSheet(Shown(text)) : new InvalidDataException("A row has no number.");
        }

        return number is < 1 or > SheetSize.Rows ? throw Unreadable.RowBeyondSheet(Shown(number.ToString(CultureInfo.InvariantCulture)))
            : number > last ? (int)number
            : throw new InvalidDataException("Rows are out of order.");
    }

    private static string Shown(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
