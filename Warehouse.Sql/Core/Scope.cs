namespace Warehouse.Sql.Core;

/// <summary>
/// What a viewer may see. Every read takes one; a report's statement limits its rows by the three parameters
/// <c>@scope_organisation</c>, <c>@scope_curator</c>, <c>@scope_learner</c>, where null means no limit.
/// </summary>
/// <param name="OrganisationKey">Only this organisation.</param>
/// <param name="CuratorKey">Only groups that this teacher is the curator of.</param>
/// <param name="LearnerKey">Only this learner's own record.</param>
public sealed record Scope(int? OrganisationKey = null, int? CuratorKey = null, int? LearnerKey = null)
{
    /// <summary>Sees everything: the director and analysts of a single centre, the command line.</summary>
    public static Scope Everything { get; } = new();
}
