using System.Text;

namespace Ingest.Sources.Charsets;

/// <summary>Names and code pages of character sets.</summary>
internal static class TextCharsets
{
    static TextCharsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Those of one byte a character, which nothing but the words they make tells from each other.</summary>
    public static IReadOnlyList<TextCharset> OfOneByte { get; } =
        [TextCharset.Windows1251, TextCharset.Cp866, TextCharset.Koi8R, TextCharset.MacCyrillic, TextCharset.Iso88595, TextCharset.Windows1252];

    /// <summary>What people call it.</summary>
    public static string Title(TextCharset charset) => charset switch
    {
        TextCharset.Utf8 => "UTF-8",
        TextCharset.Windows1251 => "Windows-1251",
        TextCharset.Cp866 => "CP866 (DOS)",
        TextCharset.Koi8R => "KOI8-R",
        TextCharset.MacCyrillic => "Mac Cyrillic",
        TextCharset.Iso88595 => "ISO 8859-5",
        TextCharset.Windows1252 => "Latin-1 (Windows-1252)",
        _ => "UTF-16",
    };

    /// <summary>Decodes it. Bytes that are invalid in UTF-8 or UTF-16 throw.</summary>
    public static Encoding EncodingOf(TextCharset charset) => charset switch
    {
        TextCharset.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        TextCharset.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        TextCharset.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        TextCharset.Windows1251 => Encoding.GetEncoding(1251),
        TextCharset.Cp866 => Encoding.GetEncoding(866),
        TextCharset.Koi8R => Encoding.GetEncoding(20866),
        TextCharset.MacCyrillic => Encoding.GetEncoding(10007),
        TextCharset.Iso88595 => Encoding.GetEncoding(28595),
        TextCharset.Windows1252 => Encoding.GetEncoding(1252),
        _ => throw new ArgumentOutOfRangeException(nameof(charset)),
    };
}
