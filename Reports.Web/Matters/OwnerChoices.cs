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
        var able = (await users.ListAsync(cancellationToken)).Where(user => !user.IsDisabled && RolesOfOwners.Contains(user.Role));

        // Whom the same fence holds sees the same: the warehouse is asked once a fence, and not at all where there is none.
        foreach (var same in able.GroupBy(FenceOf))
        {
            if ((same.First() is { IsOpen: true } one && one.Role != Roles.Curator) || await SeesAsync(same.First(), subject, cancellationToken))
            {
                owners.AddRange(same);
            }
        }

        return [.. owners.OrderBy(user => user.FullName, StringComparer.Create(Figures.Russian, ignoreCase: true))];
    }

    private static object FenceOf(AppUser user) => (
        user.Role == Roles.Curator ? user.TeacherCode ?? "" : null, user.OrganisationCode, user.LearnerCode, user.ProgrammeCodes, user.GroupCodes);

    private async Task<bool> SeesAsync(AppUser user, Subject subject, CancellationToken cancellationToken) =>
        (await subjects.SeenAsync(Viewer.Principal(user, "owner"), [subject], cancellationToken)).Count > 0;
}
