using System.Buffers;
using System.Text;

namespace Ingest.Sources.Xlsx;

/// <summary>
/// The texts that cells share, in UTF-8 and end to end: half of what as many strings would take, and no more than the limit.
/// </summary>
internal sealed class SharedTexts : IDisposable
{
    private const int BlockBytes = 1024 * 1024;
    private const int BlockPlaces = 64 * 1024;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Place[]> _places = [];
    private readonly LargeWorkbookTurn _turn;
    private int _count;
    private int _used;
    private long _total;

    private SharedTexts(CancellationToken cancellationToken) => _turn = new LargeWorkbookTurn(cancellationToken);

    /// <summary>Reads the part that holds them.</summary>
    /// <param name="part">The part; none when cells share nothing.</param>
    /// <param name="isBinary">Whether it consists of binary records.</param>
    /// <param name="limits">What they may take.</param>
    /// <param name="cancellationToken">Cancels the reading, also while another large workbook is open and this one has to wait until it is closed.</param>
    public static SharedTexts Read(Stream? part, bool isBinary, SourceLimits limits, CancellationToken cancellationToken)
    {
        var texts = new SharedTexts(cancellationToken);
        if (part is null)
        {
            return texts;
        }

        try
        {
            if (isBinary)
            {
                texts.FillBinary(part, limits);
            }
            else
            {
                texts.Fill(part, limits);
            }

            return texts;
        }
        catch
        {
            texts.Dispose();
            throw;
        }
    }

    /// <summary>A text by its number.</summary>
    public string this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_count)
            {
                throw new InvalidDataException("A cell names a text that is not there.");
            }

            var (block, start, length) = _places[index / BlockPlaces][index % BlockPlaces];
            return Encoding.UTF8.GetString(_blocks[block], start, length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _blocks.Clear();
        _places.Clear();
        _count = 0;
        _turn.Dispose();
    }

    private void Fill(Stream part, SourceLimits limits)
    {
        using var reader = new PartReader(part);
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.IsStart("si"))
            {
                text.Clear();
                RichText.Append(reader, "si", text, limits.MaxRowCharacters);
                Add(text, limits);
            }
        }
    }

    private void FillBinary(Stream part, SourceLimits limits)
    {
        using var reader = new RecordReader(part);
        while (reader.Read())
        {
            if (reader.Type == RecordType.SharedText)
            {
                Add(reader.Text(1).Text, limits);
            }
        }
    }

    private void Add(StringBuilder text, SourceLimits limits)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, text.Length);
            Add(characters.AsSpan(0, text.Length), limits);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private void Add(ReadOnlySpan<char> text, SourceLimits limits)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        _total += length + Place.Bytes;
        if (_total > limits.MaxSharedTextBytes)
        {
            throw Unreadable.TooMuchText(limits.MaxSharedTextBytes);
        }

        _turn.Grow(_total);
        if (_blocks.Count == 0 || _used + length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(length, BlockBytes)]);
            _used = 0;
        }

        if (_count % BlockPlaces == 0)
        {
            _places.Add(new Place[BlockPlaces]);
        }

        _places[^1][_count++ % BlockPlaces] = new Place(_blocks.Count - 1, _used, Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_used)));
        _used += length;
    }

    private readonly record struct Place(int Block, int Start, int Length)
    {
        public const int Bytes = 12;
    }
}
