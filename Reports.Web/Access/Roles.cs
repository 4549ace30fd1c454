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

    /// <summary>What every role does besides reading its sections, in Russian.</summary>
    public static IReadOnlyDictionary<string, string> Duties { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Director] = "утверждает редакции отчёта о самообследовании, записывает решения, ведёт вопросы на контроле",
        [Analyst] = "готовит редакции отчёта, вводит значения показателей, ведёт вопросы на контроле и заметки",
        [Curator] = "видит только группы своего преподавателя; ведёт вопросы на контроле и заметки о них",
        [Archive] = "начинает с носителей и выданных документов",
        [DataOfficer] = "начинает с журнала доступа: кто и чьи данные смотрел",
        [Administrator] = "заводит пользователей, видит журнал доступа и задания; открывает все разделы",
    };

    /// <summary>The page that a user of a role begins with.</summary>
    public static string StartPage(string role) => role switch
    {
        Archive => "/report/archive-carriers",
        DataOfficer => "/journal",
        _ => "/",
    };

    /// <summary>Whether the user may see names of learners; others see codes. A learner's scope is their own record.</summary>
    public static bool MaySeePersons(ClaimsPrincipal user) =>
        user.IsInRole(Director) || user.IsInRole(Analyst) || user.IsInRole(Curator) || user.IsInRole(DataOfficer) || user.IsInRole(Administrator);
}
