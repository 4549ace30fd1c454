using System.Globalization;

namespace Ingest.Feeds.Contracts;

/// <summary>Numbers of rows in a message: «строки 3–5, 18».</summary>
internal static class LineList
{
    private const int Most = 12;
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>The numbers, neighbours joined; after the first dozen only that there are more.</summary>
    /// <param name="lines">In their order.</param>
    public static string Of(IReadOnlyList<long> lines)
    {
        var runs = new List<(long First, long Last)>();
        foreach (var line in lines)
        {
            if (runs.Count > 0 && runs[^1].Last == line - 1)
            {
                runs[^1] = (runs[^1].First, line);
            }
            else
            {
                runs.Add((line, line));
            }
        }

        var shown = string.Join(", ", runs.Take(Most).Select(run => run.First == run.Last ? Text(run.First) : $"{Text(run.First)}–{Text(run.Last)}"));
        return (lines.Count == 1 ? "строка " : "строки ") + shown + (runs.Count > Most ? " и другие" : "");
    }

    private static string Text(long line) => line.ToString(Russian);
}
