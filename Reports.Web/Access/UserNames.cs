using System.Globalization;
using System.Text;
using Reports.Web.AppStore;

namespace Reports.Web.Access;

/// <summary>Names under which people sign in: each can be told from every other by the eye.</summary>
public static class UserNames
{
    private const int Longest = 100;

    // What looks alike in the usual typefaces, in either case; the name that is compared is folded to capitals.
    private const string Alike = "АВЕКМНОРСТУХІЈЅЗ01L|";
    private const string As = "ABEKMHOPCTYXIJS3OIII";

    /// <summary>Why a name cannot be given.</summary>
    /// <param name="name">The name.</param>
    /// <param name="others">Users that there are.</param>
    /// <returns>A sentence in Russian; null when it can.</returns>
    public static string? Fault(string name, IEnumerable<AppUser> others)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(others);
        if (name.Length is 0 or > Longest)
        {
            return name.Length == 0 ? "Имя не может быть пустым." : $"Имя длиннее {Longest} знаков.";
        }

        if (FirstStrange(name) is { } strange)
        {
            return $"В имени есть знак, которого не видно или который не набрать: U+{strange.Value:X4}. Уберите его.";
        }

        // Half-width, full-width, ligatures: the same name under other codes.
        if (name.Normalize(NormalizationForm.FormKC) != name)
        {
            return "В имени есть знаки особого начертания. Наберите его обычными буквами.";
        }

        if (name.Split(' ', '-', '.', '_').FirstOrDefault(IsMixed) is { } mixed)
        {
            return $"В «{mixed}» смешаны русские и латинские буквы: такое имя не отличить от похожего. Наберите его в одной раскладке.";
        }

        var skeleton = Skeleton(name);
        return others.FirstOrDefault(other => AppUser.Fold(other.Name) != AppUser.Fold(name) && Skeleton(other.Name) == skeleton) is { } twin
            ? $"Имя не отличить на вид от имени «{twin.Name}», которое уже есть. Возьмите другое."
            : null;
    }

    private static Rune? FirstStrange(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            var isUsual = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && (rune.Value == ' ' || !Rune.IsWhiteSpace(rune)) && rune != Rune.ReplacementChar
                && (!Rune.IsLetter(rune) || IsLatin(rune) || IsCyrillic(rune));
            if (!isUsual)
            {
                return rune;
            }
        }

        return null;
    }

    private static bool IsMixed(string word) => word.EnumerateRunes().Any(IsLatin) && word.EnumerateRunes().Any(IsCyrillic);

    private static bool IsLatin(Rune rune) => Rune.IsLetter(rune) && rune.Value < 0x250;

    private static bool IsCyrillic(Rune rune) => rune.Value is >= 0x400 and < 0x530;

    /// <summary>Names of one skeleton look alike.</summary>
    private static string Skeleton(string name)
    {
        var bare = AppUser.Fold(name.Normalize(NormalizationForm.FormKC)).Normalize(NormalizationForm.FormD)
            .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control));
        return string.Concat(bare.Select(sign => Alike.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? As[at] : sign));
    }
}
