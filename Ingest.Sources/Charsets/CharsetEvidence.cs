namespace Ingest.Sources.Charsets;

/// <summary>
/// Which character set of one byte makes words of a text: how often each pair of adjacent bytes is there tells it, however long the text.
/// Libraries that were tried take a short file in CP866 or Mac Cyrillic for Latin-1 or Windows-1251 without a doubt.
/// </summary>
internal sealed class CharsetEvidence
{
    /// <summary>A pair of letters costs about 3 in a text of any kind; what no set makes words of costs over 6.</summary>
    private const double ReadableMean = 5;

    /// <summary>By how much a set must be better than the next: e⁶ is 400 to 1.</summary>
    private const double Certainty = 6;

    private readonly long[] _pairs = new long[256 * 256];
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
                    return;
                }

                at += ascii;
                _last = ascii > 0 ? bytes[at - 1] : _last;
            }

            _pairs[(_last << 8) | bytes[at]]++;
            _last = bytes[at];
        }
    }

    /// <summary>The set whose words the text is in.</summary>
    /// <returns>The best one and, when it cannot be told from it, the next best; neither when none makes words.</returns>
    public (TextCharset? Best, TextCharset? Rival) Judge()
    {
        Add("\n"u8);
        var seen = Seen();
        var count = Math.Max(1, _pairs.Sum());
        var costs = OneByteReading.All.Select(reading => (Reading: reading, Cost: CostOf(reading))).OrderBy(one => one.Cost).ToList();
        var (best, least) = costs[0];
        if (least - best.Rarity > ReadableMean * count)
        {
            return (null, null);
        }

        // Sets that read these bytes alike are no rivals.
        var rival = costs.Skip(1).FirstOrDefault(one => one.Cost - least < Certainty && seen.Exists(unit => !one.Reading.IsSame(best, unit)));
        return (best.Charset, rival.Reading?.Charset);
    }

    private double CostOf(OneByteReading reading)
    {
        var cost = reading.Rarity;
        for (var pair = 0; pair < _pairs.Length; pair++)
        {
            cost += _pairs[pair] == 0 ? 0 : _pairs[pair] * reading.Cost(pair >> 8, pair & 0xFF);
        }

        return cost;
    }

    private List<int> Seen() => [.. Enumerable.Range(0x80, 0x80).Where(unit => Enumerable.Range(0, 256).Any(before => _pairs[(before << 8) | unit] > 0))];
}
