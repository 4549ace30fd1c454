using System.Globalization;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Commands;

/// <summary>Shows the progress of a load in one line of a terminal. Nothing is written when the output is redirected.</summary>
public sealed class ConsoleProgress(TimeProvider time) : IProgress<LoadProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private long _last;
    private long _started = time.GetTimestamp();
    private string _name = "";
    private int _width;

    /// <inheritdoc/>
    public void Report(LoadProgress value)
    {
        if (!_isTerminal || (value.Name == _name && time.GetElapsedTime(_last) < Pause))
        {
            return;
        }

        if (value.Name != _name)
        {
            (_name, _started) = (value.Name, time.GetTimestamp());
        }

        _last = time.GetTimestamp();
        var rate = value.Rows / Math.Max(0.001, time.GetElapsedTime(_started).TotalSeconds);
        Show(string.Create(Russian, $"{value.Name}: {value.Step}, строк {value.Rows:N0}, {rate:N0} в секунду"));
    }

    /// <summary>Clears the line before other output.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            Show("");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Show(string text)
    {
        Console.Error.Write('\r' + text.PadRight(_width) + (text.Length == 0 ? "\r" : ""));
        _width = text.Length;
    }
}
