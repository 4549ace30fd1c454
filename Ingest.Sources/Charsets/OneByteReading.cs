namespace Ingest.Sources.Charsets;

/// <summary>How a character set of one byte reads bytes, and what it costs that one character follows another: little within a word of Russian or Latin, much where a word would be none.</summary>
internal sealed class OneByteReading
{
    private const double Capital = 1;
    private const double CapitalAfterSmall = 7;
    private const double Sign = 4;
    private const double SignOnLetter = 6;
    private const double OddSign = 14;
    private const double Unassigned = 15;
    private const double OtherCyrillic = 11;
    private const double TwoAlphabets = 13;
    private const double Accent = 4;
    private const double RareAccent = 7;
    private const double AccentAfterAccent = 9;
    private const double AccentAtStart = 4;
    private const double LatinBesideSign = 3;

    private const string Signs = "«»—–…№„“”‘’•§°\u00A0\u00AD";
    private const string SignsBesideLetters = "№°§•";
    private const string Accents = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßšžœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŠŽŒ";
    private const string RareAccents = "ðþÐÞŸªº";

    private readonly char[] _characters;
    private readonly Kind[] _kinds;
    private readonly int[] _places;

    private OneByteReading(TextCharset charset)
    {
        Charset = charset;
        _characters = TextCharsets.EncodingOf(charset).GetChars([.. Enumerable.Range(0, 256).Select(unit => (byte)unit)]);
        _kinds = [.. _characters.Select(KindOf)];
        _places = [.. _characters.Select(unit => RussianPairs.PlaceOf(char.ToLowerInvariant(unit)))];
    }

    private enum Kind
    {
        Edge,
        LatinLetter,
        RussianLetter,
        OtherCyrillicLetter,
        AccentedLetter,
        RareAccentedLetter,
        Sign,
        OddSign,
        Unassigned,
    }

    /// <summary>Every one that is known.</summary>
    public static IReadOnlyList<OneByteReading> All { get; } = [.. TextCharsets.OfOneByte.Select(charset => new OneByteReading(charset))];

    /// <summary>The character set.</summary>
    public TextCharset Charset { get; }

    /// <summary>What it costs from the outset: how seldom a file comes in this set.</summary>
    public double Rarity => Charset switch
    {
        TextCharset.Windows1251 => 0,
        TextCharset.Windows1252 or TextCharset.Cp866 or TextCharset.Koi8R or TextCharset.MacCyrillic => 1,
        _ => 5,
    };

    /// <summary>Whether both read a byte as the same character.</summary>
    public bool IsSame(OneByteReading other, int unit) => _characters[unit] == other._characters[unit];

    /// <summary>What it costs that one byte follows another; one of the two is not ASCII.</summary>
    public double Cost(int before, int after)
    {
        var (one, next) = (_kinds[before], _kinds[after]);
        return next switch
        {
            Kind.Edge => WordEnd(before),
            Kind.Sign => WordEnd(before) + Sign + (IsCyrillic(one) || IsLatin(one) ? OnLetter(after) : 0),
            Kind.OddSign => OddSign,
            Kind.Unassigned => Unassigned,
            Kind.LatinLetter => IsCyrillic(one) ? TwoAlphabets : one is Kind.AccentedLetter or Kind.RareAccentedLetter ? Latin(before, after) : LatinBesideSign,
            Kind.AccentedLetter or Kind.RareAccentedLetter => Accented(before, after),
            _ => Cyrillic(before, after),
        };
    }

    private static bool IsCyrillic(Kind kind) => kind is Kind.RussianLetter or Kind.OtherCyrillicLetter;

    private static bool IsLatin(Kind kind) => kind is Kind.LatinLetter or Kind.AccentedLetter or Kind.RareAccentedLetter;

    /// <summary>Some signs stand before a number and never close on a word.</summary>
    private double OnLetter(int after) => SignsBesideLetters.Contains(_characters[after], StringComparison.Ordinal) ? SignOnLetter : 0;

    private double WordEnd(int before) => _kinds[before] switch
    {
        Kind.RussianLetter => RussianPairs.Cost(_places[before], RussianPairs.Edge),
        Kind.OtherCyrillicLetter => OtherCyrillic,
        _ => 0,
    };

    private double Latin(int before, int after) => 1 + Case(before, after);

    private double Accented(int before, int after) => (_kinds[after] == Kind.RareAccentedLetter ? RareAccent : Accent) + _kinds[before] switch
    {
        Kind.AccentedLetter or Kind.RareAccentedLetter => AccentAfterAccent - Accent + Case(before, after),
        Kind.LatinLetter => Case(before, after),
        _ => char.IsUpper(_characters[after]) ? 2 : AccentAtStart,
    };

    private double Cyrillic(int before, int after)
    {
        if (IsLatin(_kinds[before]))
        {
            return TwoAlphabets;
        }

        var isWithin = IsCyrillic(_kinds[before]);
        var isRussian = _kinds[after] == Kind.RussianLetter && (!isWithin || _kinds[before] == Kind.RussianLetter);
        var letters = isRussian ? RussianPairs.Cost(isWithin ? _places[before] : RussianPairs.Edge, _places[after]) : OtherCyrillic;
        return letters + (isWithin ? Case(before, after) : char.IsUpper(_characters[after]) ? Capital : 0);
    }

    private double Case(int before, int after) => !char.IsUpper(_characters[after]) ? 0
        : char.IsUpper(_characters[before]) ? Capital : CapitalAfterSmall;

    private static Kind KindOf(char unit) => unit switch
    {
        _ when char.IsAsciiLetter(unit) => Kind.LatinLetter,
        < '\u0080' => Kind.Edge,
        < '\u00A0' => Kind.Unassigned,
        _ when RussianPairs.PlaceOf(char.ToLowerInvariant(unit)) >= 0 => Kind.RussianLetter,
        >= '\u0400' and <= '\u04FF' => Kind.OtherCyrillicLetter,
        _ when Accents.Contains(unit, StringComparison.Ordinal) => Kind.AccentedLetter,
        _ when RareAccents.Contains(unit, StringComparison.Ordinal) => Kind.RareAccentedLetter,
        _ when Signs.Contains(unit, StringComparison.Ordinal) => Kind.Sign,
        _ => Kind.OddSign,
    };
}
