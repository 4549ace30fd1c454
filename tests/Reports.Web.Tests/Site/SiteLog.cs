using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Reports.Web.Tests.Site;

/// <summary>Keeps what a site writes to its log.</summary>
public sealed class SiteLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    /// <summary>Lines that tell of a fault: warnings and above, and whatever has an exception.</summary>
    public IReadOnlyList<string> Faults => [.. _lines.Where(line => line.Level >= LogLevel.Warning || line.Text.Contains("xception", StringComparison.Ordinal)).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Lines(string category, ConcurrentQueue<(LogLevel Level, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
