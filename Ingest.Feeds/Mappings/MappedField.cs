namespace Ingest.Feeds.Mappings;

/// <summary>Where a field's text comes from.</summary>
public enum FieldSource
{
    /// <summary>A column; <see cref="MappedField.Name"/> is its name in the mapping.</summary>
    Column,

    /// <summary>The same text for every record: <see cref="MappedField.Name"/> itself.</summary>
    Value,

    /// <summary>An answer for the file as a whole.</summary>
    Answer,

    /// <summary>The header of the column that is data: whole where <see cref="MappedField.Name"/> is empty, else its parts of these names, separated by spaces.</summary>
    Header,

    /// <summary>The cell of the column that is data.</summary>
    Cell,

    /// <summary>What a pattern found above the header.</summary>
    Title,

    /// <summary>The code of the learner whom the sender took the row's person for.</summary>
    Learner,
}

/// <summary>Where a column of a feed comes from and what is made of its text, in this order.</summary>
/// <param name="Source">Where from.</param>
/// <param name="Name">Which one.</param>
public sealed record MappedField(FieldSource Source, string Name = "")
{
    /// <summary>Name of the part of a header that counts columns of one <see cref="DayPart"/> from 1, or of one header where the pattern has no such part.</summary>
    public const string Repeat = "repeat";

    /// <summary>Name of the part of a header that is a day.</summary>
    public const string DayPart = "day";

    /// <summary>A part of a full name that is taken.</summary>
    public NamePart? Take { get; init; }

    /// <summary>A pattern whose first group, or whole match, is taken; what does not match is rejected.</summary>
    public string? Pattern { get; init; }

    /// <summary>Words that stand for «no record»; one that ends with <c>*</c> is a beginning.</summary>
    public IReadOnlyList<string> None { get; init; } = [];

    /// <summary>Words that stand for a blank cell.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>Words by what they become; a word that is not there stays.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>The order of a day's parts; null where the text is no day, or a day that the feed reads by itself.</summary>
    public DayOrder? Day { get; init; }

    /// <summary>The year of a day that has none: «2025», or «2025/2026» of a year of study, which begins in September.</summary>
    public MappedField? Year { get; init; }

    /// <summary>What a number is a share of: the text becomes a number of a hundred.</summary>
    public MappedField? ShareOf { get; init; }

    /// <summary>Whether a share above the whole counts as the whole; otherwise it is rejected.</summary>
    public bool IsCapped { get; init; }

    /// <summary>What stands for a blank cell; null where it stays blank.</summary>
    public string? Default { get; init; }

    /// <summary>Where from when this is blank.</summary>
    public MappedField? Or { get; init; }
}

/// <summary>Parts of a full name.</summary>
public enum NamePart
{
    /// <summary>The family name, which stands first.</summary>
    LastName,

    /// <summary>The first name.</summary>
    FirstName,

    /// <summary>The middle name: what stands behind.</summary>
    MiddleName,
}

/// <summary>Orders of a day's parts.</summary>
public enum DayOrder
{
    /// <summary>Day, month, year.</summary>
    Dmy,

    /// <summary>Month, day, year.</summary>
    Mdy,

    /// <summary>Year, month, day.</summary>
    Ymd,
}
