using System.Globalization;

namespace Ingest.Feeds.Contracts;

/// <summary>
/// Texts in one form: what looks the same and means the same is the same. Letters are composed (Unicode NFC), and a code has no signs that nobody sees.
/// </summary>
internal static class PlainText
{
    /// <summary>A text with composed letters.</summary>
    /// <param name="text">What a file says.</param>
    public static string Of(string text) => IsPlain(text) || !IsValid(text) || text.IsNormalized() ? text : text.Normalize();

    /// <summary>A code: a text without format characters, such as a zero-width space or a byte order mark within the file.</summary>
    /// <param name="text">What a file says.</param>
    public static string OfCode(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var seen = text.Any(IsUnseen) ? string.Concat(text.Where(sign => !IsUnseen(sign))) : text;
        return Of(seen).Trim();
    }

    // Nearly all texts are of these signs, which have one form each.
    private static bool IsPlain(string text)
    {
        foreach (var sign in text)
        {
            if (sign is '\u00ad' or >= '\u0300' and < '\u0400' or >= '\u0483' and < '\u048a' or > '\u04ff')
            {
                return false;
            }
        }

        return true;
    }

    // Half a surrogate pair has no normal form.
    private static bool IsValid(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUnseen(char sign) => CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.Format;
}
