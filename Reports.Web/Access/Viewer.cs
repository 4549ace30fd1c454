using System.Security.Claims;
using Reports.Web.AppStore;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Access;

/// <summary>Who looks: the claims of a signed-in user and the fence that follows from them.</summary>
/// <param name="scopes">Scopes of codes.</param>
public sealed class Viewer(ScopeReader scopes)
{
    /// <summary>Claim with the state of the user's password and access.</summary>
    public const string StampClaim = "stamp";
    private const string OrganisationClaim = "organisation_code";
    private const string TeacherClaim = "teacher_code";
    private const string LearnerClaim = "learner_code";

    /// <summary>The signed-in user.</summary>
    /// <param name="user">From the store.</param>
    /// <param name="scheme">How they signed in.</param>
    public static ClaimsPrincipal Principal(AppUser user, string scheme)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role), new(StampClaim, user.Stamp)], scheme);
        Add(OrganisationClaim, user.OrganisationCode);
        Add(TeacherClaim, user.TeacherCode);
        Add(LearnerClaim, user.LearnerCode);
        return new ClaimsPrincipal(identity);

        void Add(string type, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                identity.AddClaim(new Claim(type, value));
            }
        }
    }

    /// <summary>What the viewer may see. A code that the warehouse does not know opens nothing; so does a curator without one.</summary>
    public async Task<Scope> ScopeOfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var organisation = user.FindFirstValue(OrganisationClaim);
        var learner = user.FindFirstValue(LearnerClaim);
        var curator = user.IsInRole(Roles.Curator) ? user.FindFirstValue(TeacherClaim) ?? "" : null;
        if (organisation is null && learner is null && curator is null)
        {
            return user.Identity?.IsAuthenticated == true ? Scope.Everything : new Scope(-1, -1, -1);
        }

        return await scopes.ReadAsync(organisation, curator, learner, cancellationToken);
    }

    /// <summary>Whether the roles of a report let the user read it; the administrator reads all, a report without roles is for everyone.</summary>
    public static bool MayRead(ClaimsPrincipal user, Report report) =>
        report.Roles.Count == 0 || user.IsInRole(Roles.Administrator) || report.Roles.Any(user.IsInRole);
}
