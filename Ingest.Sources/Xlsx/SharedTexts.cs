using System.Text;

namespace Ingest.Sources.Xlsx;

/// <summary>
/// The texts that cells share, in UTF-8 and end to end: half of what as many strings would take, and no more than the limit.
/// </summary>
internal sealed class SharedTexts
{
    private const int BlockBytes = 1024 * 1024;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Place> _places = [];
    private int _used;
    private long _total;

    /// <summary>Reads the part that holds them.</summary>
    public static SharedTexts Read(Stream part, SourceLimits limits)
    {
        using var reader = new PartReader(part);
        var texts = new SharedTexts();
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.IsStart("si"))
            {
                text.Clear();
                RichText.Append(reader, "si", text, limits.MaxRowCharacters);
                texts.Add(text.ToString(), limits);
            }
        }

        return texts;
    }

    /// <summary>A text by its number.</summary>
    public string this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_places.Count)
            {
                throw new InvalidDataException("A cell names a text that is not there.");
            }

            var (block, start, length) = _places[index];
            return Encoding.UTF8.GetString(_blocks[block], start, length);
        }
    }

    private void Add(string text, SourceLimits limits)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        _total += length + Place.Bytes;
        if (_total > limits.MaxSharedTextBytes)
        {
            throw Unreadable.TooMuchText(limits.MaxSharedTextBytes);
        }

        if (_blocks.Count == 0 || _used + length > BlockBytes)
        {
            _blocks.Add(new byte[Math.Max(length, BlockBytes)]);
            _used = 0;
        }

        _places.Add(new Place(_blocks.Count - 1, _used, Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_used))));
        _used += length;
    }

    private readonly record struct Place(int Block, int Start, int Length)
    {
        public const int Bytes = 12;
    }
}
