using System.Globalization;

namespace Oracle;

/// <summary>What a label of a scale is worth.</summary>
public static class GradeScale
{
    /// <summary>Reads a label.</summary>
    /// <returns>The bucket with its share, or the code of the reject.</returns>
    public static (Bucket Bucket, decimal? Share, string? Error) Read(string scale, string label)
    {
        if (label is "н/а" or "н/я")
        {
            return (Bucket.NotAttested, null, null);
        }

        if (label == "осв.")
        {
            return (Bucket.Exempt, null, null);
        }

        return scale switch
        {
            "five" => ReadFive(label),
            "pass_fail" => ReadPass(label),
            "hundred" => ReadHundred(label),
            _ => (default, null, "unknown_code"),
        };
    }

    private static (Bucket, decimal?, string?) ReadFive(string label) => label switch
    {
        "5" => (Bucket.Five, 1.0m, null),
        "4" => (Bucket.Four, 0.8m, null),
        "3" => (Bucket.Three, 0.6m, null),
        "2" => (Bucket.Two, 0.4m, null),
        _ => (default, null, Wrong(label)),
    };

    private static (Bucket, decimal?, string?) ReadPass(string label) => label switch
    {
        "зачтено" => (Bucket.Pass, null, null),
        "не зачтено" => (Bucket.Fail, null, null),
        _ => (default, null, Wrong(label)),
    };

    private static (Bucket, decimal?, string?) ReadHundred(string label)
    {
        if (!decimal.TryParse(label.Replace(',', '.'), CultureInfo.InvariantCulture, out var points) || points is < 0 or > 100)
        {
            return (default, null, Wrong(label));
        }

        var bucket = points >= 85 ? Bucket.Five : points >= 70 ? Bucket.Four : points >= 50 ? Bucket.Three : Bucket.Two;
        return (bucket, points / 100, null);
    }

    private static string Wrong(string label) =>
        decimal.TryParse(label.Replace(',', '.'), CultureInfo.InvariantCulture, out _) ? "out_of_range" : "unknown_code";
}
