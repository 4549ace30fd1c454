namespace Benchmarks;

/// <summary>Memory of a process over time.</summary>
internal sealed class MemoryTrack
{
    /// <summary>Growth over the last two thirds that is no leak.</summary>
    public const double Allowed = 0.1;

    private readonly List<long> _bytes = [];

    /// <summary>Notes what the process has now.</summary>
    public void Add(long bytes) => _bytes.Add(bytes);

    /// <summary>
    /// By how much the last quarter of the last two thirds stands above their first quarter, middle against middle: what the collector
    /// gives back a moment later is no growth.
    /// </summary>
    public double Growth
    {
        get
        {
            var last = _bytes[(_bytes.Count / 3)..];
            var quarter = Math.Max(1, last.Count / 4);
            var before = last.Take(quarter).Median(bytes => bytes);
            return (last.TakeLast(quarter).Median(bytes => bytes) - before) / before;
        }
    }
}
