using ExcelDataReader;

namespace Ingest.Worker.Sources;

/// <summary>One worksheet. The header is its first row that is not blank; cells to the right of the last name are read too.</summary>
internal sealed class WorksheetTable : IRawTable
{
    private readonly IExcelDataReader _reader;
    private readonly List<string> _cells = [];

    private WorksheetTable(IExcelDataReader reader, SourceLimits limits)
    {
        _reader = reader;
        Header = [];
        Header = Read() ? HeaderRow.Of(_cells, LineNo, limits) : throw Unreadable.Empty();
    }

    public IReadOnlyList<string> Header { get; }

    public long LineNo { get; private set; }

    /// <summary>A worksheet does not store empty cells at the end of a row: a row has at least as many cells as the header.</summary>
    public int FieldCount => Math.Max(_cells.Count, Header.Count);

    public string RawText => RawRowText.Of(string.Join('\t', _cells));

    public string this[int column] => column < _cells.Count ? _cells[column] : string.Empty;

    public static WorksheetTable Open(RawFile file, SourceLimits limits)
    {
        var reader = Workbook.Open(RawBytes.Seekable(RawBytes.Open(file.Path, file.Content, limits)));
        try
        {
            while (reader.Name != file.Content.Sheet)
            {
                if (!reader.NextResult())
                {
                    throw Unreadable.SheetGone(file.Content.Sheet ?? string.Empty);
                }
            }

            return new WorksheetTable(reader, limits);
        }
        catch (Exception cause) when (Workbook.IsDamage(cause))
        {
            reader.Dispose();
            throw Unreadable.CorruptWorkbook(0, cause);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                LineNo = _reader.Depth + 1;
                if (TakeCells())
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception cause) when (Workbook.IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(LineNo, cause);
        }
    }

    public void Dispose() => _reader.Dispose();

    private bool TakeCells()
    {
        _cells.Clear();
        var kept = 0;
        for (var column = 0; column < _reader.FieldCount; column++)
        {
            var text = WorksheetCell.Text(_reader, column);
            _cells.Add(text);
            kept = string.IsNullOrWhiteSpace(text) ? kept : column + 1;
        }

        _cells.RemoveRange(kept, _cells.Count - kept);
        return kept > 0;
    }
}
