using Ingest.Feeds.Deliveries;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>A file that is read by a mapping.</summary>
/// <param name="Name">Name of the mapping.</param>
/// <param name="Mapping">It.</param>
/// <param name="HeaderLine">The line that the first header was found on; of two rows, the upper one.</param>
public sealed record MappedFile(string Name, Mapping Mapping, long HeaderLine)
{
    /// <summary>The page that asks.</summary>
    public const string Page = "Загрузить";

    /// <summary>The table whose header was found.</summary>
    public required MappedSheet Table { get; init; }

    /// <summary>What was found above the header.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>What was answered for the file, and whom its people were taken for.</summary>
    public DeliveredFile? Delivered { get; init; }

    /// <summary>Names of the feeds that it gives records of.</summary>
    public IReadOnlyList<string> Feeds => [.. Mapping.Tables.SelectMany(table => table.Records).Select(record => record.Feed).Distinct()];

    /// <summary>An answer; null where there is none.</summary>
    /// <param name="name">What is asked.</param>
    internal string? Answer(string name) =>
        Delivered?.Answers.GetValueOrDefault(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    /// <summary>What has still to be asked before the file can be loaded: questions by name, and whether it is who its people are.</summary>
    public (IReadOnlyDictionary<string, MappingQuestion> Questions, bool Learners) Missing()
    {
        var questions = new Dictionary<string, MappingQuestion>();
        var learners = false;
        foreach (var field in Table.Records.SelectMany(record => record.Fields.Values))
        {
            See(field);
        }

        return (questions, learners);

        void See(MappedField field)
        {
            learners |= field.Source == FieldSource.Learner && Delivered is null or { Learners.Count: 0 };
            if (field.Source == FieldSource.Answer && Answer(field.Name) is null)
            {
                if (field.Or is null && field.Default is null && Mapping.Answers[field.Name] is { IsOptional: false } question)
                {
                    questions[field.Name] = question;
                }
            }
            else if (field.Source is FieldSource.Answer or FieldSource.Value || (field.Source == FieldSource.Title && Titles.ContainsKey(field.Name)))
            {
                // It is there: what would stand in for it is not needed.
                SeeInner(field);
                return;
            }

            SeeInner(field);
            if (field.Or is { } or && field.Source is FieldSource.Title or FieldSource.Answer)
            {
                See(or);
            }
        }

        void SeeInner(MappedField field)
        {
            foreach (var inner in new[] { field.Year, field.ShareOf }.OfType<MappedField>())
            {
                See(inner);
            }
        }
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
