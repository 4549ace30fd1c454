using System.Security.Claims;
using Reports.Web.Access;
using Reports.Web.Reading;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>Decides who may open which editions: those of an organisation, who sees all of it; those of all organisations together, who sees all.</summary>
/// <param name="assessments">Organisations that a viewer may choose.</param>
/// <param name="viewer">Makes scopes.</param>
public sealed class EditionAccess(AssessmentQueryFactory assessments, Viewer viewer)
{
    /// <summary>Whether a viewer may open editions of an organisation.</summary>
    /// <param name="organisation">Its code; empty is all of them together.</param>
    /// <exception cref="ReportClosedException">The viewer's role may not open the self-assessment.</exception>
    public async Task<bool> MayOpenAsync(string organisation, ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        var organisations = await assessments.OrganisationsAsync(user, filter, cancellationToken);
        var scope = await viewer.ScopeOfAsync(user, cancellationToken);
        return !scope.IsWithinOrganisation && (scope.OrganisationKey is null || organisations.Any(one => one.Code == organisation));
    }

    /// <summary>Name of an organisation; empty is all of them together.</summary>
    /// <param name="organisation">Its code.</param>
    public async Task<string> NameOfAsync(string organisation, ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken) =>
        (await assessments.OrganisationsAsync(user, filter, cancellationToken)).FirstOrDefault(one => one.Code == organisation)?.Name ?? "";
}
