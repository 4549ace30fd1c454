using System.Globalization;
using System.Text;

namespace Ingest.Sources.Xlsx;

/// <summary>Rows of one sheet: those that the file has, in its order. A row or a cell that it leaves out costs nothing.</summary>
internal sealed class SheetReader : IDisposable
{
    private readonly PartReader _reader;
    private readonly XlsxWorkbook _book;
    private readonly SheetRow _row;
    private readonly StringBuilder _text = new();
    private int _rowNumber;
    private int _rowCharacters;
    private bool _isInside;
    private bool _isEnded;
    private double? _number;

    public SheetReader(Stream part, XlsxWorkbook book)
    {
        (_reader, _book, _row) = (new PartReader(part), book, book.Row);
    }

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Read()
    {
        while (!_isEnded && _reader.Read())
        {
            if (_reader.IsStart("sheetData"))
            {
                (_isInside, _isEnded) = (!_reader.IsEmpty, _reader.IsEmpty);
            }
            else if (_reader.IsEnd("sheetData"))
            {
                _isEnded = true;
            }
            else if (_isInside && _reader.IsStart("row"))
            {
                _rowNumber = CellReference.Row(_reader.Attribute("r"), _rowNumber);
                _row.Begin(_rowNumber);
                _rowCharacters = 0;
                if (!_reader.IsEmpty)
                {
                    ReadCells();
                }

                if (_row.Width > 0)
                {
                    return true;
                }
            }
        }

        // A part without an end of its cells was cut.
        return _isEnded || !_isInside ? false : throw new InvalidDataException("The sheet is cut.");
    }

    public void Dispose() => _reader.Dispose();

    private void ReadCells()
    {
        var column = -1;
        while (_reader.ReadInside("row"))
        {
            if (!_reader.IsStart("c"))
            {
                continue;
            }

            column = _reader.Attribute("r") is { } reference ? CellReference.Column(reference) : column + 1;
            if (column >= SheetSize.Columns)
            {
                throw Unreadable.ColumnBeyondSheet((column + 1).ToString(CultureInfo.InvariantCulture));
            }

            var type = _reader.Attribute("t") ?? "n";
            var style = int.TryParse(_reader.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            _number = null;
            var text = _reader.IsEmpty ? "" : Text(type, style);
            _rowCharacters += text.Length;
            if (_rowCharacters > _book.Limits.MaxRowCharacters)
            {
                throw Unreadable.RowTooLong(_rowNumber, _book.Limits.MaxRowCharacters);
            }

            if (text.Length > 0 && !_row.TrySet(column, text, _number))
            {
                throw new InvalidDataException("A cell is there twice.");
            }
        }
    }

    private string Text(string type, int style)
    {
        _text.Clear();
        bool isFormula = false, isComputed = false;
        while (_reader.ReadInside("c"))
        {
            if (_reader.IsStart("f"))
            {
                isFormula = true;
            }
            else if (_reader.IsStart("v"))
            {
                isComputed = type == "str";
                _text.Clear();
                _reader.AppendText("v", _text, _book.Limits.MaxRowCharacters);
            }
            else if (_reader.IsStart("is"))
            {
                _text.Clear();
                RichText.Append(_reader, "is", _text, _book.Limits.MaxRowCharacters);
            }
        }

        var raw = _text.ToString();
        return type switch
        {
            _ when raw.Length == 0 => isFormula && !isComputed ? CellError.Uncomputed : "",
            "s" => RichText.Unescaped(_book.Texts[Index(raw)]),
            "inlineStr" or "str" => RichText.Unescaped(raw),
            "b" => raw.Trim() is "1" or "true" ? "true" : "false",
            "e" => CellError.Is(raw) ? raw : CellError.OfCode(0x0F),
            "d" => DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? WorksheetCell.MomentText(moment) : raw,
            _ => Number(raw, _book.Formats[style]),
        };
    }

    private static int Index(string raw) => int.TryParse(raw.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        ? index
        : throw new InvalidDataException("A cell names no text.");

    private string Number(string raw, CellFormat format)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return raw;
        }

        _number = format is (CellKind.Number, _) ? number : null;
        return format.Text(number, _book.IsDate1904);
    }
}
