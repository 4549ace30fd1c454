using System.Globalization;
using Ingest.Sources.Xlsx;

namespace Ingest.Sources.Ods;

/// <summary>Rows of one sheet of an OpenDocument workbook. A row or a cell that is repeated is written once with its number.</summary>
internal sealed class OdsRows(PartReader reader, SheetRow row, SourceLimits limits)
{
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    // A kilobyte of repeats could name as many cells as a disk full of rows; people repeat a value over a column or two.
    private const long MostRepeated = 50_000_000;

    private readonly List<SheetMerge> _merges = [];
    private readonly List<(int Column, OdsCell Cell)> _cells = [];
    private int _repeats;
    private int _number;
    private long _repeated;
    private bool _isEnded = reader.IsEmpty;

    /// <summary>Cells merged downwards that were met so far.</summary>
    public IReadOnlyList<SheetMerge> Merges => _merges;

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Read()
    {
        while (_repeats == 0)
        {
            if (_isEnded || !NextRow())
            {
                return false;
            }
        }

        _repeats--;
        row.Begin(++_number);
        foreach (var (column, cell) in _cells)
        {
            row.TrySet(column, cell.Text, cell.Number);
        }

        return true;
    }

    /// <summary>Goes to the end of the sheet. Nothing that is repeated is repeated for it.</summary>
    public void SkipRest()
    {
        _repeats = 0;
        while (!_isEnded && NextElement())
        {
            reader.Skip();
        }
    }

    /// <summary>Reads the next row with its number of repeats; a blank one has none.</summary>
    private bool NextRow()
    {
        if (!NextElement())
        {
            return false;
        }

        ReadRow();
        return true;
    }

    /// <summary>Goes to the next row's element.</summary>
    private bool NextElement()
    {
        while (reader.Read())
        {
            if (reader.IsStart("table-row"))
            {
                return true;
            }

            if (reader.IsEnd("table"))
            {
                _isEnded = true;
                return false;
            }

            if (reader.IsStart("shapes") || reader.IsStart("forms"))
            {
                reader.Skip();
            }
        }

        throw new InvalidDataException("The sheet is cut.");
    }

    private void ReadRow()
    {
        var repeats = Count("number-rows-repeated");
        _cells.Clear();
        if (!reader.IsEmpty)
        {
            ReadCells();
        }

        // What stands beyond the last row of a sheet is refused only when it holds anything.
        if (!_cells.Exists(one => !string.IsNullOrWhiteSpace(one.Cell.Text)))
        {
            _number += Math.Min(repeats, SheetSize.Rows);
            return;
        }

        _repeats = _number + (long)repeats <= SheetSize.Rows
            ? repeats
            : throw Unreadable.RowBeyondSheet((_number + (long)repeats).ToString(CultureInfo.InvariantCulture));
        Repeat((repeats - 1L) * _cells.Count);
    }

    private void ReadCells()
    {
        int column = 0, characters = 0;
        while (reader.ReadInside("table-row"))
        {
            var isCell = reader.IsStart("table-cell");
            if (!isCell && !reader.IsStart("covered-table-cell"))
            {
                continue;
            }

            var repeats = Count("number-columns-repeated");
            var down = Count("number-rows-spanned");
            var cell = OdsCell.Read(reader, limits.MaxRowCharacters);
            if (isCell && cell.Text.Length > 0)
            {
                if (column + repeats > SheetSize.Columns)
                {
                    throw Unreadable.ColumnBeyondSheet((column + repeats).ToString(CultureInfo.InvariantCulture));
                }

                Repeat(repeats - 1);
                for (var i = 0; i < repeats; i++)
                {
                    _cells.Add((column + i, cell));
                    characters += cell.Text.Length;
                }

                if (characters > limits.MaxRowCharacters)
                {
                    throw Unreadable.RowTooLong(_number + 1, limits.MaxRowCharacters);
                }

                Merge(column, down);
            }

            column = Math.Min(column + repeats, SheetSize.Columns);
        }
    }

    private void Repeat(long cells)
    {
        _repeated += cells;
        if (_repeated > MostRepeated)
        {
            throw Unreadable.TooManyRepeats(MostRepeated);
        }
    }

    private void Merge(int column, int down)
    {
        if (down > 1 && _number + 1 < SheetSize.Rows)
        {
            _merges.Add(new SheetMerge(_number + 1, (int)Math.Min(_number + (long)down, SheetSize.Rows), column));
            if (_merges.Count > MergedDown.Most)
            {
                throw Unreadable.TooManyMerges(MergedDown.Most);
            }
        }
    }

    private int Count(string attribute) =>
        int.TryParse(reader.LocalAttribute(attribute, Table), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1;
}
