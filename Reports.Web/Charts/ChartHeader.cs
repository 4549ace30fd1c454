namespace Reports.Web.Charts;

/// <summary>The header's <c>chart</c> line: a kind and named columns, <c>line x=month y=share plan=planned</c>.</summary>
/// <param name="Kind"><c>line</c>, <c>bar</c>, <c>band</c> or <c>heat</c>.</param>
/// <param name="Columns">Columns by part of the chart.</param>
public sealed record ChartHeader(string Kind, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The column of a part; null when the chart does not have it.</summary>
    /// <param name="part">Such as <c>plan</c>.</param>
    public string? Find(string part) => Columns.GetValueOrDefault(part);

    /// <summary>The column of a required part.</summary>
    /// <param name="part">Such as <c>x</c>.</param>
    /// <exception cref="FormatException">The line does not name it.</exception>
    public string this[string part] => Find(part) ?? throw new FormatException($"A chart '{Kind}' needs '{part}=column'.");

    /// <summary>Reads the line.</summary>
    /// <param name="line">The header's value.</param>
    /// <exception cref="FormatException">A part is not <c>name=column</c>.</exception>
    public static ChartHeader Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? throw new FormatException("A chart line is 'kind x=column y=column'.")
            : new ChartHeader(words[0], words.Skip(1).Select(Pair).ToDictionary(StringComparer.Ordinal));

        static KeyValuePair<string, string> Pair(string word) => word.Split('=', 2) is [var part, { Length: > 0 } column]
            ? KeyValuePair.Create(part, column)
            : throw new FormatException($"In a chart line '{word}' is not 'part=column'.");
    }
}
