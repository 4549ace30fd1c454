using Ingest.Sources.Xlsx;

namespace Ingest.Sources;

/// <summary>One worksheet. The header is its first row that is not blank; what stands to the right of the last name is read too.</summary>
internal sealed class WorksheetTable : IRawTable
{
    // A number of five digits is a day from 1927 on; a shorter one is a year or anything else that somebody wrote.
    private const int LeastDay = 10_000;

    private readonly IWorkbook _workbook;
    private readonly MergedDown _merged;

    private WorksheetTable(IWorkbook workbook, IReadOnlyList<SheetMerge> merges, long? headerLine, SourceLimits limits)
    {
        _workbook = workbook;
        _merged = new MergedDown(merges.Count > 0 ? merges : workbook.Merges);
        Header = [];
        Header = HeaderRow.Read(this, headerLine, limits);
    }

    public IReadOnlyList<string> Header { get; }

    public long LineNo => Row.Number;

    /// <summary>Empty cells at the end are not stored in a worksheet: a row has no fewer cells than the header.</summary>
    public int FieldCount => Math.Max(Row.Width, Header.Count);

    public string RawText => Row.RawText;

    public IReadOnlyList<SourceNote> Notes => _merged.Rows == 0 ? [] : [SourceNotes.MergedDown(_merged.Rows)];

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
                    return new WorksheetTable(workbook, file.Content.Merges, file.Content.HeaderLine, limits);
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

    public string? CellName(int column) => CellAddress.Of(column, Row.Number);

    public string? DayOf(int column) => Row.NumberOf(column) is { } number && number >= LeastDay && CellFormat.Day(number, _workbook.IsDate1904) is { } day
        ? WorksheetCell.MomentText(day)
        : null;

    public bool Read()
    {
        if (!_workbook.ReadRow())
        {
            return false;
        }

        _merged.Apply(Row);
        return true;
    }

    public void Dispose() => _workbook.Dispose();
}
