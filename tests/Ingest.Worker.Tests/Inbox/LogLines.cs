using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    /// <summary>Called with each line.</summary>
    public Action<string>? Written { get; set; }

    public string[] At(LogLevel level) => [.. Lines.Where(line => line.Level == level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception) + exception;
        Lines.Enqueue((logLevel, text));
        Written?.Invoke(text);
    }

    public void Dispose()
    {
    }
}
