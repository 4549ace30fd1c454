using System.Diagnostics;
using System.Globalization;

namespace Warehouse.TestServer;

#pragma warning disable CA1852 // The tests of one program derive from it, those of another do not.
/// <summary>A built program of the product as a process of its own: what can be signalled, killed and read.</summary>
internal class ProgramProcess : IDisposable
{
    // A line that never comes fails the test; without a limit it would hang the run. A run beside other work is given longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(
        Environment.GetEnvironmentVariable("PATIENCE_MINUTES") is { Length: > 0 } minutes ? int.Parse(minutes, CultureInfo.InvariantCulture) : 5);

    private readonly List<string> _lines = [];
    private readonly List<(string Text, TaskCompletionSource<string> Found)> _awaited = [];
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    /// <summary>Starts it.</summary>
    /// <param name="program">Name of its assembly, which stands beside the tests.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="settings">Environment variables; null takes one away.</param>
    /// <param name="input">What it reads from its standard input; null leaves it that of the tests.</param>
    public ProgramProcess(
        string program, string folder, IEnumerable<string> arguments, IEnumerable<(string Key, string? Value)> settings, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        Process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        if (input is not null)
        {
            Process.StandardInput.Write(input);
            Process.StandardInput.Close();
        }

        _output = ReadAsync(Process.StandardOutput);
        _errors = Process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => Process.HasExited;

    protected Process Process { get; }

    /// <summary>Waits for a line of its output that has a text in it.</summary>
    public async Task<string> LineAsync(string text)
    {
        Task<string> found;
        lock (_lines)
        {
            var awaited = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, awaited));
            _lines.ForEach(Tell);
            found = awaited.Task;
        }

        // The program may also end without printing the line.
        await Task.WhenAny(found, _output).WaitAsync(Patience, TestContext.Current.CancellationToken);
        if (!found.IsCompleted)
        {
            Assert.Fail($"The program ended without the line «{text}»: {await _output} {await _errors}");
        }

        return await found;
    }

    /// <summary>The most memory that it has held until now, in megabytes; Linux alone tells it.</summary>
    public long MostMegabytes()
    {
        var line = File.ReadLines($"/proc/{Process.Id}/status").First(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Tells it to stop.</summary>
    /// <param name="signal"><c>TERM</c>, as a service manager does, or <c>INT</c>, as Ctrl+C does.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Lets it run for a while and kills it; one that has ended by then was not killed.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan while_)
    {
        using var wait = new CancellationTokenSource(while_);
        try
        {
            await Process.WaitForExitAsync(wait.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            Process.Kill();
            await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return true;
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync()
    {
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (Process.ExitCode, await _output, await _errors);
    }

    /// <summary>Waits for its end with exit code 1 and one line of errors that has the words in it.</summary>
    /// <returns>Its other output.</returns>
    public async Task<string> RefusedAsync(params IEnumerable<string> words)
    {
        var end = await EndAsync();
        Assert.True(end.Code == 1, $"{end.Code}: {end.Output}{end.Errors}");
        var line = Assert.Single(end.Errors.TrimEnd().Split('\n'));
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        return end.Output;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<string> ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
                Tell(line);
            }
        }

        return string.Concat(_lines.Select(line => line + "\n"));
    }

    private void Tell(string line)
    {
        foreach (var (text, found) in _awaited.Where(awaited => line.Contains(awaited.Text, StringComparison.Ordinal)))
        {
            found.TrySetResult(line);
        }
    }
}
