namespace Ingest.Sources;

/// <summary>One worksheet. The header is its first row that is not blank; what stands to the right of the last name is read too.</summary>
internal sealed class WorksheetTable : IRawTable
{
    private readonly IWorkbook _workbook;

    private WorksheetTable(IWorkbook workbook, long? headerLine, SourceLimits limits)
    {
        _workbook = workbook;
        Header = [];
        Header = headerLine == 0 ? [] : ReadTo(headerLine) ? HeaderRow.Of(Enumerable.Range(0, Row.Width).Select(column => Row[column]), LineNo, limits) : throw Unreadable.Empty();
    }

    public IReadOnlyList<string> Header { get; }

    public long LineNo => Row.Number;

    /// <summary>Empty cells at the end are not stored in a worksheet: a row has no fewer cells than the header.</summary>
    public int FieldCount => Math.Max(Row.Width, Header.Count);

    public string RawText => Row.RawText;

    private SheetRow Row => _workbook.Row;

    public string this[int column] => Row[column];

    public static WorksheetTable Open(RawFile file, SourceLimits limits, CancellationToken cancellationToken)
    {
        var workbook = Workbook.Open(RawBytes.Seekable(RawBytes.Open(file.Path, file.Content, limits, cancellationToken)), limits, cancellationToken);
        try
        {
            while (workbook.NextSheet())
            {
                if (workbook.SheetName == file.Content.Sheet)
                {
                    return new WorksheetTable(workbook, file.Content.HeaderLine, limits);
                }
            }

            throw Unreadable.SheetGone(file.Content.Sheet ?? string.Empty);
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    public bool Read() => _workbook.ReadRow();

    private bool ReadTo(long? line)
    {
        while (Read())
        {
            if (line is null || LineNo >= line)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _workbook.Dispose();
}
