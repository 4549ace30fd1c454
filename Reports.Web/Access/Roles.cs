using System.Security.Claims;

namespace Reports.Web.Access;

/// <summary>Roles of users, which decide what they may open.</summary>
public static class Roles
{
    /// <summary>Sees everything, decides.</summary>
    public const string Director = "director";

    /// <summary>Sees everything, works with data.</summary>
    public const string Analyst = "analyst";

    /// <summary>Sees the groups that they are the curator of.</summary>
    public const string Curator = "curator";

    /// <summary>Keeps documents and carriers.</summary>
    public const string Archive = "archive";

    /// <summary>Responsible for personal data: reads the audit log.</summary>
    public const string DataOfficer = "data_officer";

    /// <summary>Manages users; sees every report.</summary>
    public const string Administrator = "administrator";

    /// <summary>Every role with its Russian name.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Director] = "Директор",
        [Analyst] = "Аналитик",
        [Curator] = "Куратор",
        [Archive] = "Архив",
        [DataOfficer] = "Ответственный за персональные данные",
        [Administrator] = "Администратор",
    };

    /// <summary>Whether the user may see names of learners; others see codes. A learner's scope is their own record.</summary>
    public static bool MaySeePersons(ClaimsPrincipal user) =>
        user.IsInRole(Director) || user.IsInRole(Analyst) || user.IsInRole(Curator) || user.IsInRole(DataOfficer) || user.IsInRole(Administrator);
}
