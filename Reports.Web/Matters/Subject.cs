namespace Reports.Web.Matters;

/// <summary>
/// Whom or what a matter or a note is about, by codes: keys of a warehouse that is built anew are others. Empty codes widen it: without a learner it
/// is about the group, without a group about the programme, then the organisation, then everything.
/// </summary>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Programme">Code of the programme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Learner">Code of the learner.</param>
public sealed record Subject(string Organisation = "", string Programme = "", string Group = "", string Learner = "");

/// <summary>A subject as a viewer may see it.</summary>
/// <param name="Subject">Its codes.</param>
/// <param name="Words">Who or what, with names where the warehouse has them.</param>
/// <param name="OrganisationKey">Key of the organisation; null is all.</param>
/// <param name="ProgrammeKey">Key of the programme; null is all.</param>
/// <param name="GroupKey">Key of the group; null is all.</param>
/// <param name="LearnerKey">Key of the learner; null is all.</param>
public sealed record SeenSubject(Subject Subject, string Words, long? OrganisationKey, long? ProgrammeKey, long? GroupKey, long? LearnerKey)
{
    /// <summary>Where it is looked at.</summary>
    public string Href => LearnerKey is { } learner ? FormattableString.Invariant($"/learners/{learner}")
        : GroupKey is { } group ? FormattableString.Invariant($"/quality?group={group}&by=module&preset=all")
        : ProgrammeKey is { } programme ? FormattableString.Invariant($"/quality?programme={programme}&by=group")
        : OrganisationKey is { } organisation ? FormattableString.Invariant($"/quality?organisation={organisation}")
        : "/quality";

    /// <summary>Its keys in an address, without a question mark.</summary>
    public string Query => QueryString.Create(new[] { ("organisation", OrganisationKey), ("programme", ProgrammeKey), ("group", GroupKey), ("learner", LearnerKey) }
        .Where(pair => pair.Item2 is not null)
        .Select(pair => KeyValuePair.Create(pair.Item1, (string?)FormattableString.Invariant($"{pair.Item2}")))).ToString().TrimStart('?');
}

/// <summary>The keys of a subject, as an address or a form gives them.</summary>
/// <param name="Organisation">Key of the organisation.</param>
/// <param name="Programme">Key of the programme.</param>
/// <param name="Group">Key of the group.</param>
/// <param name="Learner">Key of the learner.</param>
public sealed record SubjectKeys(int? Organisation = null, int? Programme = null, int? Group = null, int? Learner = null);
