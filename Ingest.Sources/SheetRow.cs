using System.Text;

namespace Ingest.Sources;

/// <summary>The current row of a worksheet: only the cells that the file names take work, however far apart they stand.</summary>
public sealed class SheetRow
{
    private readonly List<int> _filled = [];
    private readonly List<int> _errors = [];
    private string?[] _cells = [];

    /// <summary>Its number in the sheet, from 1; zero before the first row.</summary>
    public int Number { get; private set; }

    /// <summary>Cells up to the last one that is not blank.</summary>
    public int Width { get; private set; }

    /// <summary>Text of a cell by its zero-based column; empty where there is none.</summary>
    public string this[int column] => column < Width ? _cells[column] ?? string.Empty : string.Empty;

    /// <summary>Whether the cell shows an error (#N/A, #DIV/0!): its text is empty then.</summary>
    public bool HasError(int column) => _errors.Contains(column);

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
            _cells[column] = null;
        }

        _filled.Clear();
        _errors.Clear();
        (Number, Width) = (number, 0);
    }

    internal void AddError(int column) => _errors.Add(column);

    /// <summary>Sets a cell.</summary>
    /// <returns>False when the row has it already.</returns>
    internal bool TrySet(int column, string text)
    {
        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(column + 1, Math.Min(2 * _cells.Length, SheetSize.Columns)));
        }

        if (_cells[column] is not null)
        {
            return false;
        }

        _cells[column] = text;
        _filled.Add(column);
        Width = string.IsNullOrWhiteSpace(text) ? Width : Math.Max(Width, column + 1);
        return true;
    }
}
