using System.Text;

namespace Ingest.Sources;

/// <summary>The current row of a worksheet: only the cells that the file names take work, however far apart they stand.</summary>
public sealed class SheetRow
{
    private readonly List<int> _filled = [];
    private string?[] _cells = [];
    private double?[] _numbers = [];

    /// <summary>Its number in the sheet, from 1; zero before the first row.</summary>
    public int Number { get; private set; }

    /// <summary>Cells up to the last one that is not blank.</summary>
    public int Width { get; private set; }

    /// <summary>Text of a cell by its zero-based column; empty where there is none.</summary>
    public string this[int column] => column < Width ? _cells[column] ?? string.Empty : string.Empty;

    /// <summary>Whether the cell shows an error (#N/A, #DIV/0!) or a formula that was never computed.</summary>
    public bool HasError(int column) => CellError.Is(this[column]);

    /// <summary>The number of a cell that is under no format of days or shares; none for any other cell.</summary>
    internal double? NumberOf(int column) => column < Width ? _numbers[column] : null;

    /// <summary>The row with tabs between cells, cut for the quarantine.</summary>
    internal string RawText
    {
        get
        {
            var text = new StringBuilder();
            for (var column = 0; column < Width && text.Length <= RawRowText.MaxCharacters; column++)
            {
                text.Append(column == 0 ? "" : "\t").Append(_cells[column]);
            }

            return RawRowText.Of(text.ToString());
        }
    }

    internal void Begin(int number)
    {
        foreach (var column in _filled)
        {
            (_cells[column], _numbers[column]) = (null, null);
        }

        _filled.Clear();
        (Number, Width) = (number, 0);
    }

    /// <summary>Sets a cell.</summary>
    /// <param name="text">What it shows.</param>
    /// <param name="number">Its number, if it is a plain one.</param>
    /// <returns>False when the row has it already.</returns>
    internal bool TrySet(int column, string text, double? number = null)
    {
        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(column + 1, Math.Min(2 * _cells.Length, SheetSize.Columns)));
            Array.Resize(ref _numbers, _cells.Length);
        }

        if (_cells[column] is not null)
        {
            return false;
        }

        (_cells[column], _numbers[column]) = (text, number);
        _filled.Add(column);
        Width = string.IsNullOrWhiteSpace(text) ? Width : Math.Max(Width, column + 1);
        return true;
    }

    /// <summary>Gives a cell the value of the one above that it is merged with: the sheet shows no other.</summary>
    internal void Fill(int column, string text, double? number)
    {
        if (!TrySet(column, text, number))
        {
            (_cells[column], _numbers[column]) = (text, number);
            Width = Math.Max(Width, column + 1);
        }
    }
}
