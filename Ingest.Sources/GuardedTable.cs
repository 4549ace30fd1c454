namespace Ingest.Sources;

/// <summary>
/// What holds for every table, however it is written: its rows and cells are counted, its end is believed only if its file stood still,
/// and whatever stops the reading on the way is told as a reason.
/// </summary>
internal sealed class GuardedTable(IRawTable inner, RawFile file, SourceLimits limits) : IRawTable
{
    private long _rows;
    private long _cells;

    public IReadOnlyList<string> Header => inner.Header;

    public long LineNo => inner.LineNo;

    public int FieldCount => inner.FieldCount;

    public string RawText => inner.RawText;

    public IReadOnlyList<SourceNote> Notes => inner.Notes;

    public string this[int column] => inner[column];

    public string? CellName(int column) => inner.CellName(column);

    public string? DayOf(int column) => inner.DayOf(column);

    public bool Read()
    {
        if (ReadRow())
        {
            Count();
            return true;
        }

        SourceReader.EnsureSame(file);
        return false;
    }

    public void Dispose() => inner.Dispose();

    private bool ReadRow()
    {
        try
        {
            return inner.Read();
        }
        catch (Exception error) when (error is not UnreadableSourceException && Unreadable.Of(error, inner.LineNo) is not null)
        {
            throw Unreadable.Of(error, inner.LineNo)!;
        }
    }

    private void Count()
    {
        if (++_rows > limits.MaxRows)
        {
            throw Unreadable.TooManyRows(limits.MaxRows);
        }

        _cells += inner.FieldCount;
        if (_cells > limits.MaxCells)
        {
            throw Unreadable.TooManyCells(limits.MaxCells);
        }
    }
}
