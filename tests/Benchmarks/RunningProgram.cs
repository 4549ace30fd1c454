using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks;

/// <summary>A line of a program's log that tells of a fault.</summary>
/// <param name="Level">Of the line.</param>
/// <param name="Text">Message and exception.</param>
internal sealed record LogFault(string Level, string Text);

/// <summary>A program of the product that runs until it is told to end, with its log and its memory.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<LogFault> _faults = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;
    private readonly Task<string> _errors;

    /// <summary>Starts it.</summary>
    /// <param name="program">Name of its assembly, which stands beside this one.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="settings">Its environment.</param>
    public RunningProgram(string program, string folder, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", Command(program))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings.Prepend(("Logging__Console__FormatterName", "json")))
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _output = ReadAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The processor's time that it took.</summary>
    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <summary>Arguments of <c>dotnet</c> for a program that stands beside this one: what this one has of libraries and frameworks is here, and no more.</summary>
    /// <param name="program">Name of its assembly.</param>
    public static IReadOnlyList<string> Command(string program) =>
    [
        "exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "Benchmarks.runtimeconfig.json"), "--depsfile", Path.Combine(AppContext.BaseDirectory, "Benchmarks.deps.json"),
        Path.Combine(AppContext.BaseDirectory, program + ".dll"),
    ];

    /// <summary>Warnings, errors and every line with an exception.</summary>
    public IReadOnlyCollection<LogFault> Faults => _faults;

    /// <summary>Faults that are errors.</summary>
    public IReadOnlyList<LogFault> Errors => [.. _faults.Where(fault => fault.Level is "Error" or "Critical")];

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Memory that it has now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>The most memory that it had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.PeakWorkingSet64;
        }
    }

    /// <summary>The address that it listens on.</summary>
    public async Task<Uri> AddressAsync()
    {
        await Task.WhenAny(_address.Task, _output);
        return _address.Task.IsCompletedSuccessfully ? new Uri(await _address.Task) : throw new InvalidOperationException($"The site did not start: {await _errors}");
    }

    /// <summary>Kills it as a power cut would.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith('{'))
            {
                continue;
            }

            JsonDocument parsed;
            try
            {
                parsed = JsonDocument.Parse(line);
            }
            catch (JsonException)
            {
                // A kill may cut a line.
                continue;
            }

            using (parsed)
            {
                var (level, message) = (Text(parsed, "LogLevel"), Text(parsed, "Message"));
                if (message.StartsWith("Now listening on: ", StringComparison.Ordinal))
                {
                    _address.TrySetResult(message["Now listening on: ".Length..]);
                }

                if (level is "Warning" or "Error" or "Critical" || parsed.RootElement.TryGetProperty("Exception", out _))
                {
                    _faults.Enqueue(new LogFault(level, $"{Text(parsed, "Category")}: {message} {Text(parsed, "Exception")}"));
                }
            }
        }
    }

    private static string Text(JsonDocument line, string name) => line.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
}
