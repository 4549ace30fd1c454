namespace Reports.Web.Charts;

/// <summary>How many results stand behind a point: few of them say nothing, and their number is seen in its size.</summary>
public static class Weights
{
    /// <summary>Fewer results than these make no point; their number stays in the tooltip and in the table.</summary>
    public const long Fewest = 5;

    private const double Smallest = 5;
    private const double Largest = 12;

    /// <summary>The values that are of enough results; others are gaps.</summary>
    /// <param name="values">One for each point.</param>
    /// <param name="counts">Results of each point.</param>
    public static IReadOnlyList<double?> Enough(IReadOnlyList<double?> values, IReadOnlyList<long> counts) =>
        [.. values.Zip(counts, (value, count) => count >= Fewest ? value : null)];

    /// <summary>The diameter of a point: its area grows with the number of results.</summary>
    /// <param name="count">Results of the point.</param>
    /// <param name="most">Those of the largest point.</param>
    public static double Size(long count, long most) =>
        Math.Round(most <= 0 ? Smallest : Smallest + ((Largest - Smallest) * Math.Sqrt(Math.Min(1, count / (double)most))), 1);

    /// <summary>Which points are left out and why: «Нет точек, где результатов меньше 5: июл 2026 — 1, авг 2026 — 3»; empty when none is.</summary>
    /// <param name="names">Names of the points.</param>
    /// <param name="counts">Results of each; null when they are not known.</param>
    public static string Note(IReadOnlyList<string> names, IReadOnlyList<long>? counts)
    {
        const int Most = 4;
        var few = (counts ?? []).Index().Where(point => point.Item is > 0 and < Fewest).ToList();
        return few.Count == 0 ? ""
            : $"Нет точек, где результатов меньше {Fewest}: "
                + string.Join(", ", few.Take(Most).Select(point => $"{names[point.Index].Replace('\n', ' ')}{Figures.Space}— {Figures.Count(point.Item)}"))
                + (few.Count > Most ? $" и ещё {Figures.Count(few.Count - Most)}." : ".");
    }
}
