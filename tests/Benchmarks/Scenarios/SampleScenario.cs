using System.Diagnostics;
using Sample;

namespace Benchmarks.Scenarios;

/// <summary>The sample organisation: every feed, its planted defects and corrections, written and loaded.</summary>
internal sealed class SampleScenario : IScenario
{
    private const int Years = 3;
    private const int Seed = 1;
    private static readonly DateOnly EndsOn = new(2026, 8, 31);

    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public string Usage => "sample [LEARNERS]      the sample organisation of LEARNERS (10,000), three years: written, then loaded";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var learners = arguments.Number(0, 10_000);
        using var place = new Workplace();
        var folder = place.Folder("sample");
        var start = Stopwatch.GetTimestamp();
        var summary = new SampleOrganisation(new SampleOptions(learners, Years, Seed, EndsOn)).Write(folder);
        var written = Stopwatch.GetElapsedTime(start).TotalSeconds;

        using var product = new Product(place.Folder("warehouse"));
        start = Stopwatch.GetTimestamp();
        var outcomes = await product.LoadAsync(Path.Combine(folder, "feeds"));
        var loaded = Stopwatch.GetElapsedTime(start).TotalSeconds;

        Console.WriteLine($"{learners:N0} learners, {summary.Files:N0} files; corrected {outcomes.Sum(outcome => outcome.Corrected):N0}, "
            + $"rejected {outcomes.Sum(outcome => outcome.Rejected):N0}");
        Console.WriteLine();
        Console.WriteLine("| | rows | seconds | rows/s |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        Console.WriteLine($"| written | {summary.Rows:N0} | {written:N1} | {summary.Rows / written:N0} |");
        var read = outcomes.Sum(outcome => outcome.Read);
        Console.WriteLine($"| loaded | {read:N0} | {loaded:N1} | {read / loaded:N0} |");
    }
}
