using System.Globalization;

namespace Reports.Web.AppStore;

/// <summary>One who may sign in.</summary>
public sealed record AppUser
{
    // Longer than any user's name: what is typed at sign-in may be anything.
    private const int LongestFolded = 200;

    /// <summary>As typed when it was added.</summary>
    public required string Name { get; init; }

    /// <summary>Salted hash of the password.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes with the password, the role and the access: a cookie of an older stamp is out.</summary>
    public required string Stamp { get; init; }

    /// <summary>One of <see cref="Access.Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Sees only this organisation.</summary>
    public string? OrganisationCode { get; init; }

    /// <summary>A curator sees only groups of this teacher.</summary>
    public string? TeacherCode { get; init; }

    /// <summary>Sees only this learner's record.</summary>
    public string? LearnerCode { get; init; }

    /// <summary>May not sign in any more.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The name by which users are compared: case, ё and spaces around do not tell them apart.</summary>
    /// <param name="name">As typed; what goes past the longest name that the store keeps is left out.</param>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = name.Trim().ToUpper(CultureInfo.GetCultureInfo("ru-RU")).Replace('Ё', 'Е');
        return folded.Length > LongestFolded ? folded[..LongestFolded] : folded;
    }
}
