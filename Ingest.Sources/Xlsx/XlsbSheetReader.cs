using System.Globalization;

namespace Ingest.Sources.Xlsx;

/// <summary>Rows of one sheet of an XLSB workbook.</summary>
internal sealed class XlsbSheetReader(
    Stream part, SheetRow row, SharedTexts texts, CellFormats formats, bool isDate1904, SourceLimits limits) : IDisposable
{
    private const int FirstShort = 12;
    private const int LastShort = 18;
    private const int LastOfCells = 11;

    private readonly RecordReader _reader = new(part);
    private int _rowNumber;
    private int _characters;
    private int _column;
    private bool _isEnded;
    private bool _isRowRead;

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Read()
    {
        while (!_isEnded)
        {
            if (!_isRowRead && !NextRow())
            {
                return false;
            }

            _isRowRead = false;
            BeginRow();
            ReadCells();
            if (row.Width > 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _reader.Dispose();

    private bool NextRow()
    {
        while (_reader.Read())
        {
            if (_reader.Type == RecordType.Row)
            {
                return true;
            }

            if (_reader.Type == RecordType.SheetDataEnd)
            {
                _isEnded = true;
                return false;
            }
        }

        throw new InvalidDataException("The sheet is cut.");
    }

    private void BeginRow()
    {
        _rowNumber = CellReference.Row((_reader.UInt32(0) + 1L).ToString(CultureInfo.InvariantCulture), _rowNumber);
        (_characters, _column) = (0, -1);
        row.Begin(_rowNumber);
    }

    private void ReadCells()
    {
        while (_reader.Read())
        {
            if (_reader.Type == RecordType.Row)
            {
                _isRowRead = true;
                return;
            }

            if (_reader.Type == RecordType.SheetDataEnd)
            {
                _isEnded = true;
                return;
            }

            if (_reader.Type is > 0 and <= LastShort or RecordType.RichText)
            {
                ReadCell(_reader.Type);
            }
        }

        throw new InvalidDataException("The sheet is cut.");
    }

    private void ReadCell(int type)
    {
        // A cell in the short form stands beside the last one.
        var isShort = type is >= FirstShort and <= LastShort;
        _column = isShort ? _column + 1 : (int)Math.Min(_reader.UInt32(0), int.MaxValue);
        if (_column >= SheetSize.Columns)
        {
            throw Unreadable.ColumnBeyondSheet((_column + 1L).ToString(CultureInfo.InvariantCulture));
        }

        var at = isShort ? 0 : 4;
        var (text, number) = Value(isShort ? type - LastOfCells : type, formats[_reader.UInt24(at)], at + 4);
        _characters += text.Length;
        if (_characters > limits.MaxRowCharacters)
        {
            throw Unreadable.RowTooLong(_rowNumber, limits.MaxRowCharacters);
        }

        if (text.Length > 0 && !row.TrySet(_column, text, number))
        {
            throw new InvalidDataException("A cell is there twice.");
        }
    }

    private (string Text, double? Number) Value(int type, CellFormat format, int at) => type switch
    {
        2 => Shown(_reader.ShortNumber(at), format),
        3 or 11 => (CellError.OfCode(_reader.Byte(at)), null),
        4 or 10 => (_reader.Byte(at) != 0 ? "true" : "false", null),
        5 or 9 => Shown(_reader.Double(at), format),
        6 or 8 => (_reader.Text(at).Text, null),
        7 => (texts[(int)Math.Min(_reader.UInt32(at), int.MaxValue)], null),
        RecordType.RichText => (_reader.Text(at + 1).Text, null),
        _ => ("", null),
    };

    private (string Text, double? Number) Shown(double number, CellFormat format) =>
        double.IsFinite(number) ? (format.Text(number, isDate1904), format.Kind == CellKind.Number ? number : null) : ("", null);
}
