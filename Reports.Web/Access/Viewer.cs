using System.Security.Claims;
using Reports.Web.AppStore;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Access;

/// <summary>The signed-in user: claims, and the scope that follows from them.</summary>
/// <param name="scopes">Scopes of codes.</param>
public sealed class Viewer(ScopeReader scopes)
{
    /// <summary>Claim that changes with the user's password and access.</summary>
    public const string StampClaim = "stamp";
    private const string OrganisationClaim = "organisation_code";
    private const string TeacherClaim = "teacher_code";
    private const string LearnerClaim = "learner_code";
    private const string ProgrammeClaim = "programme_code";
    private const string GroupClaim = "group_code";

    /// <summary>Makes the principal of a user.</summary>
    /// <param name="scheme">The authentication scheme.</param>
    public static ClaimsPrincipal Principal(AppUser user, string scheme)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role), new(StampClaim, user.Stamp)], scheme);
        Add(OrganisationClaim, user.OrganisationCode);
        Add(TeacherClaim, user.TeacherCode);
        Add(LearnerClaim, user.LearnerCode);
        identity.AddClaims(Fence(user.ProgrammeCodes, user.GroupCodes));
        return new ClaimsPrincipal(identity);

        void Add(string type, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                identity.AddClaim(new Claim(type, value));
            }
        }
    }

    /// <summary>Claims of the programmes and groups that a user is kept to.</summary>
    /// <param name="programmes">As <see cref="CodeList"/> writes them.</param>
    /// <param name="groups">As <see cref="CodeList"/> writes them.</param>
    public static IEnumerable<Claim> Fence(string? programmes, string? groups) =>
        CodeList.Of(programmes).Select(code => new Claim(ProgrammeClaim, code)).Concat(CodeList.Of(groups).Select(code => new Claim(GroupClaim, code)));

    /// <summary>What the viewer may see. A code that the warehouse does not know gives an empty scope, and so does a curator without a code.</summary>
    public async Task<Scope> ScopeOfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return Scope.Nothing;
        }

        var codes = new ScopeCodes
        {
            Organisation = user.FindFirstValue(OrganisationClaim),
            Curator = user.IsInRole(Roles.Curator) ? user.FindFirstValue(TeacherClaim) ?? "" : null,
            Learner = user.FindFirstValue(LearnerClaim),
            Programmes = All(user, ProgrammeClaim),
            Groups = All(user, GroupClaim),
        };
        return codes.IsOpen ? Scope.Everything : await scopes.ReadAsync(codes, cancellationToken);
    }

    /// <summary>What the viewer is kept to where users and the audit log are concerned.</summary>
    public static UserFence FenceOf(ClaimsPrincipal user) => new(
        user.FindFirstValue(OrganisationClaim), user.FindFirstValue(LearnerClaim), All(user, ProgrammeClaim), All(user, GroupClaim));

    /// <summary>Whether the user is kept to a part of the data.</summary>
    public static bool IsFenced(ClaimsPrincipal user) => user.IsInRole(Roles.Curator)
        || user.HasClaim(claim => claim.Type is OrganisationClaim or LearnerClaim or ProgrammeClaim or GroupClaim);

    /// <summary>Whether the user may read a report by its roles. Administrators may read all; a report without roles is for everyone. One that
    /// shows names whoever asks is for those alone who may see names.</summary>
    public static bool MayRead(ClaimsPrincipal user, Report report) =>
        (report.Roles.Count == 0 || user.IsInRole(Roles.Administrator) || report.Roles.Any(user.IsInRole))
        && (Roles.MaySeePersons(user) || !ReportPersons.NamesAnyway(report));

    private static IReadOnlyList<string> All(ClaimsPrincipal user, string claim) => [.. user.FindAll(claim).Select(one => one.Value)];
}
