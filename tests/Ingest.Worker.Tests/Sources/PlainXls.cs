using System.Buffers.Binary;

namespace Ingest.Worker.Tests.Sources;

/// <summary>The least that is an XLS workbook, its records written out by hand: what no office program would write.</summary>
internal static class PlainXls
{
    private const int SectorBytes = 512;
    private const int InHeader = 109;
    private const int MostInRecord = 8224;
    private const int EndOfChain = -2;
    private const int InTable = -3;

    /// <summary>A workbook of one sheet, whose cells in the first column are the first shared texts.</summary>
    /// <param name="texts">How many texts it shares.</param>
    /// <param name="length">Characters of each, of one byte.</param>
    /// <param name="cells">How many cells there are.</param>
    public static byte[] WithTexts(int texts, int length, int cells) => Book(1, book => Texts(book, texts, length), book =>
    {
        for (var row = 0; row < cells; row++)
        {
            Record(book, 0xFD, [.. BitConverter.GetBytes((ushort)row), 0, 0, 0, 0, .. BitConverter.GetBytes(row % texts)]);
        }
    });

    /// <summary>A workbook of one sheet, which holds many records of one type.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="bytes">Bytes of each.</param>
    public static byte[] WithRecords(int type, int bytes, int records) => Book(1, book => Texts(book, 1, 1), book =>
    {
        for (var i = 0; i < records; i++)
        {
            Record(book, type, new byte[bytes]);
        }
    });

    /// <summary>A workbook of sheets that all begin at the same byte of a long one.</summary>
    public static byte[] WithSheetsInEachOther(int sheets) => Book(sheets, book => Texts(book, 1, 1), book =>
    {
        for (var i = 0; i < 5_000; i++)
        {
            Record(book, 0x5C, new byte[8_000]);
        }
    });

    private static byte[] Book(int sheets, Action<MemoryStream> globals, Action<MemoryStream> rows)
    {
        var book = new MemoryStream();
        Record(book, 0x809, [0, 6, 5, 0, .. new byte[12]]);
        var places = new List<int>();
        for (var i = 0; i < sheets; i++)
        {
            places.Add((int)book.Position + 4);
            Record(book, 0x85, [0, 0, 0, 0, 0, 0, 3, 0, (byte)('a' + (i % 26)), (byte)('a' + (i / 26 % 26)), (byte)('a' + (i / 676))]);
        }

        globals(book);
        Record(book, 0x0A, []);
        var start = (uint)book.Position;
        Record(book, 0x809, [0, 6, 0x10, 0, .. new byte[12]]);
        Record(book, 0x200, [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        rows(book);
        Record(book, 0x0A, []);
        var bytes = book.ToArray();
        foreach (var place in places)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place), start);
        }

        return Compound(bytes);
    }

    private static void Texts(MemoryStream book, int texts, int length)
    {
        var each = 3 + length;
        var inRecord = (MostInRecord - 8) / each;
        var data = new List<byte>();
        data.AddRange(BitConverter.GetBytes(texts));
        data.AddRange(BitConverter.GetBytes(texts));
        var type = 0xFC;
        for (var i = 0; i < texts;)
        {
            for (var here = 0; here < inRecord && i < texts; here++, i++)
            {
                data.AddRange([.. BitConverter.GetBytes((ushort)length), 0, .. Enumerable.Repeat((byte)('a' + (i % 26)), length)]);
            }

            Record(book, type, [.. data]);
            data.Clear();
            type = 0x3C;
        }
    }

    private static void Record(MemoryStream book, int type, byte[] data)
    {
        book.Write(BitConverter.GetBytes((ushort)type));
        book.Write(BitConverter.GetBytes((ushort)data.Length));
        book.Write(data);
    }

    /// <summary>A compound file of one stream (MS-CFB, version 3): header, directory, lists of the sectors of the table, the table, the stream.</summary>
    private static byte[] Compound(byte[] stream)
    {
        const int inTable = SectorBytes / 4;
        var sectors = (stream.Length + SectorBytes - 1) / SectorBytes;
        int lists = 0, tables = 1;
        while (tables * inTable < 1 + lists + tables + sectors)
        {
            tables++;
            lists = Math.Max(0, tables - InHeader + inTable - 2) / (inTable - 1);
        }

        var first = 1 + lists + tables;
        var file = new byte[SectorBytes * (1 + first + sectors)];
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0];
        head.CopyTo(file, 0);
        file.AsSpan(76, SectorBytes - 76).Fill(0xFF);
        Put(44, tables);
        Put(48, 0);
        Put(56, 4096);
        Put(60, EndOfChain);
        Put(68, lists == 0 ? EndOfChain : 1);
        Put(72, lists);
        for (var i = 0; i < tables; i++)
        {
            var (list, at) = Math.DivRem(i - InHeader, inTable - 1);
            Put(i < InHeader ? 76 + (4 * i) : Sector(1 + list) + (4 * at), 1 + lists + i);
        }

        for (var list = 1; list <= lists; list++)
        {
            Put(Sector(list) + SectorBytes - 4, list == lists ? EndOfChain : list + 1);
        }

        file.AsSpan(Sector(1 + lists), tables * SectorBytes).Fill(0xFF);
        for (var i = 0; i < first + sectors; i++)
        {
            Put(Sector(1 + lists) + (4 * i), i == 0 || i == first + sectors - 1 ? EndOfChain : i < first ? InTable : i + 1);
        }

        Entry(Sector(0), "Root Entry", 5, 1, EndOfChain, 0);
        Entry(Sector(0) + 128, "Workbook", 2, -1, first, stream.Length);
        stream.CopyTo(file, Sector(first));
        return file;

        int Sector(int number) => (1 + number) * SectorBytes;

        void Put(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);

        void Entry(int at, string name, byte type, int child, int start, int size)
        {
            System.Text.Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 64), (ushort)(2 * (name.Length + 1)));
            (file[at + 66], file[at + 67]) = (type, 1);
            Put(at + 68, -1);
            Put(at + 72, -1);
            Put(at + 76, child);
            Put(at + 116, start);
            Put(at + 120, size);
        }
    }
}
