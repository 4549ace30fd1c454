using Ingest.Feeds.Mappings;

namespace Ingest.Feeds.Drafts;

/// <summary>What somebody says of a table so that it becomes a mapping: a form that is filled in.</summary>
public sealed record MappingDraft
{
    /// <summary>English name of the feed that a row is of; empty as long as nobody has said.</summary>
    public string Feed { get; init; } = "";

    /// <summary>The line that the header stands on; of two rows, the upper one.</summary>
    public long HeaderLine { get; init; }

    /// <summary>How many rows the header has: 1 or 2.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>What each column of the file is, by position: the English name of a field, one of <see cref="DraftRole"/>, or empty where it is not loaded.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Which columns are data; null where none is.</summary>
    public DraftAcross? Across { get; init; }

    /// <summary>Where fields come from that no column says, by English name.</summary>
    public IReadOnlyDictionary<string, DraftSource> Sources { get; init; } = new Dictionary<string, DraftSource>();

    /// <summary>The order of a day's parts; null where each day names one day.</summary>
    public DayOrder? Order { get; init; }

    /// <summary>Code of the scale of grades; null for the usual one.</summary>
    public string? Scale { get; init; }

    /// <summary>What a grade in points is a share of; null where grades are no points.</summary>
    public string? Most { get; init; }

    /// <summary>Whether points above the most count as the most.</summary>
    public bool IsCapped { get; init; }

    /// <summary>What a blank cell of a column that is data means; null for «no record».</summary>
    public string? Blank { get; init; }

    /// <summary>What words of the file stand for, by field and word: a word of the feed, <see cref="DraftWord.None"/> or <see cref="DraftWord.Empty"/>.</summary>
    public IReadOnlyDictionary<(string Field, string Word), string> Words { get; init; } = new Dictionary<(string Field, string Word), string>();
}

/// <summary>What a column is besides a field: what a learner is found by, or their whole name.</summary>
public static class DraftRole
{
    /// <summary>The full name in one cell.</summary>
    public const string Name = "@name";

    /// <summary>The family name.</summary>
    public const string LastName = "@last_name";

    /// <summary>The first name.</summary>
    public const string FirstName = "@first_name";

    /// <summary>The middle name.</summary>
    public const string MiddleName = "@middle_name";

    /// <summary>The day of birth.</summary>
    public const string BirthDate = "@birth_date";

    /// <summary>The СНИЛС.</summary>
    public const string Snils = "@snils";

    /// <summary>All of them, in the order of a name.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, LastName, FirstName, MiddleName, BirthDate, Snils];
}

/// <summary>What a word stands for besides a word of the feed.</summary>
public static class DraftWord
{
    /// <summary>There is no record.</summary>
    public const string None = "@none";

    /// <summary>A blank cell.</summary>
    public const string Empty = "@empty";
}

/// <summary>Columns that are data, from one to another.</summary>
/// <param name="From">Position of the first.</param>
/// <param name="To">Position of the last.</param>
/// <param name="Header">The field that their headers are.</param>
/// <param name="Cell">The field that their cells are.</param>
public sealed record DraftAcross(int From, int To, string Header, string Cell)
{
    /// <summary>Whether a column stands among them.</summary>
    /// <param name="column">Its position.</param>
    public bool Has(int column) => column >= From && column <= To;
}

/// <summary>Where a field comes from that no column says.</summary>
/// <param name="Kind">Where from.</param>
/// <param name="Value">The constant, or the answer for the file at hand; empty for none.</param>
public sealed record DraftSource(DraftSourceKind Kind, string Value)
{
    /// <summary>Name of what days lack: the year, or the month and the year.</summary>
    public const string Year = "year";
}

/// <summary>Kinds of sources of a field that no column says.</summary>
public enum DraftSourceKind
{
    /// <summary>It is asked for each file.</summary>
    Ask,

    /// <summary>It is the same for every file.</summary>
    Always,

    /// <summary>It stands above the header, and is asked for where it does not.</summary>
    Above,
}
