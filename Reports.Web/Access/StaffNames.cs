using Reports.Web.AppStore;

namespace Reports.Web.Access;

/// <summary>Full names of users, for pages that say who did something.</summary>
/// <param name="users">Users.</param>
public sealed class StaffNames(UserStore users)
{
    /// <summary>The names as they are now.</summary>
    public async Task<StaffList> ReadAsync(CancellationToken cancellationToken) => new(await users.ListAsync(cancellationToken));
}

/// <summary>Users by the names of their sign-in.</summary>
/// <param name="users">Everyone.</param>
public sealed class StaffList(IEnumerable<AppUser> users)
{
    private readonly Dictionary<string, AppUser> _users = users.ToDictionary(user => AppUser.Fold(user.Name), StringComparer.Ordinal);

    /// <summary>The full name; the name of the sign-in where there is none, or where nobody has that name any more.</summary>
    /// <param name="name">The name of a sign-in.</param>
    public string Of(string name) => _users.TryGetValue(AppUser.Fold(name), out var user) ? user.FullName : name;

    /// <summary>«директор А. П. Иванова»: the role with initials and surname, as who signs is named; empty without a full name.</summary>
    /// <param name="name">The name of a sign-in.</param>
    public string SignerOf(string name) => _users.TryGetValue(AppUser.Fold(name), out var user) && !string.IsNullOrEmpty(user.LastName)
        ? string.Join(' ', new[] { Roles.Names.GetValueOrDefault(user.Role, "").ToLower(Figures.Russian), Initial(user.FirstName), Initial(user.MiddleName), user.LastName }
            .Where(part => part.Length > 0))
        : "";

    private static string Initial(string? name) => string.IsNullOrEmpty(name) ? "" : name[0] + ".";
}
