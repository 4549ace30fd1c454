using System.Security.Claims;
using Reports.Web.Access;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>The state machine of editions, and the roles of its steps.</summary>
public static class EditionFlow
{
    /// <summary>Allowed steps by state.</summary>
    private static readonly Dictionary<EditionState, EditionStepKind[]> Ways = new()
    {
        [EditionState.Draft] = [EditionStepKind.ValuesRefreshed, EditionStepKind.TextChanged, EditionStepKind.Reviewed, EditionStepKind.Withdrawn],
        [EditionState.Reviewed] = [EditionStepKind.Returned, EditionStepKind.Approved, EditionStepKind.Withdrawn],
        [EditionState.Approved] = [EditionStepKind.Superseded],
    };

    /// <summary>Whether a step is allowed in a state.</summary>
    public static bool Allows(EditionState state, EditionStepKind step) => Ways.TryGetValue(state, out var steps) && steps.Contains(step);

    /// <summary>Whether the user may take a step: only a director approves; an edition is superseded only by the approval of another.</summary>
    /// <param name="user">The signed-in user, who may open the self-assessment.</param>
    public static bool IsFor(ClaimsPrincipal user, EditionStepKind step)
    {
        ArgumentNullException.ThrowIfNull(user);
        return step switch
        {
            EditionStepKind.Approved => user.IsInRole(Roles.Director),
            EditionStepKind.Superseded => false,
            _ => true,
        };
    }

    /// <summary>A state in Russian.</summary>
    public static string Words(EditionState state) => state switch
    {
        EditionState.Draft => "черновик",
        EditionState.Reviewed => "проверена",
        EditionState.Approved => "утверждена",
        EditionState.Superseded => "заменена",
        _ => "снята",
    };

    /// <summary>A kind of step in Russian.</summary>
    /// <param name="kind">What was done.</param>
    public static string Words(EditionStepKind kind) => kind switch
    {
        EditionStepKind.Created => "создана",
        EditionStepKind.ValuesRefreshed => "значения взяты заново",
        EditionStepKind.TextChanged => "изменён текст раздела",
        EditionStepKind.Reviewed => "проверена",
        EditionStepKind.Returned => "возвращена на доработку",
        EditionStepKind.Approved => "утверждена",
        EditionStepKind.Superseded => "заменена",
        _ => "снята",
    };
}
