using System.Globalization;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>The built worker as a process of its own: what can be killed, locked out and measured.</summary>
internal sealed class WorkerProcess : ProgramProcess
{
    private WorkerProcess(string root, IEnumerable<string> arguments, IEnumerable<(string Key, string? Value)> settings)
        : base("Ingest.Worker", root, arguments, settings)
    {
    }

    /// <summary>Starts it over a bench's warehouse.</summary>
    public static WorkerProcess Start(string root, string warehouse, IReadOnlyList<string> arguments, params (string Key, string Value)[] settings) =>
        new(root, arguments, [
            ("ConnectionStrings__Warehouse", warehouse),
            ("Ingest__Scratch", Path.Combine(root, "scratch")),
            .. settings.Select(setting => (setting.Key, (string?)setting.Value)),
        ]);

    /// <summary>Waits for its end; the most memory that it held, in megabytes.</summary>
    public async Task<long> PeakMegabytesAsync()
    {
        var peak = 0L;
        var end = Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        while (await Task.WhenAny(end, Task.Delay(20)) != end)
        {
            try
            {
                var line = (await File.ReadAllLinesAsync($"/proc/{Process.Id}/status")).FirstOrDefault(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
                peak = line is null ? peak : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
            }
            catch (IOException)
            {
                // It ended between two looks.
                break;
            }
        }

        await end;
        return peak;
    }
}
