using System.Diagnostics;

namespace Benchmarks.Scenarios;

/// <summary>Whether a load costs what it brings, not what the warehouse holds.</summary>
internal sealed class IncrementScenario : IScenario
{
    private const int NewRows = 10_000;
    private const int Increments = 3;

    /// <inheritdoc/>
    public string Name => "increment";

    /// <inheritdoc/>
    public string Usage => "increment [BIG] [SMALL]  10,000 new rows into SMALL (100,000) facts and into BIG (5,000,000), and their ratio";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var big = arguments.Number(0, 5_000_000);
        var small = arguments.Number(1, 100_000);
        using var place = new Workplace();

        // The first load of a process compiles its code: it is of a third warehouse that nobody times.
        await MeasureAsync(place, "warm-up", NewRows);
        var into = new List<(int Facts, double Seconds)>();
        foreach (var facts in new[] { small, big })
        {
            var seconds = await MeasureAsync(place, $"{facts}", facts);
            into.Add((facts, seconds.Median(second => second)));
            Console.WriteLine($"{NewRows:N0} rows into {facts:N0} facts: {string.Join(", ", seconds.Select(second => $"{second:N3}"))} s");
        }

        Console.WriteLine();
        Console.WriteLine("| facts before | 10,000 new rows, median s |");
        Console.WriteLine("| ---: | ---: |");
        foreach (var (facts, seconds) in into)
        {
            Console.WriteLine($"| {facts:N0} | {seconds:N3} |");
        }

        Console.WriteLine();
        Console.WriteLine($"ratio {into[1].Seconds / into[0].Seconds:N2}");
    }

    private static async Task<IReadOnlyList<double>> MeasureAsync(Workplace place, string name, int facts)
    {
        var folder = place.Folder(name);
        using var product = new Product(folder);
        var feed = Path.Combine(folder, "feed.csv");
        AttendanceFeed.Write(feed, facts);
        await product.LoadAsync(feed);
        var firstGroup = (facts / AttendanceFeed.GroupRows) + 1;
        var seconds = new List<double>();
        for (var i = 0; i < Increments; i++)
        {
            AttendanceFeed.Write(feed, NewRows, firstGroup + (i * NewRows / AttendanceFeed.GroupRows));
            var start = Stopwatch.GetTimestamp();
            var outcomes = await product.LoadAsync(feed);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (outcomes.Sum(outcome => outcome.Loaded) != NewRows)
            {
                throw new InvalidOperationException($"Of {NewRows} new rows {outcomes.Sum(outcome => outcome.Loaded)} were loaded.");
            }
        }

        return seconds;
    }
}
