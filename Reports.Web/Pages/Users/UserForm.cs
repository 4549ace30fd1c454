using Reports.Web.AppStore;

namespace Reports.Web.Pages.Users;

/// <summary>The form of a user.</summary>
public sealed record UserForm
{
    private const int LongestWord = 100;

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Surname.</summary>
    public string? LastName { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Patronymic.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Role.</summary>
    public string? Role { get; init; }

    /// <summary>Code of the only organisation seen.</summary>
    public string? Organisation { get; init; }

    /// <summary>Code of the teacher whose groups a curator sees.</summary>
    public string? Teacher { get; init; }

    /// <summary>Code of the only learner seen.</summary>
    public string? Learner { get; init; }

    /// <summary>Codes of the only programmes seen, one a line.</summary>
    public string? Programmes { get; init; }

    /// <summary>Codes of the only groups seen, one a line.</summary>
    public string? Groups { get; init; }

    /// <summary>Whether the user is disabled.</summary>
    public bool Disabled { get; init; }

    /// <summary>The user that it describes.</summary>
    public AppUser User() => new()
    {
        Name = Name?.Trim() ?? "",
        PasswordHash = "",
        Stamp = "",
        Role = Role ?? "",
        OrganisationCode = Code(Organisation),
        TeacherCode = Code(Teacher),
        LearnerCode = Code(Learner),
        ProgrammeCodes = CodeList.Text(CodeList.Of(Programmes)),
        GroupCodes = CodeList.Text(CodeList.Of(Groups)),
        LastName = Word(LastName),
        FirstName = Word(FirstName),
        MiddleName = Word(MiddleName),
        IsDisabled = Disabled,
    };

    private static string? Code(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    // Longer than the store keeps is cut: a name is no code that anything hangs on.
    private static string? Word(string? text) => Code(text) is { } word ? word[..Math.Min(word.Length, LongestWord)] : null;
}
