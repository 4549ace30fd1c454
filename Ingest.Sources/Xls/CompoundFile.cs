using System.Buffers.Binary;

namespace Ingest.Sources.Xls;

/// <summary>A compound file, which an XLS workbook is: streams in chains of sectors (MS-CFB). Its size is bounded by whoever opens it.</summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MiniSectorBytes = 64;
    private const int FirstFats = 109;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly byte[] _bytes;
    private readonly int _sectorBytes;
    private readonly uint[] _fat;

    private CompoundFile(byte[] bytes)
    {
        _bytes = bytes;
        var shift = bytes.Length >= HeaderBytes ? UInt16(30) : 0;
        _sectorBytes = shift is 9 or 12 ? 1 << shift : throw new InvalidDataException("It is no compound file.");
        _fat = ReadFat();
    }

    /// <summary>The bytes of the first stream of one of these names; none when there is no such stream.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static byte[]? Stream(byte[] file, params ReadOnlySpan<string> names)
    {
        var compound = new CompoundFile(file);
        var directory = compound.Chain(compound.UInt32(48), file.Length);
        foreach (var name in names)
        {
            for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
            {
                if (NameOf(directory.AsSpan(at, EntryBytes)) == name)
                {
                    return compound.Open(directory, directory.AsSpan(at, EntryBytes));
                }
            }
        }

        return null;
    }

    private static string NameOf(ReadOnlySpan<byte> entry)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        return length is >= 2 and <= 64 ? System.Text.Encoding.Unicode.GetString(entry[..(length - 2)]) : "";
    }

    private byte[] Open(byte[] directory, ReadOnlySpan<byte> entry)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]);
        if (size > _bytes.Length)
        {
            throw new InvalidDataException("A stream is longer than its file.");
        }

        return size >= UInt32(56) ? Chain(start, (int)size) : MiniChain(directory, start, (int)size);
    }

    /// <summary>The bytes of a chain of sectors, no more than a size. The chain is walked first, so that no more is held than it has.</summary>
    private byte[] Chain(uint first, int size)
    {
        var (length, left) = (0L, (_bytes.Length / _sectorBytes) + 1);
        for (var sector = first; sector < LastSector && length < size; sector = _fat[sector])
        {
            if (--left < 0 || sector >= _fat.Length)
            {
                throw new InvalidDataException("A chain of sectors goes astray.");
            }

            length += Sector(sector).Length;
        }

        var bytes = new byte[Math.Min(length, size)];
        var sectorAt = first;
        for (var at = 0; at < bytes.Length; sectorAt = _fat[sectorAt])
        {
            var sector = Sector(sectorAt);
            sector = sector[..Math.Min(sector.Length, bytes.Length - at)];
            sector.CopyTo(bytes.AsSpan(at));
            at += sector.Length;
        }

        return bytes;
    }

    /// <summary>Short streams stand together in one of their own.</summary>
    private byte[] MiniChain(byte[] directory, uint sector, int size)
    {
        var mini = Chain(BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(116)), _bytes.Length);
        var fat = Chain(UInt32(60), _bytes.Length);
        var bytes = new MemoryStream();
        for (var left = mini.Length / MiniSectorBytes; sector < LastSector && bytes.Length < size;)
        {
            if (--left < 0 || (sector + 1) * (long)MiniSectorBytes > mini.Length || (sector + 1) * 4L > fat.Length)
            {
                throw new InvalidDataException("A chain of short sectors goes astray.");
            }

            bytes.Write(mini.AsSpan((int)sector * MiniSectorBytes, MiniSectorBytes));
            sector = BinaryPrimitives.ReadUInt32LittleEndian(fat.AsSpan((int)sector * 4));
        }

        bytes.SetLength(Math.Min(bytes.Length, size));
        return bytes.ToArray();
    }

    private uint[] ReadFat()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < FirstFats; i++)
        {
            sectors.Add(UInt32(76 + (4 * i)));
        }

        var perSector = (_sectorBytes / 4) - 1;
        var next = UInt32(68);
        for (var left = _bytes.Length / _sectorBytes; next < LastSector; left--)
        {
            if (left < 0)
            {
                throw new InvalidDataException("A chain of sectors goes astray.");
            }

            var sector = Sector(next);
            for (var i = 0; i < perSector; i++)
            {
                sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[(4 * i)..]));
            }

            next = BinaryPrimitives.ReadUInt32LittleEndian(sector[(4 * perSector)..]);
        }

        var fat = new List<uint>();
        foreach (var at in sectors.Where(at => at < LastSector))
        {
            var sector = Sector(at);
            for (var i = 0; i + 4 <= sector.Length; i += 4)
            {
                fat.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
            }
        }

        return [.. fat];
    }

    /// <summary>A sector; the last one of a file may be cut.</summary>
    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = (number + 1L) * _sectorBytes;
        return start < _bytes.Length && Math.Min(_sectorBytes, _bytes.Length - start) is var length && length % 4 == 0
            ? _bytes.AsSpan((int)start, (int)length)
            : throw new InvalidDataException("A sector is not there.");
    }

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));
}
