namespace Ingest.Worker.Sources;

/// <summary>A table that fails at its end if the file has changed while it was read. Disk errors become messages of the product.</summary>
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
