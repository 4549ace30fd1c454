namespace Ingest.Sources;

/// <summary>Truncates a row's text for the quarantine.</summary>
internal static class RawRowText
{
    public const int MaxCharacters = 4_000;

    public static string Of(ReadOnlySpan<char> row)
    {
        row = row.TrimEnd("\r\n");
        if (row.Length > MaxCharacters)
        {
            row = row[..(char.IsHighSurrogate(row[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters)];
        }

        return row.ToString();
    }
}
