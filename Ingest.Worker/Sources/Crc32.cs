using System.Runtime.InteropServices;

namespace Ingest.Worker.Sources;

/// <summary>The checksum of a zip's entry (IEEE 802.3, reflected), eight bytes a step: the framework does not compare it.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = MakeTable();
    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        var state = _state;
        while (bytes.Length >= 8)
        {
            var word = MemoryMarshal.Read<ulong>(bytes);
            word = (BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word)) ^ state;
            state = table[(7 * 256) + (byte)word] ^ table[(6 * 256) + (byte)(word >> 8)]
                ^ table[(5 * 256) + (byte)(word >> 16)] ^ table[(4 * 256) + (byte)(word >> 24)]
                ^ table[(3 * 256) + (byte)(word >> 32)] ^ table[(2 * 256) + (byte)(word >> 40)]
                ^ table[256 + (byte)(word >> 48)] ^ table[(byte)(word >> 56)];
            bytes = bytes[8..];
        }

        foreach (var next in bytes)
        {
            state = (state >> 8) ^ table[(byte)(state ^ next)];
        }

        _state = state;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = i < 256 ? (uint)i : table[i - 256];
            if (i < 256)
            {
                for (var bit = 0; bit < 8; bit++)
                {
                    value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
                }
            }
            else
            {
                value = (value >> 8) ^ table[(byte)value];
            }

            table[i] = value;
        }

        return table;
    }
}
