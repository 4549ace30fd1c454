namespace Reports.Web.Formatting;

/// <summary>
/// Which of the two plans a column holds: the threshold («порог») is the share that a result needs, the target («цель») the part that is to be reached.
/// Headings say it, and charts, bars and deviations take the word from them.
/// </summary>
public static class PlanWord
{
    /// <summary>The target.</summary>
    public const string Target = "цель";

    /// <summary>The threshold.</summary>
    public const string Threshold = "порог";

    /// <summary>The word of a plan's column: «порог» or «цель».</summary>
    /// <param name="title">Its heading: «Порог, %».</param>
    public static string Of(string title) => IsThreshold(title) ? Threshold : Target;

    /// <summary>The word of a deviation's column in the genitive: «порога» or «цели».</summary>
    /// <param name="title">Its heading: «К порогу, п. п.».</param>
    public static string FromOf(string title) => IsThreshold(title) ? "порога" : "цели";

    private static bool IsThreshold(string title) => title.Contains(Threshold, StringComparison.OrdinalIgnoreCase);
}
