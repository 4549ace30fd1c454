namespace Ingest.Worker.Sources;

/// <summary>A table whose end is believed only if its file stood still; disk errors on the way are said as the product says them.</summary>
internal sealed class UnchangedTable(IRawTable inner, RawFile file) : IRawTable
{
    public IReadOnlyList<string> Header => inner.Header;

    public long LineNo => inner.LineNo;

    public int FieldCount => inner.FieldCount;

    public string RawText => inner.RawText;

    public string this[int column] => inner[column];

    public bool Read()
    {
        try
        {
            if (inner.Read())
            {
                return true;
            }
        }
        catch (IOException cause)
        {
            throw Unreadable.Disk(cause);
        }

        SourceReader.EnsureSame(file);
        return false;
    }

    public void Dispose() => inner.Dispose();
}
