using System.Globalization;

namespace Reports.Web.Frdo;

/// <summary>What the register calls what the warehouse knows. Null where it cannot be told: nothing is guessed.</summary>
internal static class FrdoWords
{
    /// <summary>The first number whose control number is checked.</summary>
    private const long FirstChecked = 1_001_998;

    private static readonly Dictionary<string, string> Countries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["РФ"] = "643",
        ["Россия"] = "643",
        ["Российская Федерация"] = "643",
        ["Беларусь"] = "112",
        ["Республика Беларусь"] = "112",
        ["Казахстан"] = "398",
        ["Армения"] = "051",
        ["Киргизия"] = "417",
        ["Таджикистан"] = "762",
        ["Узбекистан"] = "860",
        ["Туркмения"] = "795",
        ["Молдова"] = "498",
        ["Азербайджан"] = "031",
        ["Грузия"] = "268",
        ["Украина"] = "804",
    };

    /// <summary>Whether a text has a word, whatever the case of its letters.</summary>
    public static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>A text as the register takes it: without signs that are not seen, one space between words.</summary>
    public static string Clean(string? text) => string.Join(' ', string.Concat((text ?? "").Select(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) ? ' ' : sign)
        .Where(sign => char.GetUnicodeCategory(sign) != UnicodeCategory.Format)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static string? Kind(string? kind) => Has(kind, "достоверени") ? "Удостоверение о повышении квалификации" : Has(kind, "иплом") ? "Диплом о профессиональной переподготовке" : null;

    public static string? Programme(string? kind) => kind switch
    {
        "qualification" => "Повышение квалификации",
        "retraining" => "Профессиональная переподготовка",
        _ => null,
    };

    public static string? Education(string? level) => Has(level, "высшее") ? "Высшее образование"
        : Has(level, "средн") && (Has(level, "проф") || Has(level, "спец")) ? "Среднее профессиональное образование"
        : level is "СПО" ? "Среднее профессиональное образование" : level is "ВО" ? "Высшее образование" : null;

    public static string? Form(string? form) => Clean(form).ToUpperInvariant().Replace(' ', '-') switch
    {
        "ОЧНАЯ" or "ОЧНО" => "Очная",
        "ЗАОЧНАЯ" or "ЗАОЧНО" => "Заочная",
        "ОЧНО-ЗАОЧНАЯ" or "ОЧНО-ЗАОЧНО" => "Очно-заочная",
        _ => null,
    };

    /// <summary>A budget whose level is not named is not told apart.</summary>
    public static string? Funding(string? funding) => Has(funding, "федеральн") ? "Федеральный бюджет"
        : Has(funding, "субъект") || Has(funding, "региональн") ? "Бюджет субъекта РФ"
        : Has(funding, "местн") || Has(funding, "муниципальн") ? "Местный бюджет"
        : Has(funding, "договор") || Has(funding, "платн") || Has(funding, "внебюджет") ? "Платное обучение" : null;

    public static string? Country(string? citizenship) => Clean(citizenship) is var text && text.Length == 3 && text.All(char.IsAsciiDigit) ? text : Countries.GetValueOrDefault(text);

    public static string? Sex(string? sex) => sex switch
    {
        "M" => "Муж",
        "F" => "Жен",
        _ => null,
    };

    /// <summary>A СНИЛС as the register writes it; null when it has not eleven digits.</summary>
    public static string? Snils(string? snils)
    {
        var digits = string.Concat((snils ?? "").Where(char.IsAsciiDigit));
        return digits.Length == 11 ? $"{digits[..3]}-{digits[3..6]}-{digits[6..9]} {digits[9..]}" : null;
    }

    /// <summary>Whether the control number of a СНИЛС is right; the first numbers had none.</summary>
    public static bool IsSnils(string snils)
    {
        var digits = string.Concat(snils.Where(char.IsAsciiDigit));
        var sum = digits[..9].Select((digit, i) => (digit - '0') * (9 - i)).Sum();
        return long.Parse(digits[..9], CultureInfo.InvariantCulture) <= FirstChecked
            || sum % 101 % 100 == int.Parse(digits[9..], CultureInfo.InvariantCulture);
    }
}
