using System.ComponentModel;
using System.Globalization;

namespace Benchmarks.Scenarios;

/// <summary>The product's load of one attendance file beside the raw engine's and the engine's own tool's, by turns.</summary>
internal sealed class LoadScenario : IScenario
{
    /// <inheritdoc/>
    public string Name => "load";

    /// <inheritdoc/>
    public string Usage => "load [ROWS] [ROUNDS]   ROWS (5,000,000) of attendance: the product, the raw engine, sqlite3 where there is one, by turns, ROUNDS (2) times";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments)
    {
        var rows = arguments.Number(0, 5_000_000);
        var rounds = arguments.Number(1, 2);
        using var place = new Workplace();
        var feed = place.File("attendance.csv");
        AttendanceFeed.Write(feed, rows);
        Console.WriteLine($"{rows:N0} rows, {new FileInfo(feed).Length / 1e6:N0} MB, {rounds} rounds, {Environment.ProcessorCount} processors");
        var contenders = new List<(string Name, Func<string, ProcessRun> Run)>
        {
            ("product", folder => ChildProcess.Scenario("product", feed, folder)),
            ("raw engine", folder => ChildProcess.Scenario("raw", feed, folder)),
        };
        if (HasTool())
        {
            contenders.Add(("sqlite3 tool", folder => ChildProcess.Run("sqlite3", ["star.db"], folder, SqlText.Of("tool-star").Replace(
                "import --skip 1 attendance.csv", $"import --skip 1 \"{feed}\"", StringComparison.Ordinal))));
        }

        var runs = contenders.ToDictionary(contender => contender.Name, _ => new List<ProcessRun>());
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var (name, run) in contenders)
            {
                // Each into a folder of its own, gone before the next one begins: no one reads another's pages.
                var folder = place.Folder($"{name.Replace(' ', '-')}-{round}");
                var result = run(folder);
                Directory.Delete(folder, recursive: true);
                Check(name, rows, result);
                runs[name].Add(result);
                Console.WriteLine($"  round {round}  {name,-12} {result.Seconds,8:N2} s");
            }
        }

        Print(rows, runs);
        return Task.CompletedTask;
    }

    private static void Check(string name, int rows, ProcessRun result)
    {
        var loaded = result.Output.Split('\n')[^1].Trim();
        if (loaded != rows.ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"{name} loaded {loaded} of {rows} rows.");
        }
    }

    private static void Print(int rows, Dictionary<string, List<ProcessRun>> runs)
    {
        var product = runs["product"].Median(run => run.Seconds);
        Console.WriteLine();
        Console.WriteLine("| | median, s | best, s | rows/s | peak, MB | product / this |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, results) in runs)
        {
            var median = results.Median(run => run.Seconds);
            Console.WriteLine(
                $"| {name} | {median:N2} | {results.Min(run => run.Seconds):N2} | {rows / median:N0} "
                + $"| {results.Max(run => run.PeakBytes) / 1048576.0:N0} | {product / median:N2} |");
        }
    }

    private static bool HasTool()
    {
        try
        {
            return ChildProcess.Run("sqlite3", ["--version"], Environment.CurrentDirectory, "").Output.Length > 0;
        }
        catch (Win32Exception)
        {
            Console.WriteLine("sqlite3 is not installed: without its row");
            return false;
        }
    }
}
