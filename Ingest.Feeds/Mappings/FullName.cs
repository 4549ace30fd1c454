using System.Text.RegularExpressions;

namespace Ingest.Feeds.Mappings;

/// <summary>A full name in one cell: the family name, the first name, and what stands behind them; initials may be written together.</summary>
internal static partial class FullName
{
    /// <summary>A part of it; empty when there is none.</summary>
    public static string Part(string name, NamePart part)
    {
        var words = Together().Replace(name, "$1. $2.").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return part switch
        {
            NamePart.LastName => words.Length > 0 ? words[0].TrimEnd(',') : "",
            NamePart.FirstName => words.Length > 1 ? words[1] : "",
            _ => string.Join(' ', words.Skip(2)),
        };
    }

    [GeneratedRegex(@"\b(\p{L})\.\s*(\p{L})\.?\s*$")]
    private static partial Regex Together();
}
