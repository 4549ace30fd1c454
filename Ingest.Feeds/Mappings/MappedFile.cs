using Ingest.Feeds.Deliveries;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>A file that is read by a mapping.</summary>
public sealed record MappedFile
{
    internal MappedFile(string name, Mapping mapping, long headerLine, HeaderFit header) => (Name, Mapping, HeaderLine, Header) = (name, mapping, headerLine, header);

    /// <summary>Name of the mapping.</summary>
    public string Name { get; }

    /// <summary>The mapping.</summary>
    public Mapping Mapping { get; }

    /// <summary>The line that the first header was found on; of two rows, the upper one.</summary>
    public long HeaderLine { get; }

    /// <summary>The page that asks.</summary>
    public const string Page = "Загрузить";

    /// <summary>The first header that was found.</summary>
    internal HeaderFit Header { get; }

    /// <summary>The table whose header it is.</summary>
    public MappedSheet Table => Header.Sheet;

    /// <summary>What was found above the header.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>What was answered for the file, and whom its people were taken for.</summary>
    public DeliveredFile? Delivered { get; init; }

    /// <summary>Names of the feeds that it gives records of.</summary>
    public IReadOnlyList<string> Feeds => [.. Mapping.Tables.SelectMany(table => table.Records).Select(record => record.Feed).Distinct()];

    /// <summary>Whether its records say of which organisation they are.</summary>
    public bool NamesOrganisation => Mapping.Tables.SelectMany(table => table.Records).Any(record => record.Fields.ContainsKey("org_code"));

    /// <summary>An answer; null where there is none.</summary>
    /// <param name="name">What is asked.</param>
    internal string? Answer(string name) =>
        Delivered?.Answers.GetValueOrDefault(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    /// <summary>Why the file cannot be loaded as it is; null when it can.</summary>
    /// <param name="name">The file.</param>
    internal UnreadableSourceException? Lack(string name)
    {
        var (questions, learners) = Missing();
        var lacking = questions.Values.Select(question => $"«{question.Title}»").Concat(learners ? ["коды слушателей (люди названы по имени)"] : Array.Empty<string>()).ToList();
        return lacking.Count == 0 ? null : new UnreadableSourceException(
            "needs_answers",
            $"Файл «{name}» читается по настройке «{Mapping.Title}», но в нём самом нет всего, что нужно записям: {string.Join(", ", lacking)}. "
            + $"Загрузите его на странице «{Page}»: она спросит об этом.");
    }

    /// <summary>What has still to be asked before the file can be loaded: questions by name, and whether it is who its people are.</summary>
    public (IReadOnlyDictionary<string, MappingQuestion> Questions, bool Learners) Missing()
    {
        var needs = new MappingNeeds(this);
        return (needs.Questions, needs.Learners);
    }
}

/// <summary>A person of a row whose code the file does not have, as the file describes them.</summary>
/// <param name="Line">The row's line.</param>
/// <param name="LastName">The family name.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="MiddleName">The middle name; empty when there is none.</param>
/// <param name="BirthDate">The day of birth as the file has it; null where it does not.</param>
/// <param name="Snils">The СНИЛС as the file has it; null where it does not.</param>
/// <param name="Group">Code of the group to look in; null where it is not known.</param>
public sealed record LearnerClue(long Line, string LastName, string FirstName, string MiddleName, string? BirthDate, string? Snils, string? Group);
