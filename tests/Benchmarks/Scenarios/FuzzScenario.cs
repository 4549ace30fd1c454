using System.Diagnostics;
using Fuzz;

namespace Benchmarks.Scenarios;

/// <summary>Bad files without end through the real loader: none may crash it, hang it, answer in English or leave a wrong mart.</summary>
internal sealed class FuzzScenario : IScenario
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Name => "fuzz";

    /// <inheritdoc/>
    public string Usage => "fuzz [FILES] [SEED]        FILES (20,000) mutated CSV, JSONL, XLSX, XLSB, ODS, ZIP and GZ of SEED (1) loaded one by one; fails on a crash, on 10 s a file, on a message that is not Russian, on a row that is not counted, on verify";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var files = arguments.Number(0, 20_000);
        var place = Directory.CreateTempSubdirectory("fuzz-").FullName;
        var run = new FuzzRun(place);
        var start = Stopwatch.GetTimestamp();
        await run.RunAsync(files, arguments.Number(1, 1), Longest, done =>
        {
            if (done % 1000 == 0)
            {
                Console.WriteLine($"{done:N0} files, {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s, {run.Problems.Count} problems");
            }
        });

        Console.WriteLine();
        foreach (var (end, count) in run.Ends)
        {
            Console.WriteLine($"  {end,-24} {count,8:N0}");
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"{files:N0} files, {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s; slowest {run.Slowest.Name}, {run.Slowest.Took.TotalSeconds:N1} s; peak {self.PeakWorkingSet64 / 1048576:N0} MB");
        if (run.Problems.Count > 0)
        {
            throw new InvalidOperationException($"{run.Problems.Count} problems; files in {place}/found:\n{string.Join('\n', run.Problems.Take(50))}");
        }

        Directory.Delete(place, recursive: true);
        Console.WriteLine("no crash, no hang, no message but in Russian; verify 0");
    }
}
