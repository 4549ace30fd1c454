namespace Benchmarks;

/// <summary>What is told of several measurements.</summary>
internal static class Series
{
    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public static double Median<T>(this IEnumerable<T> runs, Func<T, double> value)
    {
        double[] sorted = [.. runs.Select(value).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The least one that so many percent do not exceed.</summary>
    public static double Percentile(this IReadOnlyCollection<double> values, int percent) =>
        values.Order().ElementAt((int)Math.Ceiling(values.Count * percent / 100.0) - 1);
}
