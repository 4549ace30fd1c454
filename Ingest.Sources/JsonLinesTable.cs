namespace Ingest.Sources;

/// <summary>
/// JSON lines: each line is one object of plain values. The header is the union of all lines' properties in the order of their
/// first appearance, because programs omit empty ones; so the file is read twice. A missing property is an empty cell.
/// </summary>
internal sealed class JsonLinesTable : IRawTable
{
    private readonly LineReader _lines;
    private readonly Dictionary<string, int> _columns;
    private readonly JsonObjectLine _object = new();
    private readonly string[] _cells;

    private JsonLinesTable(LineReader lines, Dictionary<string, int> columns, IReadOnlyList<string> header)
    {
        _lines = lines;
        _columns = columns;
        _cells = new string[columns.Count];
        Header = header;
    }

    public IReadOnlyList<string> Header { get; }

    public long LineNo => _lines.LineNo;

    public int FieldCount => _cells.Length;

    public string RawText => RawRowText.Of(_lines.Line);

    public string this[int column] => _cells[column];

    public static JsonLinesTable Open(RawFile file, SourceLimits limits, CancellationToken cancellationToken)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var firstLine = 0L;
        using (var lines = new LineReader(GuardedReader.Open(file, limits, cancellationToken), limits.MaxRowCharacters))
        {
            var found = new JsonObjectLine();
            while (Next(lines, found))
            {
                firstLine = firstLine == 0 ? lines.LineNo : firstLine;
                foreach (var cell in found.Cells)
                {
                    columns.TryAdd(cell.Key, columns.Count);
                }

                if (columns.Count > limits.MaxColumns)
                {
                    throw Unreadable.TooManyColumns(limits.MaxColumns);
                }
            }
        }

        if (firstLine == 0)
        {
            throw Unreadable.Empty();
        }

        var header = HeaderRow.Of(columns.OrderBy(column => column.Value).Select(column => column.Key), firstLine, limits);
        return new JsonLinesTable(new LineReader(GuardedReader.Open(file, limits, cancellationToken), limits.MaxRowCharacters), columns, header);
    }

    public bool Read()
    {
        if (!Next(_lines, _object))
        {
            return false;
        }

        Array.Fill(_cells, string.Empty);
        foreach (var cell in _object.Cells)
        {
            _cells[_columns.TryGetValue(cell.Key, out var column) ? column : throw Unreadable.Changed()] = cell.Value;
        }

        return true;
    }

    public void Dispose() => _lines.Dispose();

    private static bool Next(LineReader lines, JsonObjectLine found)
    {
        while (lines.Read())
        {
            if (!lines.Line.IsWhiteSpace())
            {
                found.Parse(lines.Line, lines.LineNo);
                return true;
            }
        }

        return false;
    }
}
