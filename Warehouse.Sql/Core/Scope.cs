namespace Warehouse.Sql.Core;

/// <summary>
/// What a viewer may see; all limits apply together. Every read takes one, and a report's statement limits its rows by three parameters, where
/// null means no limit: <c>@scope_organisation</c>, <c>@scope_learner</c> and <c>@scope_groups</c>, a JSON array of the keys of the groups that
/// are inside <see cref="CuratorKey"/>, <see cref="ProgrammeKeys"/> and <see cref="GroupKeys"/>.
/// </summary>
/// <param name="OrganisationKey">Only this organisation.</param>
/// <param name="CuratorKey">Only groups that this teacher is the curator of.</param>
/// <param name="LearnerKey">Only this learner's own record.</param>
/// <param name="ProgrammeKeys">Only groups of these programmes; an empty set is none.</param>
/// <param name="GroupKeys">Only these groups; an empty set is none.</param>
public sealed record Scope(
    int? OrganisationKey = null, int? CuratorKey = null, int? LearnerKey = null, KeySet? ProgrammeKeys = null, KeySet? GroupKeys = null)
{
    /// <summary>Sees everything: the director and analysts of a single centre, the command line.</summary>
    public static Scope Everything { get; } = new();

    /// <summary>Sees nothing: keys that nobody has.</summary>
    public static Scope Nothing { get; } = new(-1, -1, -1);

    /// <summary>Whether the viewer is kept to some groups.</summary>
    public bool IsOfGroups => CuratorKey is not null || ProgrammeKeys is not null || GroupKeys is not null;

    /// <summary>Whether figures of a whole organisation are beyond the viewer.</summary>
    public bool IsWithinOrganisation => IsOfGroups || LearnerKey is not null;
}
