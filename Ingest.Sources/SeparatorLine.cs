namespace Ingest.Sources;

/// <summary>A first line <c>sep=;</c>, by which Excel is told the separator of a CSV file; it is no row.</summary>
internal static class SeparatorLine
{
    private const string Key = "sep=";

    /// <summary>The separator that the first line names; none when it is no such line.</summary>
    /// <param name="text">The first characters.</param>
    public static char? Of(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        var line = (end < 0 ? text : text[..end]).Trim(' ');
        if (line.Length > 2 && line[0] == '"' && line[^1] == '"')
        {
            line = line[1..^1];
        }

        // A table without a second line is no table: the line may be its header.
        return end >= 0 && line.Length == Key.Length + 1 && line.StartsWith(Key, StringComparison.OrdinalIgnoreCase) && IsSeparator(line[^1]) ? line[^1] : null;
    }

    private static bool IsSeparator(char unit) => unit == '\t' || (!char.IsLetterOrDigit(unit) && !char.IsControl(unit) && unit is not ('"' or '=' or '_'));
}
