namespace Ingest.Sources;

/// <summary>Lines of a text ended by CRLF, LF or CR, in a buffer that does not grow beyond the row limit.</summary>
internal sealed class LineReader(GuardedReader text, int limit) : IDisposable
{
    private char[] _buffer = new char[32 * 1024];
    private int _start;
    private int _end;
    private int _lineLength;
    private int _lineStart;
    private bool _afterReturn;

    /// <summary>The current line without its ending.</summary>
    public ReadOnlySpan<char> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>Number of the line, from 1.</summary>
    public long LineNo { get; private set; }

    /// <summary>Moves to the next line.</summary>
    public bool Read()
    {
        LineNo++;
        for (var looked = 0; ;)
        {
            if (_afterReturn && _start < _end)
            {
                _afterReturn = false;
                _start += _buffer[_start] == '\n' ? 1 : 0;
            }

            var found = _buffer.AsSpan((_start + looked).._end).IndexOfAny('\r', '\n');
            if (found >= 0)
            {
                (_lineStart, _lineLength) = (_start, looked + found);
                _start += _lineLength + 1;
                _afterReturn = _buffer[_start - 1] == '\r';
                return true;
            }

            looked = _end - _start;
            if (looked > limit)
            {
                throw Unreadable.RowTooLong(LineNo, limit);
            }

            if (!Fill())
            {
                (_lineStart, _lineLength) = (_start, looked);
                _start = _end;
                return looked > 0;
            }
        }
    }

    public void Dispose() => text.Dispose();

    private bool Fill()
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        text.StartRow();
        var read = text.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
