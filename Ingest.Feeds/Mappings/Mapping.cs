using Ingest.Feeds.Contracts;

namespace Ingest.Feeds.Mappings;

/// <summary>
/// How the tables of a foreign file become records of feeds, without SQL: <c>mapping.json</c> of a folder of profiles. It is read and written by
/// <see cref="MappingText"/> and described in <c>docs/mappings.md</c>.
/// </summary>
/// <param name="Title">Russian title.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Tables">The tables that a sheet or a file may have.</param>
public sealed record Mapping(string Title, int Version, IReadOnlyList<MappedSheet> Tables)
{
    /// <summary>The file's name within its folder.</summary>
    public const string FileName = "mapping.json";

    /// <summary>What people should know of it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it reads only files for which somebody chose it, whatever their header.</summary>
    public bool IsChosen { get; init; }

    /// <summary>What is asked for each file, by the name that fields use.</summary>
    public IReadOnlyDictionary<string, MappingQuestion> Answers { get; init; } = new Dictionary<string, MappingQuestion>();
}

/// <summary>What is asked for a file as a whole.</summary>
/// <param name="Title">The question's label, in Russian.</param>
/// <param name="Kind">What is answered.</param>
public sealed record MappingQuestion(string Title, AnswerKind Kind)
{
    /// <summary>Whether the file may be loaded without it.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>Kinds of answers.</summary>
public enum AnswerKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day, given as <c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>Code of a group.</summary>
    Group,

    /// <summary>Code of a module.</summary>
    Module,

    /// <summary>Code of a programme.</summary>
    Programme,
}

/// <summary>A table of a sheet or a file.</summary>
/// <param name="Columns">The columns that its header is known by, and others that are used, by the name that fields use.</param>
/// <param name="Records">The records that its rows give.</param>
public sealed record MappedSheet(IReadOnlyDictionary<string, MappedColumn> Columns, IReadOnlyList<MappedRecord> Records)
{
    /// <summary>The line that the header stands on; null where it is searched among the first 30 rows.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>How many rows the header has: 1 or 2.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>Patterns that are looked for in the cells above the header, by the name that fields use.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that are known and not loaded, besides those that are told as passed over; a name that ends with <c>*</c> is a beginning.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Words that the first row below the table begins with.</summary>
    public IReadOnlyList<string> End { get; init; } = [];

    /// <summary>Columns that every record has: a row where one of them is blank is passed over.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>By what a learner is found whose code the file does not have; null where it has it.</summary>
    public LearnerSearch? Learner { get; init; }
}

/// <summary>A column of a file.</summary>
/// <param name="Names">Its names in files.</param>
/// <param name="IsOptional">Whether a table without it is the same table.</param>
public sealed record MappedColumn(IReadOnlyList<string> Names, bool IsOptional = false)
{
    private string[]? _folded;
    private string[]? _core;

    /// <summary>Its names as <see cref="ColumnName.Folded"/> has them, then as <see cref="ColumnName.Core"/> has them.</summary>
    internal IReadOnlyList<string> Spelled(bool isCore) => isCore
        ? _core ??= [.. Names.Select(ColumnName.Core)]
        : _folded ??= [.. Names.Select(ColumnName.Folded)];
}

/// <summary>What is known of a learner, each the name of a column or nothing.</summary>
public sealed record LearnerSearch
{
    /// <summary>The full name in one cell.</summary>
    public string? Name { get; init; }

    /// <summary>The family name.</summary>
    public string? LastName { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The day of birth.</summary>
    public string? BirthDate { get; init; }

    /// <summary>The СНИЛС.</summary>
    public string? Snils { get; init; }

    /// <summary>The group within which the name is looked for.</summary>
    public MappedField? Group { get; init; }
}

/// <summary>Records of a feed that each row gives: one, or one for each column that is data.</summary>
/// <param name="Feed">English name of the feed.</param>
/// <param name="Fields">Where each column of the feed comes from, by its English name.</param>
public sealed record MappedRecord(string Feed, IReadOnlyDictionary<string, MappedField> Fields)
{
    /// <summary>Which columns are data; null where a row gives one record.</summary>
    public AcrossColumns? Across { get; init; }

    /// <summary>Words of columns that a row must have to give a record; an empty word is a blank cell.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>Columns that are data, each of them one record of a row.</summary>
/// <param name="Pattern">What their headers match, its named parts being fields; null for every column that is no other.</param>
public sealed record AcrossColumns(string? Pattern)
{
    /// <summary>Of these no record is made; a name that ends with <c>*</c> is a beginning.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];
}
