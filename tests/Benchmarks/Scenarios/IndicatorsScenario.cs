using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Warehouse.Sql;
using Warehouse.Sql.Indicators;

namespace Benchmarks.Scenarios;

/// <summary>Every computed indicator over five years, nothing kept from an earlier answer.</summary>
internal sealed class IndicatorsScenario : IScenario
{
    private const int Years = 5;
    private static readonly ParallelOptions Side = new() { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4) };

    /// <inheritdoc/>
    public string Name => "indicators";

    /// <inheritdoc/>
    public string Usage => "indicators WAREHOUSE [N]  every indicator of every set for five years, by the defaults of its switches and by their other options; median of N (3)";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !File.Exists(arguments[0]))
        {
            throw new ArgumentException(Usage, nameof(arguments));
        }

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Warehouse"] = Path.GetFullPath(arguments[0]) }).Build();
        var rounds = arguments.Number(1, 3);
        var last = TimeProvider.System.GetLocalNow().Year - 1;
        Console.WriteLine($"{arguments[0]}: {new FileInfo(arguments[0]).Length / 1e6:N0} MB, {last - Years + 1}–{last}, median of {rounds}");
        Console.WriteLine();
        Console.WriteLine($"| set | choices | indicators | one after another, ms | {Side.MaxDegreeOfParallelism} side by side, as the site does, ms | slowest, ms |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | --- |");
        var total = (Apart: 0d, Together: 0d);
        for (var set = 0; Reader(configuration).Sets is var sets && set < sets.Count; set++)
        {
            foreach (var choices in Choices(sets[set]))
            {
                var query = new IndicatorQuery(last - Years + 1, last) { Switches = choices };
                var apart = new List<IReadOnlyList<(string Code, double Milliseconds)>>();
                var together = new List<double>();
                for (var round = 0; round < rounds; round++)
                {
                    apart.Add(await ApartAsync(Reader(configuration), set, query));
                    together.Add(await TogetherAsync(Reader(configuration), set, query));
                }

                var (sum, side) = (apart.Median(run => run.Sum(time => time.Milliseconds)), together.Median(run => run));
                var slowest = apart[0].Select((time, i) => (time.Code, Milliseconds: apart.Median(run => run[i].Milliseconds)))
                    .OrderByDescending(time => time.Milliseconds).Take(4).Select(time => $"{time.Code} {time.Milliseconds:N0}");
                Console.WriteLine($"| {sets[set].Name} | {string.Join(' ', choices.Values)} | {apart[0].Count} | {sum:N0} | {side:N0} | {string.Join(", ", slowest)} |");
                if (choices.All(choice => sets[set].Switches.Single(known => known.Name == choice.Key).Default.Key == choice.Value))
                {
                    total = (total.Apart + sum, total.Together + side);
                }
            }
        }

        Console.WriteLine($"| all sets | defaults | | {total.Apart:N0} | {total.Together:N0} | |");
    }

    /// <summary>A new one keeps no answers.</summary>
    private static IndicatorReader Reader(IConfiguration configuration) =>
        new ServiceCollection().AddWarehouse(configuration).BuildServiceProvider().GetRequiredService<IndicatorReader>();

    private static async Task<IReadOnlyList<(string Code, double Milliseconds)>> ApartAsync(IndicatorReader reader, int set, IndicatorQuery query)
    {
        var times = new List<(string Code, double Milliseconds)>();
        foreach (var indicator in Counted(reader, set))
        {
            var start = Stopwatch.GetTimestamp();
            await reader.ReadAsync(reader.Sets[set], indicator, query, CancellationToken.None);
            times.Add((indicator.Code, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }

        return times;
    }

    private static async Task<double> TogetherAsync(IndicatorReader reader, int set, IndicatorQuery query)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Counted(reader, set), Side, async (indicator, stop) => await reader.ReadAsync(reader.Sets[set], indicator, query, stop));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static List<Indicator> Counted(IndicatorReader reader, int set) => [.. reader.Sets[set].Indicators.Where(indicator => indicator.IsCounted)];

    /// <summary>The defaults, then each switch's other options alone.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string>> Choices(IndicatorSet set)
    {
        var defaults = set.Switches.ToDictionary(choice => choice.Name, choice => choice.Default.Key);
        yield return defaults;
        foreach (var choice in set.Switches)
        {
            foreach (var option in choice.Options.Where(option => option != choice.Default))
            {
                yield return new Dictionary<string, string>(defaults) { [choice.Name] = option.Key };
            }
        }
    }
}
