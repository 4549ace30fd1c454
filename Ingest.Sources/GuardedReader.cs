using System.Text;
using Ingest.Sources.Charsets;

namespace Ingest.Sources;

/// <summary>
/// Text that a parser reads: counts the characters of one row, so that no buffer grows beyond the limit, and
/// stops at zero bytes. It keeps the first characters as a preview.
/// </summary>
internal sealed class GuardedReader : TextReader
{
    private const int PreviewChars = 32 * 1024;
    private const int BytesBuffer = 64 * 1024;

    private readonly StreamReader _inner;
    private readonly int _rowLimit;
    private readonly char[] _preview = new char[PreviewChars];
    private readonly int _previewLength;
    private int _previewTaken;
    private int _rowTook;
    private long _lines;
    private bool _endedInReturn;

    private GuardedReader(Stream content, Encoding encoding, int rowLimit)
    {
        _inner = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, BytesBuffer);
        _rowLimit = rowLimit;
        try
        {
            _previewLength = Decode(_preview, block: true);
        }
        catch
        {
            _inner.Dispose();
            throw;
        }
    }

    /// <summary>The first characters.</summary>
    public ReadOnlySpan<char> Preview => _preview.AsSpan(0, _previewLength);

    /// <summary>Whether the preview is the whole text.</summary>
    public bool PreviewIsAll => _previewLength < PreviewChars;

    /// <summary>Whether the end was reached.</summary>
    public bool Ended { get; private set; }

    /// <summary>Opens a table's text; bytes that are invalid in the character set throw.</summary>
    public static GuardedReader Open(RawFile file, SourceLimits limits, CancellationToken cancellationToken)
    {
        return new GuardedReader(
            new VerifiedStream(RawBytes.Open(file.Path, file.Content, limits, cancellationToken), file.Sha256),
            TextCharsets.EncodingOf(file.Content.Charset),
            limits.MaxRowCharacters);
    }

    /// <summary>Starts counting a new row.</summary>
    public void StartRow() => _rowTook = 0;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        if (_rowTook >= _rowLimit)
        {
            throw new RowLimitException();
        }

        var target = buffer.AsSpan(index, count);
        int read;
        if (_previewTaken < _previewLength)
        {
            read = Math.Min(count, _previewLength - _previewTaken);
            _preview.AsSpan(_previewTaken, read).CopyTo(target);
            _previewTaken += read;
        }
        else
        {
            read = Decode(target, block: false);
        }

        Look(target[..read]);
        _rowTook += read;
        Ended |= read == 0 && count > 0;
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Decode(Span<char> target, bool block)
    {
        try
        {
            return block ? _inner.ReadBlock(target) : _inner.Read(target);
        }
        catch (DecoderFallbackException cause)
        {
            throw Unreadable.BrokenEncoding(null, cause);
        }
    }

    private void Look(ReadOnlySpan<char> text)
    {
        var zero = text.IndexOf('\0');
        if (zero >= 0)
        {
            CountLines(text[..zero]);
            throw Unreadable.Binary(_lines + 1);
        }

        CountLines(text);
    }

    private void CountLines(ReadOnlySpan<char> text)
    {
        if (text.Length > 0)
        {
            _lines += text.Count('\n') + text.Count('\r') - text.Count("\r\n") - (_endedInReturn && text[0] == '\n' ? 1 : 0);
            _endedInReturn = text[^1] == '\r';
        }
    }
}

/// <summary>A row is too long; the table says which.</summary>
internal sealed class RowLimitException : Exception;
