using System.Runtime.Intrinsics;

namespace Ingest.Sources.Charsets;

/// <summary>
/// Which character set of one byte makes words of a text. Libraries that were tried take a short file in CP866 or Mac Cyrillic for Latin-1 or
/// Windows-1251 without a doubt; here what each set makes of every pair of bytes is weighed, and a doubt is told.
/// </summary>
internal sealed class CharsetEvidence
{
    /// <summary>A pair costs 2.5 to 4.3 in a text of any kind, names and abbreviations included, and over 6 in a set that is not its own.</summary>
    private const double ReadableMean = 5;

    /// <summary>By how much a set must be better than the next: e⁶ is 400 to 1.</summary>
    private const double Certainty = 6;

    /// <summary>The same in proportion to the pairs that speak: of a few abbreviations each set makes something by chance.</summary>
    private const double CertaintyByPair = 5;

    // Of a few pairs it is not enough that they are seldom: Ёлкина of a Macintosh is Элкина in Windows. One that no word has must be among them.
    private const int FewPairs = 6;
    private const float Impossible = 9;

    // A piece of this many pairs that one set reads well and another one badly is not of the other, though the whole may be.
    private const int PiecePairs = 128;
    private const float WellMean = 4.5f;
    private const float BadlyMean = 5.2f;

    private static readonly Lazy<Vector256<float>[]> Costs = new(() => [.. Enumerable.Range(0, 256 * 256).Select(CostsOf)]);

    private readonly bool[] _pairs = new bool[256 * 256];
    private readonly double[] _sums = new double[OneByteReading.All.Count];
    private readonly long?[] _badlyFrom = new long?[OneByteReading.All.Count];
    private readonly Vector256<float>[] _costs = Costs.Value;
    private Vector256<float> _piece;
    private int _piecePairs;
    private long _pieceFrom;
    private long _count;
    private long _at;
    private byte _last = (byte)'\n';

    /// <summary>Adds the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (_last < 0x80)
            {
                var ascii = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (ascii < 0)
                {
                    _last = bytes[^1];
                    break;
                }

                at += ascii;
                _last = ascii > 0 ? bytes[at - 1] : _last;
            }

            var pair = (_last << 8) | bytes[at];
            _pairs[pair] = true;
            _piece += _costs[pair];
            _pieceFrom = _piecePairs == 0 ? _at + at : _pieceFrom;
            _last = bytes[at];
            if (++_piecePairs == PiecePairs)
            {
                EndPiece();
            }
        }

        _at += bytes.Length;
    }

    /// <summary>The set whose words the text is in.</summary>
    /// <returns>The best one; when it cannot be told from another, that one too; when a piece is in another set, from which byte on. No best one when none makes words.</returns>
    public (TextCharset? Best, TextCharset? Rival, long? OtherFrom) Judge()
    {
        var (pairs, costs) = Weigh();
        var best = costs[0];
        if (_sums[best.Index] > ReadableMean * Math.Max(1, _count))
        {
            return (null, null, null);
        }

        var rival = costs.Skip(1).FirstOrDefault(one => IsRival(one.Reading, one.Index, one.Cost - best.Cost, best.Reading, pairs));
        return (best.Reading.Charset, rival.Reading?.Charset, _badlyFrom[best.Index]);
    }

    /// <summary>The set whose words the text is likeliest in, however unlikely.</summary>
    public TextCharset Likeliest() => Weigh().Costs[0].Reading.Charset;

    private (List<int> Pairs, List<(OneByteReading Reading, int Index, double Cost)> Costs) Weigh()
    {
        Add("\n"u8);
        EndPiece();
        var pairs = Enumerable.Range(0, _pairs.Length).Where(pair => _pairs[pair]).ToList();
        return (pairs, [.. OneByteReading.All
            .Select((reading, i) => (Reading: reading, Index: i, Cost: reading.Rarity + pairs.Sum(pair => (double)_costs[pair][i])))
            .OrderBy(one => one.Cost)]);
    }

    /// <summary>Whether another set may be meant. One that reads these bytes alike is no rival.</summary>
    /// <param name="worse">By how much it costs more than the best one.</param>
    private bool IsRival(OneByteReading reading, int index, double worse, OneByteReading best, List<int> pairs)
    {
        var speaking = pairs.Where(pair => !reading.IsSame(best, pair >> 8) || !reading.IsSame(best, pair & 0xFF)).ToList();
        return speaking.Count > 0
            && (worse < Math.Max(Certainty, CertaintyByPair * Math.Sqrt(speaking.Count))
                || (speaking.Count < FewPairs && speaking.TrueForAll(pair => _costs[pair][index] < Impossible)));
    }

    private void EndPiece()
    {
        var least = float.MaxValue;
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += _piece[i];
            least = Math.Min(least, _piece[i]);
        }

        for (var i = 0; i < _sums.Length && _piecePairs == PiecePairs && least < WellMean * PiecePairs; i++)
        {
            _badlyFrom[i] ??= _piece[i] > BadlyMean * PiecePairs ? _pieceFrom : null;
        }

        _count += _piecePairs;
        (_piece, _piecePairs) = (default, 0);
    }

    private static Vector256<float> CostsOf(int pair)
    {
        Span<float> costs = stackalloc float[Vector256<float>.Count];
        for (var i = 0; i < OneByteReading.All.Count; i++)
        {
            costs[i] = (pair & 0x80) == 0 && pair < 0x8000 ? 0 : (float)OneByteReading.All[i].Cost(pair >> 8, pair & 0xFF);
        }

        return Vector256.Create<float>(costs);
    }
}
