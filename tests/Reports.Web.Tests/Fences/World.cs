namespace Reports.Web.Tests.Fences;

/// <summary>A study group of the world; every value that belongs to it carries its mark.</summary>
/// <param name="Organisation">1 or 2.</param>
/// <param name="Name">Within the organisation.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="Curator">Its curator.</param>
/// <param name="Teacher">Who teaches it.</param>
/// <param name="HasEnded">Or is at work.</param>
/// <param name="Guests">Learners who study in other groups or organisations too.</param>
internal sealed record StudyGroup(int Organisation, string Name, string Programme, string Curator, string Teacher, bool HasEnded, params string[] Guests)
{
    public string Mark => World.Mark(Organisation, Name);

    public string OrganisationMark => World.Mark(Organisation);

    public string ProgrammeMark => World.Mark(Organisation, Programme);

    public string CuratorMark => World.Mark(Organisation, Curator);

    public string TeacherMark => World.Mark(Organisation, Teacher);

    public IReadOnlyList<string> Own => [.. "abcd".Select(letter => Mark + letter)];

    public IReadOnlyList<string> Learners => [.. Own, .. Guests];

    /// <summary>A group of children, in which ages matter.</summary>
    public bool IsOfChildren => Programme == "p3";

    /// <summary>Has marks in the group without an enrolment.</summary>
    public string Stranger => Mark + "x";
}

/// <summary>
/// Two organisations with curators who share a programme, a learner of two curators' groups and one code of a learner in both
/// organisations. What belongs to whom is told by marks: <c>zona1</c> is an organisation, <c>zona1g2</c> its group,
/// <c>zona1g2a</c> a learner of that group, <c>zona1p1</c> a programme, <c>zona1t1</c> a teacher.
/// </summary>
internal static class World
{
    /// <summary>A learner of two groups of different curators.</summary>
    public const string OfTwoGroups = "zona1s1";

    /// <summary>Two learners, one in each organisation, have this code.</summary>
    public const string OfTwoOrganisations = "zonas9";

    /// <summary>Teaches in groups of two curators.</summary>
    private const string Shared = "t3";

    public static IReadOnlyList<StudyGroup> Groups { get; } =
    [
        new(1, "g1", "p1", "t1", Shared, HasEnded: true, OfTwoGroups),
        new(1, "g2", "p1", "t2", Shared, HasEnded: false, OfTwoGroups),
        new(1, "g3", "p2", "t2", "t5", HasEnded: true),
        new(1, "g4", "p1", "t1", "t4", HasEnded: false, OfTwoOrganisations),
        new(1, "g5", "p1", "t2", "t5", HasEnded: true),
        new(1, "g6", "p3", "t1", "t4", HasEnded: true),
        new(2, "g1", "p1", "t1", "t2", HasEnded: true),
        new(2, "g2", "p2", "t1", "t3", HasEnded: false, OfTwoOrganisations),
        new(2, "g3", "p3", "t1", "t2", HasEnded: true),
    ];

    public static string Mark(int organisation, string name = "") => FormattableString.Invariant($"zona{organisation}{name}");

    /// <summary>The marks in a text.</summary>
    public static IEnumerable<string> MarksIn(string text)
    {
        for (var at = text.IndexOf("zona", StringComparison.Ordinal); at >= 0; at = text.IndexOf("zona", at + 1, StringComparison.Ordinal))
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            yield return text[at..end];
        }
    }
}
