using Reports.Web.AppStore;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Access;

/// <summary>
/// Tells of a user whose codes keep them to nothing: one that the warehouse does not have, and one that several organisations have while the user is
/// kept to none of them, so that whose data it means cannot be told.
/// </summary>
/// <param name="scopes">Codes of the warehouse.</param>
public sealed class CodeCheck(ScopeReader scopes)
{
    /// <summary>What is wrong with a user's codes, in Russian; null when nothing is, or when the warehouse cannot be asked.</summary>
    public async Task<string?> FaultAsync(AppUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var codes = new ScopeCodes
        {
            Organisation = user.OrganisationCode,
            Curator = user.Role == Roles.Curator ? user.TeacherCode : null,
            Learner = user.LearnerCode,
            Programmes = CodeList.Of(user.ProgrammeCodes),
            Groups = CodeList.Of(user.GroupCodes),
        };
        if (codes.IsOpen)
        {
            return null;
        }

        try
        {
            var members = await scopes.FindAsync(codes, cancellationToken);
            return codes.All.Select(one => Fault(one, user.OrganisationCode, [.. members.Where(member => member.Kind == one.Kind && member.Code == one.Code)]))
                .FirstOrDefault(fault => fault is not null);
        }
        catch (WarehouseUnavailableException)
        {
            // The fence stays closed by itself when the warehouse is back.
            return null;
        }
    }

    private static string? Fault((CodeKind Kind, string Code) one, string? organisation, IReadOnlyList<CodeMember> members) => members.Count switch
    {
        0 when one.Kind == CodeKind.Organisation => $"Организации с кодом «{one.Code}» нет. Проверьте код: пользователю с таким кодом ничего не видно.",
        0 => $"Кода {Whose(one.Kind)} «{one.Code}» нет{(organisation is null ? "" : $" в организации {organisation}")}. Проверьте код: по такому коду ничего не видно.",
        1 => null,
        _ => $"Код {Whose(one.Kind)} «{one.Code}» есть в нескольких организациях: {string.Join(", ", members.Select(member => member.Organisation))}. "
            + "Укажите код организации: без него пользователю ничего не видно.",
    };

    private static string Whose(CodeKind kind) => kind switch
    {
        CodeKind.Teacher => "преподавателя",
        CodeKind.Learner => "слушателя",
        CodeKind.Programme => "программы",
        _ => "группы",
    };
}
