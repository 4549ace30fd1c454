using System.Security.Claims;
using Reports.Web.Access;
using Reports.Web.AppStore;

namespace Reports.Web.Matters;

/// <summary>Users who may answer for a matter: those who can sign in and see what it is about.</summary>
/// <param name="users">Users.</param>
/// <param name="subjects">What each of them may see.</param>
public sealed class OwnerChoices(UserStore users, SubjectReader subjects)
{
    private static readonly string[] RolesOfOwners = [Roles.Director, Roles.Analyst, Roles.Curator, Roles.Administrator];

    /// <summary>The users, by their full names.</summary>
    public async Task<IReadOnlyList<AppUser>> ReadAsync(Subject subject, CancellationToken cancellationToken)
    {
        var owners = new List<AppUser>();
        foreach (var user in (await users.ListAsync(cancellationToken)).Where(user => !user.IsDisabled && RolesOfOwners.Contains(user.Role)))
        {
            if ((user.IsOpen && user.Role != Roles.Curator) || await SeesAsync(user, subject, cancellationToken))
            {
                owners.Add(user);
            }
        }

        return [.. owners.OrderBy(user => user.FullName, StringComparer.Create(Figures.Russian, ignoreCase: true))];
    }

    private async Task<bool> SeesAsync(AppUser user, Subject subject, CancellationToken cancellationToken)
    {
        ClaimsPrincipal principal = Viewer.Principal(user, "owner");
        return (await subjects.SeenAsync(principal, [subject], cancellationToken)).Count > 0;
    }
}
