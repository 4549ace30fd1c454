using System.Diagnostics;

namespace Benchmarks;

/// <summary>What a process took.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="PeakBytes">The most memory it had at once; zero where the system does not tell.</param>
/// <param name="Output">What it printed.</param>
internal sealed record ProcessRun(double Seconds, long PeakBytes, string Output);

/// <summary>
/// Runs what is measured in a process of its own, so that every contender pays for its own start and no one's peak hides
/// another's.
/// </summary>
internal static class ChildProcess
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    // What the site's own runtimeconfig says; this program's says what the worker's does.
    private static readonly (string Name, string Value) SiteCollector = ("DOTNET_gcConcurrent", "1");

    /// <summary>Runs a scenario of this program with the garbage collector as the worker has it.</summary>
    public static ProcessRun Scenario(params string[] arguments) => Self(arguments, []);

    /// <summary>Runs a scenario of this program with the garbage collector as the site has it.</summary>
    public static ProcessRun SiteScenario(params string[] arguments) => Self(arguments, [SiteCollector]);

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its path or name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="environment">Variables of its environment beside this process's.</param>
    public static ProcessRun Run(
        string program, IReadOnlyList<string> arguments, string folder, string input, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, Peak(process));
        }
        while (!process.WaitForExit(BetweenLooks));
        watch.Stop();
        return process.ExitCode == 0
            ? new ProcessRun(watch.Elapsed.TotalSeconds, peak, output.GetAwaiter().GetResult().Trim())
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static ProcessRun Self(string[] arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its program.");
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? Run(program, [typeof(ChildProcess).Assembly.Location, .. arguments], Environment.CurrentDirectory, "", environment)
            : Run(program, arguments, Environment.CurrentDirectory, "", environment);
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the two looks; what was seen before stands.
            return 0;
        }
    }
}
