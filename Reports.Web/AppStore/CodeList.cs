namespace Reports.Web.AppStore;

/// <summary>Several codes in one text, a line each: a code may hold a comma or a semicolon, and no line break.</summary>
public static class CodeList
{
    /// <summary>The codes of a text, each once.</summary>
    /// <param name="text">As typed or stored; null has none.</param>
    public static IReadOnlyList<string> Of(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>The text of codes; null when there are none.</summary>
    /// <param name="codes">The codes.</param>
    public static string? Text(IEnumerable<string> codes) => string.Join('\n', codes) is { Length: > 0 } text ? text : null;
}
