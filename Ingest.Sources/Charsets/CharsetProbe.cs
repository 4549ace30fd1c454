using System.Text;
using System.Text.Unicode;

namespace Ingest.Sources.Charsets;

/// <summary>
/// Decides the character set from all bytes, in the pass that hashes them: the only letter that is not ASCII may stand after gigabytes.
/// What is not UTF-8 is in the set whose words it makes; text in which no set makes words and that is almost valid UTF-8 is damaged UTF-8.
/// </summary>
internal sealed class CharsetProbe
{
    private const int CountedAtMost = 1_000;
    private const int SampleBytes = 64 * 1024;
    private const int SequencesForAnError = 4;
    private const int ControlsOneIn = 50;
    private const int MostByChance = 6;

    private readonly byte[] _head = new byte[SampleBytes];
    private int _headLength;
    private long _seen;
    private int _sequences;
    private int _errors;
    private bool _isUsual;
    private int _sequencesBefore;
    private long _evidenceFrom;
    private long _firstError;
    private CharsetEvidence? _evidence;

    /// <summary>The first bytes of the content.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>Whether the text says itself that it is UTF-8.</summary>
    private bool IsMarked => Head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);

    /// <summary>Adds the next bytes.</summary>
    /// <param name="bytes">What the last call left over, then new bytes.</param>
    /// <returns>How many bytes at the end belong to an incomplete sequence; the next call must begin with them.</returns>
    public int Append(ReadOnlySpan<byte> bytes)
    {
        if (_headLength < SampleBytes)
        {
            // Bytes left over by the last call are in the head already.
            var known = (int)(_headLength - _seen);
            var taken = Math.Min(bytes.Length - known, SampleBytes - _headLength);
            bytes.Slice(known, taken).CopyTo(_head.AsSpan(_headLength));
            _headLength += taken;
        }

        if (_errors >= CountedAtMost)
        {
            _evidence!.Add(bytes);
            _seen += bytes.Length;
            return 0;
        }

        var rest = Rune.DecodeLastFromUtf8(bytes, out _, out var last) == System.Buffers.OperationStatus.NeedMoreData ? last : 0;
        var sequences = _sequences;
        Count(bytes[..^rest]);
        Witness(bytes[..^rest], sequences);
        _seen += bytes.Length - rest;
        return rest;
    }

    /// <summary>The character set, when all bytes were added.</summary>
    /// <param name="rest">What the last <see cref="Append"/> left over: a sequence that was cut.</param>
    public TextCharset Decide(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 0)
        {
            var sequences = _sequences;
            Error(_seen, 1);
            Witness(rest, sequences);
        }

        if (Utf16() is { } wide)
        {
            return wide;
        }

        var controls = 0;
        foreach (var unit in Head)
        {
            if (unit == 0)
            {
                throw Unreadable.Binary(null);
            }

            controls += IsControl((char)unit) ? 1 : 0;
        }

        if (controls * ControlsOneIn > _headLength)
        {
            throw Unreadable.Binary(null);
        }

        if (_errors == 0)
        {
            return _isUsual || IsMarked || _sequences is 0 or > MostByChance ? TextCharset.Utf8 : throw ByChance();
        }

        return OfOneByte();
    }

    /// <summary>A word of a set of one byte may be UTF-8 by chance: ЮГ of ISO 8859-5 is the letter γ. Latin and Russian letters and common signs are no chance.</summary>
    private UnreadableSourceException ByChance()
    {
        var evidence = new CharsetEvidence();
        evidence.Add(Head);
        return Unreadable.DoubtfulEncoding(TextCharsets.Title(TextCharset.Utf8), TextCharsets.Title(evidence.Likeliest()));
    }

    private TextCharset OfOneByte()
    {
        if (IsMarked || _sequencesBefore * SequencesForAnError > _errors)
        {
            throw Unreadable.BrokenEncoding(_firstError + 1);
        }

        return _evidence!.Judge() switch
        {
            ({ } best, null, null) => best,
            _ when _sequences * SequencesForAnError > _errors => throw Unreadable.BrokenEncoding(_firstError + 1),
            ({ } best, { } rival, _) => throw Unreadable.DoubtfulEncoding(TextCharsets.Title(best), TextCharsets.Title(rival)),
            ({ }, null, { } from) => throw Unreadable.BrokenEncoding(_evidenceFrom + from + 1),
            _ => throw Unreadable.UnknownEncoding(TextCharsets.OfOneByte.Select(TextCharsets.Title)),
        };
    }

    /// <summary>From the first error on, what the bytes say in other sets is counted too.</summary>
    /// <param name="sequences">Sequences of UTF-8 that stood before these bytes.</param>
    private void Witness(ReadOnlySpan<byte> bytes, int sequences)
    {
        if (_errors > 0)
        {
            _sequencesBefore = _evidence is null ? sequences : _sequencesBefore;
            _evidenceFrom = _evidence is null ? _seen : _evidenceFrom;
            _evidence ??= new CharsetEvidence();
            _evidence.Add(bytes);
        }
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            for (var i = 0; _sequences < CountedAtMost && i < bytes.Length; i++)
            {
                _sequences += bytes[i] >= 0xC0 ? 1 : 0;
                _isUsual |= bytes[i] is (>= 0xC2 and <= 0xC5) or (>= 0xD0 and <= 0xD3) or 0xE2 or 0xF0;
            }

            return;
        }

        for (var at = 0; at < bytes.Length && _errors < CountedAtMost;)
        {
            var good = Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done;
            if (!good)
            {
                Error(_seen + at, 1);
            }
            else if (length > 1 && _sequences < CountedAtMost)
            {
                _sequences++;
            }

            at += length;
        }
    }

    private void Error(long position, int count)
    {
        _firstError = _errors == 0 ? position : _firstError;
        _errors += count;
    }

    /// <summary>By the byte order mark, otherwise by zero bytes at even or odd positions only (a separator or a newline has one) in valid text.</summary>
    private TextCharset? Utf16()
    {
        var head = Head;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return TextCharset.Utf16LittleEndian;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return TextCharset.Utf16BigEndian;
        }

        var pairs = head.Length / 2;
        int zeroLow = 0, zeroHigh = 0;
        for (var i = 0; i < pairs; i++)
        {
            zeroLow += head[2 * i] == 0 ? 1 : 0;
            zeroHigh += head[(2 * i) + 1] == 0 ? 1 : 0;
        }

        if ((zeroLow == 0) == (zeroHigh == 0))
        {
            return null;
        }

        var littleEndian = zeroHigh > 0;
        var plausible = 0;
        for (var i = 0; i < pairs; i++)
        {
            var unit = (char)(littleEndian ? head[2 * i] | (head[(2 * i) + 1] << 8) : (head[2 * i] << 8) | head[(2 * i) + 1]);
            plausible += (unit is > '\0' and < '\u0500' or > '\u2000' and < '\u2300') && !IsControl(unit) ? 1 : 0;
        }

        return plausible * 10 < pairs * 9 ? null
            : littleEndian ? TextCharset.Utf16LittleEndian : TextCharset.Utf16BigEndian;
    }

    private static bool IsControl(char unit) => unit is < '\t' or > '\r' and < ' ' or '\u007F';
}
