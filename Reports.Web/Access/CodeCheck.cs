using Reports.Web.AppStore;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Access;

/// <summary>
/// Tells of a user whose code several organisations have while the user is kept to none of them: whose data that is cannot be told, and nothing
/// is shown.
/// </summary>
/// <param name="scopes">Codes of the warehouse.</param>
public sealed class CodeCheck(ScopeReader scopes)
{
    /// <summary>What is wrong with a user's codes, in Russian; null when nothing is, or when the warehouse cannot be asked.</summary>
    public async Task<string?> FaultAsync(AppUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.OrganisationCode is not null)
        {
            return null;
        }

        try
        {
            return (user is { Role: Roles.Curator, TeacherCode: { } teacher }
                    ? Fault($"преподавателя «{teacher}»", await scopes.OrganisationsOfTeacherAsync(teacher, cancellationToken)) : null)
                ?? (user.LearnerCode is { } learner
                    ? Fault($"слушателя «{learner}»", await scopes.OrganisationsOfLearnerAsync(learner, cancellationToken)) : null);
        }
        catch (WarehouseUnavailableException)
        {
            // The fence stays closed by itself when the warehouse is back.
            return null;
        }
    }

    private static string? Fault(string whose, IReadOnlyList<string> organisations) => organisations.Count < 2 ? null
        : $"Код {whose} есть в нескольких организациях: {string.Join(", ", organisations)}. Укажите код организации: без него пользователю ничего не видно.";
}
