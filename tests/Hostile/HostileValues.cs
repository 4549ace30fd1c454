using System.Text;

namespace Hostile;

/// <summary>Values that nobody should send, and the odd ways of writing them into an address.</summary>
internal static class HostileValues
{
    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "+1", " 1 ", "1,5", "1.5", "0x10", "1e309", "NaN", "Infinity", "-0", "٣", "１２", "2147483647", "2147483648", "-2147483649",
        "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999999999", "79228162514264337593543950336", "0.0000000000000000000000000000000000001",
        "0001-01-01", "9999-12-31", "10000-01-01", "0000-00-00", "2026-02-30", "2024-02-29", "1900-01-01", "1899-12-31", "31.12.9999", "01.01.0001", "2026-13-45", "2026-11-21T00:00:00Z",
        "' OR 1=1 --", "'; DROP TABLE learner; --", "\"", "%", "_", "[", "]", "*", "\\", "{0}", "{}", "[]", "[{}]", "[null]", "{\"a\":1}", "[{\"programme\":9e999}]", "$(id)", "%s%n", "${7*7}", "{{7*7}}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "//evil.example", "https://evil.example/", "/\\evil.example", "../../../../etc/passwd", "..\\..\\web.config", "C:\\con", "NUL",
        "\0", "a\0b", "\r\nSet-Cookie: a=b", "\n", "\t", "\u0001", "\u007F", "\u0085", "\u2028", "\u202E", "\uFEFF", "\uFFFE", "\uFFFF", "\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "𝔘𝔫𝔦", "ß", "İ", "ı", "ё", "Ё", "ﬁ",
        "null", "undefined", "true", "false", "on", "all", "custom", "none", "Index", "__proto__", "constructor", "admin", "АДМИН", "=1+1", "@SUM(A1)", "-cmd|' /C calc'!A0",
        "form-1-pk", "order-1324-annex-5", "order-1324-annex-6", "1.1", "1.10", "base", "programme", "group", "module", "teacher", "month", "quarter", "2025", "2026", "9999", "10000", "-2026",
    ];

    /// <summary>A value.</summary>
    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('я', Length(random) / 6),
        1 => new string('a', Length(random)),
        2 => new string('9', Length(random)),
        3 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0xD800))),
        4 => Texts[random.Next(Texts.Length)] + Texts[random.Next(Texts.Length)],
        5 => string.Concat(Enumerable.Repeat("[", random.Next(1, 2500))),
        _ => Texts[random.Next(Texts.Length)],
    };

    // Mostly what a line of a request may hold, at times more.
    private static int Length(Random random) => random.Next(8) == 0 ? 8192 : random.Next(200, 6000);

    /// <summary>A value as it stands in an address or a form, most often encoded as it should be.</summary>
    public static string Encoded(string value, Random random) => random.Next(16) switch
    {
        0 => Bytes(value),
        1 => Escaped(Escaped(value)),
        2 => Escaped(value) + "%ED%A0%80",
        3 => Escaped(value) + "%C0%AF%FF",
        4 => Escaped(value) + "%",
        5 => Escaped(value) + "%uD800%zz",
        6 => Escaped(value).ToLowerInvariant(),
        7 => Escaped(value) + "%00",
        _ => Escaped(value),
    };

    /// <summary>As it should be encoded; a lone surrogate as the three bytes that it would be.</summary>
    public static string Escaped(string value) => string.Concat(Encoding.UTF8.GetBytes(value)
        .Select(one => char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' ? ((char)one).ToString() : $"%{one:X2}"));

    /// <summary>A text as its UTF-8 bytes, a character a byte; blanks and ends of lines would end an address, and are escaped.</summary>
    public static string Bytes(string value) => Raw(value).Replace(" ", "%20", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>A text as its UTF-8 bytes, a character a byte.</summary>
    public static string Raw(string value) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
}
