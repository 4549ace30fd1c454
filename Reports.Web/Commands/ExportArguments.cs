using System.Globalization;

namespace Reports.Web.Commands;

/// <summary>A command line that makes no sense; the message says why, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Pairs of a name and its value after a command: <c>--year 2025 --set …</c>.</summary>
/// <param name="values">By name, without the dashes.</param>
public sealed class ExportArguments(IReadOnlyDictionary<string, string> values)
{
    /// <summary>Names that were given.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Reads the pairs.</summary>
    /// <param name="words">What follows the command.</param>
    /// <exception cref="UsageException">They are no pairs.</exception>
    public static ExportArguments Read(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new UsageException($"Непонятно: «{words[i]}». Ждали имя вида --year.");
            }

            if (i + 1 == words.Count || words[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                throw new UsageException($"{words[i]}: не сказано, какое значение.");
            }

            if (!values.TryAdd(words[i][2..], words[i + 1]))
            {
                throw new UsageException($"{words[i]}: сказано дважды.");
            }
        }

        return new ExportArguments(values);
    }

    /// <summary>A value; null when it was not given.</summary>
    /// <param name="name">Without the dashes.</param>
    public string? Find(string name) => values.GetValueOrDefault(name);

    /// <summary>A value that the command cannot do without.</summary>
    /// <param name="name">Without the dashes.</param>
    /// <param name="words">What to write, in Russian.</param>
    /// <exception cref="UsageException">It was not given.</exception>
    public string Need(string name, string words) => Find(name) ?? throw new UsageException($"Укажите {words}: --{name}.");

    /// <summary>A whole number; null when it was not given.</summary>
    /// <param name="name">Without the dashes.</param>
    /// <exception cref="UsageException">It is no number.</exception>
    public int? Number(string name) => Find(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"--{name}: «{text}» — не целое число.");
}
