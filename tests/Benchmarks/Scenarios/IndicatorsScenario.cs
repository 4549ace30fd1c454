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
        await using var services = new ServiceCollection().AddWarehouse(configuration).BuildServiceProvider();
        var reader = services.GetRequiredService<IndicatorReader>();
        var rounds = arguments.Number(1, 3);
        var last = TimeProvider.System.GetLocalNow().Year;

        Console.WriteLine("| set | choices | indicators | ms, one after another | slowest |");
        Console.WriteLine("| --- | --- | ---: | ---: | --- |");
        foreach (var set in reader.Sets)
        {
            var computed = set.Indicators.Where(indicator => indicator.IsCounted).ToList();
            foreach (var choices in Choices(set))
            {
                var query = new IndicatorQuery(last - Years, last - 1) { Switches = choices };
                var times = new List<(string Code, double Milliseconds)>();
                foreach (var indicator in computed)
                {
                    var runs = new List<double>();
                    for (var i = 0; i < rounds; i++)
                    {
                        var start = Stopwatch.GetTimestamp();
                        await reader.ReadAsync(set, indicator, query, CancellationToken.None);
                        runs.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }

                    times.Add((indicator.Code, runs.Median(run => run)));
                }

                var slowest = string.Join(", ", times.OrderByDescending(time => time.Milliseconds).Take(5).Select(time => $"{time.Code} {time.Milliseconds:N0}"));
                Console.WriteLine($"| {set.Name} | {string.Join(' ', choices.Values)} | {computed.Count} | {times.Sum(time => time.Milliseconds):N0} | {slowest} |");
            }
        }
    }

    /// <summary>The defaults, then each switch's other options alone.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string>> Choices(IndicatorSet set)
    {
        var defaults = set.Switches.ToDictionary(choice => choice.Name, choice => choice.Default.Key);
        yield return defaults;
        foreach (var choice in set.Switches)
        {
            foreach (var option in choice.Options.Skip(1))
            {
                yield return new Dictionary<string, string>(defaults) { [choice.Name] = option.Key };
            }
        }
    }
}
