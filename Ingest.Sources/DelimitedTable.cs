using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ingest.Sources;

/// <summary>A CSV or TSV file. The separator is the one that a first line <c>sep=</c> names, else it is detected from the first rows.</summary>
internal sealed class DelimitedTable : IRawTable
{
    // Smaller than the large object heap's threshold; the parser doubles it for a longer row, up to the row limit.
    private const int BufferChars = 32 * 1024;

    private readonly GuardedReader _text;
    private readonly CsvParser _parser;
    private readonly char _separator;
    private readonly int _rowLimit;
    private long _lastLine;

    private DelimitedTable(GuardedReader text, long? headerLine, SourceLimits limits)
    {
        _text = text;
        _rowLimit = limits.MaxRowCharacters;
        var told = SeparatorLine.Of(text.Preview);
        _separator = told ?? Separator.Of(text.Preview, text.PreviewIsAll);
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _separator.ToString(),
            BufferSize = BufferChars,
            BadDataFound = null,

            // Blank rows are skipped here, so that the parser's line count stays exact.
            IgnoreBlankLines = false,

            // The parser's string cache is never emptied: memory would grow with the file.
            CacheFields = false,
        });
        if (told is not null)
        {
            ReadRow();
            Notes = [SourceNotes.SeparatorTold(_separator)];
        }

        Header = HeaderRow.Read(this, headerLine, limits);
    }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<SourceNote> Notes { get; } = [];

    public long LineNo { get; private set; }

    public int FieldCount => _parser.Count;

    public string RawText => RawRowText.Of(_parser.RawRecord);

    public string this[int column] => column < _parser.Count ? _parser[column] : string.Empty;

    public static DelimitedTable Open(RawFile file, SourceLimits limits, CancellationToken cancellationToken)
    {
        var text = GuardedReader.Open(file, limits, cancellationToken);
        try
        {
            return new DelimitedTable(text, file.Content.HeaderLine, limits);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        do
        {
            if (!ReadRow())
            {
                return false;
            }
        }
        while (IsBlank());

        return true;
    }

    public void Dispose() => _parser.Dispose();

    private bool ReadRow()
    {
        var before = _parser.RawRow;
        LineNo = _lastLine + 1;
        _text.StartRow();
        try
        {
            if (!_parser.Read())
            {
                return false;
            }
        }
        catch (RowLimitException)
        {
            EnsureClosed();
            throw Unreadable.RowTooLong(LineNo, _rowLimit);
        }

        // The parser counts lines in 32 bits; the difference is right even after an overflow.
        _lastLine += unchecked(_parser.RawRow - before);
        if (_text.Ended)
        {
            EnsureClosed();
        }

        return true;
    }

    private void EnsureClosed()
    {
        var line = QuoteFollower.UnclosedOn(_parser.RawRecord, _separator, LineNo);
        if (line > 0)
        {
            throw Unreadable.UnclosedQuote(line);
        }
    }

    private bool IsBlank()
    {
        for (var column = 0; column < _parser.Count; column++)
        {
            if (!string.IsNullOrWhiteSpace(_parser[column]))
            {
                return false;
            }
        }

        return true;
    }
}
