using System.Buffers.Binary;
using System.Text;

namespace Ingest.Sources.Xlsx;

/// <summary>Types of records of an XLSB workbook that matter to a table: MS-XLSB, 2.3.2.</summary>
internal static class RecordType
{
    public const int Row = 0;
    public const int SharedText = 19;
    public const int Format = 44;
    public const int Style = 47;
    public const int RichText = 62;
    public const int SheetDataEnd = 146;
    public const int WorkbookProperties = 153;
    public const int Sheet = 156;
    public const int Merge = 176;
    public const int StylesStart = 617;
    public const int StylesEnd = 618;
}

/// <summary>Records of one part of an XLSB workbook, one after another; what a record says of its length is bounded before anything is held.</summary>
internal sealed class RecordReader(Stream part) : IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private byte[] _data = [];
    private int _start;
    private int _end;
    private int _length;
    private bool _isLoaded = true;

    /// <summary>Type of the current record.</summary>
    public int Type { get; private set; }

    /// <summary>Goes to the next record.</summary>
    public bool Read()
    {
        Pass();
        var first = NextByte();
        if (first < 0)
        {
            return false;
        }

        Type = first < 0x80 ? first : (first & 0x7F) | ((Required() & 0x7F) << 7);
        _length = 0;
        for (int shift = 0, next = 0x80; next >= 0x80 && shift < 28; shift += 7)
        {
            next = Required();
            _length |= (next & 0x7F) << shift;
        }

        _isLoaded = false;
        return true;
    }

    /// <summary>The bytes of the current record.</summary>
    public ReadOnlySpan<byte> Data
    {
        get
        {
            if (!_isLoaded)
            {
                Load();
            }

            return _data.AsSpan(0, _length);
        }
    }

    public uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, 4));

    public int UInt24(int at) => Slice(at, 3) is var bytes ? bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) : 0;

    public int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2));

    public byte Byte(int at) => Slice(at, 1)[0];

    public double Double(int at) => BinaryPrimitives.ReadDoubleLittleEndian(Slice(at, 8));

    /// <summary>A number in the short form: an integer or the upper half of a double, in hundredths or whole.</summary>
    public double ShortNumber(int at)
    {
        var bits = UInt32(at);
        var number = (bits & 2) != 0 ? (int)bits >> 2 : BitConverter.UInt64BitsToDouble((ulong)(bits & ~3u) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    /// <summary>A text and where the bytes behind it start.</summary>
    public (string Text, int End) Text(int at)
    {
        var length = UInt32(at);
        if (length == uint.MaxValue)
        {
            return ("", at + 4);
        }

        var bytes = length <= MostBytes / 2 ? (int)length * 2 : throw new InvalidDataException("A text is too long.");
        return (Encoding.Unicode.GetString(Slice(at + 4, bytes)), at + 4 + bytes);
    }

    public void Dispose() => part.Dispose();

    private ReadOnlySpan<byte> Slice(int at, int length) => at >= 0 && at + length <= Data.Length
        ? Data.Slice(at, length)
        : throw new InvalidDataException("A record is too short.");

    private void Load()
    {
        if (_length > MostBytes)
        {
            throw new InvalidDataException("A record is too long.");
        }

        if (_data.Length < _length)
        {
            _data = new byte[Math.Max(_length, 1024)];
        }

        _isLoaded = true;
        for (var filled = 0; filled < _length;)
        {
            if (_start == _end && !Fill())
            {
                throw new InvalidDataException("A record is cut.");
            }

            var taken = Math.Min(_length - filled, _end - _start);
            _buffer.AsSpan(_start, taken).CopyTo(_data.AsSpan(filled));
            (_start, filled) = (_start + taken, filled + taken);
        }
    }

    /// <summary>Goes past a record that nobody asked for.</summary>
    private void Pass()
    {
        for (var left = _isLoaded ? 0 : _length; left > 0;)
        {
            if (_start == _end && !Fill())
            {
                throw new InvalidDataException("A record is cut.");
            }

            var taken = Math.Min(left, _end - _start);
            (_start, left) = (_start + taken, left - taken);
        }

        _isLoaded = true;
    }

    private int Required() => NextByte() is var next and >= 0 ? next : throw new InvalidDataException("A record is cut.");

    private int NextByte() => _start < _end || Fill() ? _buffer[_start++] : -1;

    private bool Fill()
    {
        (_start, _end) = (0, part.Read(_buffer));
        return _end > 0;
    }
}
