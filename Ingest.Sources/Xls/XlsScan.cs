using System.Buffers.Binary;

namespace Ingest.Sources.Xls;

/// <summary>
/// What the library does not tell of an XLS workbook: which cells hold an error, whether days count from 1904, and how much memory it is going to take. To
/// the library a cell with an error is a blank one.
/// </summary>
internal sealed class XlsScan
{
    private const int Most = 500_000;

    // The library is let hold so many times what other workbooks may keep of texts.
    private const int HeldPerLimit = 3;
    private const int BeginOfFile = 0x809;
    private const int EndOfFile = 0x0A;
    private const int DateMode = 0x22;
    private const int Password = 0x2F;
    private const int Sheet = 0x85;
    private const int BoolOrError = 0x205;
    private const int Formula = 0x06;
    private const int SharedTexts = 0xFC;
    private const int Continued = 0x3C;
    private const int MergedCells = 0xE5;

    // What the library keeps, as it was measured: each shared text, record of the workbook or merge as objects, and the bytes of texts over again as they are decoded.
    private const long BytesOfObjects = 190;
    private const long BytesOfByte = 8;

    // Sheets may not be read from the same bytes over and over.
    private const int MostWalks = 4;

    private readonly Dictionary<(int Sheet, int Row, int Column), byte> _errors = [];
    private readonly long _mostHeld;
    private long _held;
    private long _walked;

    private XlsScan(SourceLimits limits) => _mostHeld = HeldPerLimit * limits.MaxSharedTextBytes;

    /// <summary>Whether days count from 1904.</summary>
    public bool IsDate1904 { get; private set; }

    /// <summary>Reads a workbook, whose size is bounded, from its start.</summary>
    /// <param name="seekable">The whole file.</param>
    /// <param name="limits">What texts may take: the library holds them all, and many small ones cost far more than their bytes.</param>
    /// <exception cref="UnreadableSourceException">The library would take more.</exception>
    public static XlsScan Read(Stream seekable, SourceLimits limits)
    {
        var file = new byte[seekable.Length];
        seekable.Position = 0;
        seekable.ReadExactly(file);
        var scan = new XlsScan(limits);
        if (CompoundFile.Stream(file, "Workbook", "Book") is { } book)
        {
            var sheets = scan.ReadGlobals(book);
            for (var i = 0; i < sheets.Count; i++)
            {
                scan.ReadSheet(book, sheets[i], i);
            }
        }

        return scan;
    }

    /// <summary>The error that a cell shows; empty when it shows none.</summary>
    /// <param name="sheet">The worksheet, from 0.</param>
    /// <param name="row">Its row, from 1.</param>
    public string Of(int sheet, int row, int column) => _errors.TryGetValue((sheet, row - 1, column), out var code) ? CellError.OfCode(code) : "";

    private List<int> ReadGlobals(byte[] book)
    {
        var sheets = new List<int>();
        var isText = false;
        for (var at = 0; Next(book, at) is { } record; at = record.End)
        {
            var data = book.AsSpan(record.Start, record.End - record.Start);
            isText = record.Type == SharedTexts || (isText && record.Type == Continued);
            Hold(BytesOfObjects + (isText ? BytesOfByte * data.Length : 0)
                + (record.Type == SharedTexts && data.Length >= 8 ? BytesOfObjects * Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(data[4..]), book.Length / 3) : 0));
            if (record.Type is Password or EndOfFile)
            {
                return record.Type == EndOfFile ? sheets : [];
            }

            if (record.Type == DateMode && data.Length >= 2)
            {
                IsDate1904 = data[0] == 1;
            }
            else if (record.Type == Sheet && data.Length >= 6 && data[5] == 0)
            {
                sheets.Add((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(data), (uint)book.Length));
            }
        }

        return sheets;
    }

    private void ReadSheet(byte[] book, int at, int sheet)
    {
        // Charts on the sheet are files within it.
        for (var depth = 0; Next(book, at) is { } record; at = record.End)
        {
            var data = book.AsSpan(record.Start, record.End - record.Start);
            depth += (record.Type & 0xFF) == (BeginOfFile & 0xFF) ? 1 : record.Type == EndOfFile ? -1 : 0;
            if (depth <= 0)
            {
                return;
            }

            _walked += record.End - at;
            if (_walked > (long)MostWalks * book.Length)
            {
                throw new InvalidDataException("Sheets stand within each other.");
            }

            if (record.Type == MergedCells)
            {
                Hold(BytesOfObjects * (data.Length / 8));
            }
            else if (depth == 1 && record.Type == BoolOrError && data.Length >= 8 && data[7] == 1)
            {
                Add(sheet, data, data[6]);
            }
            else if (depth == 1 && (record.Type & 0xFF) == Formula && data.Length >= 14 && data[12] == 0xFF && data[13] == 0xFF && data[6] == 2)
            {
                Add(sheet, data, data[8]);
            }
        }
    }

    private void Hold(long bytes)
    {
        _held += bytes;
        if (_held > _mostHeld)
        {
            throw Unreadable.XlsTooMuchText(_mostHeld);
        }
    }

    private void Add(int sheet, ReadOnlySpan<byte> cell, byte code)
    {
        _errors[(sheet, BinaryPrimitives.ReadUInt16LittleEndian(cell), BinaryPrimitives.ReadUInt16LittleEndian(cell[2..]))] = code;
        if (_errors.Count > Most)
        {
            throw new InvalidDataException("Too many cells with errors.");
        }
    }

    private static (int Type, int Start, int End)? Next(byte[] book, int at)
    {
        if (at < 0 || at + 4 > book.Length)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at + 2));
        return at + 4 + length <= book.Length ? (BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at)), at + 4, at + 4 + length) : null;
    }
}
