using System.Globalization;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts;

/// <summary>The value of a grade on its scale.</summary>
/// <param name="Share">Millionths of the maximum; null when it has none, as a pass or a fail in words.</param>
/// <param name="Bucket">5, 4, 3, 2, pass, fail, na, exempt.</param>
/// <param name="IsPassing">Whether it is a pass.</param>
/// <param name="RejectCode">Why the text is not a grade of this scale; null when it is one.</param>
public readonly record struct Evaluation(long? Share, string Bucket, bool IsPassing, string? RejectCode);

/// <summary>A scale of grades.</summary>
/// <param name="key">Its key in <c>dim_scale</c>.</param>
public sealed class Scale(string code, long key, IReadOnlyList<ScaleValue> values)
{
    private readonly Dictionary<string, ScaleValue> _labels = values
        .Where(value => value.Low is null)
        .ToDictionary(value => value.Label, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, ScaleValue> _folded = values
        .Where(value => value.Low is null)
        .GroupBy(value => WordList.Folded(value.Label), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private readonly ScaleValue[] _bands = [.. values.Where(value => value.Low is not null)];

    private static Evaluation Unknown => new(null, "", false, RejectCode.UnknownCode);

    /// <summary>Its code.</summary>
    public string Code => code;

    /// <summary>Its key in <c>dim_scale</c>.</summary>
    public long Key => key;

    /// <summary>Its grades as people write them: numbers that are whole grades, then one word of each kind.</summary>
    public IReadOnlyList<string> Shown =>
    [
        .. values.Where(value => value.Low is not null && value.Low == value.High).Select(value => value.Label),
        .. values.Where(value => value.Low is null).DistinctBy(value => (value.Bucket, value.ShareLow)).Select(value => value.Label),
    ];

    /// <summary>The value of a grade.</summary>
    /// <param name="label">As the file has it.</param>
    public Evaluation Evaluate(string label)
    {
        if (_labels.TryGetValue(label, out var value))
        {
            return Of(value);
        }

        return CellParsers.TryDecimal(label, out var number) ? OfNumber(number) : OfWords(label);
    }

    private Evaluation OfWords(string label)
    {
        if (_folded.TryGetValue(WordList.Folded(label), out var value))
        {
            return Of(value);
        }

        // 85 % is a number of a scale of a hundred; of another it may be anything.
        if (label[^1] == '%' && _bands.Length > 0 && _bands.Max(band => band.High) == 10_000 && CellParsers.TryDecimal(label.AsSpan()[..^1], out var percent))
        {
            return OfNumber(percent);
        }

        return Parts(label) is ({ Length: > 0 } one, { Length: > 0 } other) ? OfBoth(Evaluate(one), Evaluate(other)) : Unknown;
    }

    /// <summary>A grade that is written twice, «5 (отлично)»: both must say the same.</summary>
    private static Evaluation OfBoth(Evaluation one, Evaluation other) =>
        one.RejectCode is null && other.RejectCode is null && one.Bucket == other.Bucket && one.IsPassing == other.IsPassing ? one with { Share = one.Share ?? other.Share } : Unknown;

    private static (string One, string Other) Parts(string label)
    {
        var open = label.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && label[^1] == ')' && label.IndexOf('(', open + 1) < 0 ? (label[..open].Trim(), label[(open + 1)..^1].Trim()) : ("", "");
    }

    // A pass in words is no degree, whatever a profile's scale says of it; a pass that is a band of numbers is measured.
    private static Evaluation Of(ScaleValue value) => new(value.Bucket is "pass" or "fail" ? null : value.ShareLow, value.Bucket, value.IsPassing, null);

    private Evaluation OfNumber(decimal number)
    {
        var hundredths = decimal.Round(number * 100, MidpointRounding.AwayFromZero);
        foreach (var band in _bands)
        {
            if (hundredths >= band.Low && hundredths <= band.High)
            {
                return new Evaluation(Share(band, hundredths), band.Bucket, band.IsPassing, null);
            }
        }

        return new Evaluation(null, "", false, RejectCode.OutOfRange);
    }

    /// <summary>Its grades, for messages: <c>2 – 5, н/а, осв.</c></summary>
    public string Describe()
    {
        var words = values.Where(value => value.Low is null).Select(value => value.Label).Take(8);
        return _bands.Length == 0
            ? string.Join(", ", words)
            : string.Join(", ", words.Prepend(string.Create(
                CultureInfo.GetCultureInfo("ru-RU"), $"{_bands.Min(band => band.Low) / 100m:0.##} – {_bands.Max(band => band.High) / 100m:0.##}")));
    }

    private static long? Share(ScaleValue band, decimal hundredths) => band switch
    {
        { ShareLow: null } => null,
        { ShareHigh: null } => band.ShareLow,
        _ when band.High == band.Low => band.ShareLow,
        _ => band.ShareLow + (long)decimal.Round(
            (band.ShareHigh.Value - band.ShareLow.Value) * (hundredths - band.Low!.Value) / (band.High!.Value - band.Low.Value),
            MidpointRounding.AwayFromZero),
    };
}
