using System.Diagnostics;
using System.Globalization;

namespace Ingest.Worker.Tests.Loading;

/// <summary>The built worker as a process of its own: what can be killed, locked out and measured.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private WorkerProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it over a bench's warehouse.</summary>
    public static WorkerProcess Start(string root, string warehouse, IReadOnlyList<string> arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Ingest.Worker.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ConnectionStrings__Warehouse"] = warehouse;
        start.Environment["Ingest__Scratch"] = Path.Combine(root, "scratch");
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return new WorkerProcess(Process.Start(start) ?? throw new InvalidOperationException("The worker did not start."));
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Lets it run for a while and kills it; one that has ended by then was not killed.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan while_)
    {
        using var wait = new CancellationTokenSource(while_);
        try
        {
            await _process.WaitForExitAsync(wait.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return true;
        }
    }

    /// <summary>Waits for its end; the most memory that it held, in megabytes.</summary>
    public async Task<long> PeakMegabytesAsync()
    {
        var peak = 0L;
        var end = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        while (await Task.WhenAny(end, Task.Delay(20)) != end)
        {
            try
            {
                var line = (await File.ReadAllLinesAsync($"/proc/{_process.Id}/status")).FirstOrDefault(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
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

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
