using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Reports.Web.AppStore;

namespace Reports.Web.Access;

/// <summary>
/// What a password that a person chooses must be: long, and not one that everybody tries first. What it is made of is not prescribed
/// (OWASP ASVS 4.0, 2.1).
/// </summary>
public static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters: hashing a novel keeps the site from others.</summary>
    public const int Longest = 128;

    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюё";
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const int LongestUnit = 4;

    // Shorter ones are parts of many phrases.
    private const int ShortestCommon = 6;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>The rules in words, for a form.</summary>
    public static string Words { get; } =
        string.Create(CultureInfo.InvariantCulture, $"Не короче {Shortest} знаков; подходит и фраза из нескольких слов. Не имя и не пароль из тех, что подбирают первыми.");

    /// <summary>Why a password will not do.</summary>
    /// <param name="password">The password.</param>
    /// <param name="userName">Whose it is to be.</param>
    /// <returns>A sentence in Russian; null when it will do.</returns>
    public static string? Fault(string password, string userName)
    {
        ArgumentNullException.ThrowIfNull(password);
        var length = new StringInfo(password).LengthInTextElements;
        return length < Shortest ? $"Пароль слишком короткий: {Figures.Plural(length, "знак", "знака", "знаков")} из {Shortest}."
            : password.Length > Longest ? $"Пароль длиннее {Longest} знаков."
            : password.Any(char.IsControl) ? "В пароле есть управляющий знак. Наберите пароль заново."
            : IsOfName(password, userName) ? "Пароль повторяет имя пользователя. Придумайте другой."
            : IsCommon(password) ? "Этот пароль из тех, что подбирают первыми. Придумайте другой: например, фразу из четырёх слов."
            : null;
    }

    /// <summary>A name with figures and signs about it is still the name.</summary>
    private static bool IsOfName(string password, string userName)
    {
        var name = AppUser.Fold(userName);
        var folded = AppUser.Fold(password);
        return name.Length > 0 && (folded == name || Core(folded) == Core(name) && Core(name).Length > 0 || Unit(folded) == name);
    }

    /// <summary>One of the list as it is, with figures and signs about it, repeated, or typed in the Russian layout.</summary>
    private static bool IsCommon(string password)
    {
        var typed = InLatin(password.Trim().ToLowerInvariant());
        var unit = Unit(typed);
        return unit.Length <= LongestUnit || IsRow(typed) || new[] { typed, Core(typed), unit, Core(unit) }.Any(Common.Value.Contains);
    }

    /// <summary>The least text of which this is a repetition.</summary>
    private static string Unit(string text) => Enumerable.Range(1, text.Length)
        .Where(length => text.Length % length == 0 && Enumerable.Range(0, text.Length).All(i => text[i] == text[i % length]))
        .Select(length => text[..length])
        .FirstOrDefault("");

    /// <summary>Each character is the next, or the one before, of the one at its left.</summary>
    private static bool IsRow(string text) => new[] { 1, -1 }.Any(step =>
        text.Zip(text.Skip(1)).Count(pair => pair.Second - pair.First == step || (char.IsAsciiDigit(pair.First) && pair.Second == '0' + ((pair.First - '0' + step + 10) % 10)))
            == text.Length - 1);

    private static string Core(string text) => text.Trim([.. text.Where(sign => !char.IsLetter(sign))]);

    private static string InLatin(string text) => string.Concat(text.Select(sign => Cyrillic.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : sign));

    private static HashSet<string> ReadCommon()
    {
        using var list = Assembly.GetExecutingAssembly().GetManifestResourceStream("Access/common-passwords.json")
            ?? throw new InvalidOperationException("The list of common passwords is not in the program.");
        return [.. JsonSerializer.Deserialize<IEnumerable<string>>(list)!.Where(password => password.Length >= ShortestCommon)];
    }
}
