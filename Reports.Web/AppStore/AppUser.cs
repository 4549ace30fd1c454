using System.Globalization;

namespace Reports.Web.AppStore;

/// <summary>A user who may sign in.</summary>
public sealed record AppUser
{
    // Longer than any name of a user; the text typed at sign-in may be longer.
    private const int LongestFolded = 200;

    /// <summary>The name as entered by the administrator.</summary>
    public required string Name { get; init; }

    /// <summary>Salted hash of the password.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes with the password, the role and the access: cookies with an older stamp are invalid.</summary>
    public required string Stamp { get; init; }

    /// <summary>One of <see cref="Access.Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Sees only this organisation.</summary>
    public string? OrganisationCode { get; init; }

    /// <summary>A curator sees only groups of this teacher.</summary>
    public string? TeacherCode { get; init; }

    /// <summary>Sees only this learner's record.</summary>
    public string? LearnerCode { get; init; }

    /// <summary>Sees only groups of these programmes: their codes as <see cref="CodeList"/> writes them; null is all.</summary>
    public string? ProgrammeCodes { get; init; }

    /// <summary>Sees only these groups: their codes as <see cref="CodeList"/> writes them; null is all.</summary>
    public string? GroupCodes { get; init; }

    /// <summary>Surname; null when none was given.</summary>
    public string? LastName { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Patronymic.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Surname, first name and patronymic; the name of the sign-in where none was given.</summary>
    public string FullName => string.Join(' ', new[] { LastName, FirstName, MiddleName }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } full ? full : Name;

    /// <summary>Whether the user may not sign in any more.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether no code limits what the user sees; a curator's groups apart.</summary>
    public bool IsOpen => OrganisationCode is null && LearnerCode is null && ProgrammeCodes is null && GroupCodes is null;

    /// <summary>The normalised name by which users are compared, without regard to case, ё and surrounding spaces.</summary>
    /// <param name="name">As typed; truncated to the longest name that the store keeps.</param>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = name.Trim().ToUpper(CultureInfo.GetCultureInfo("ru-RU")).Replace('Ё', 'Е');
        return folded.Length > LongestFolded ? folded[..LongestFolded] : folded;
    }
}
