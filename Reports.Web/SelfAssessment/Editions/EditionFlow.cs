using System.Security.Claims;
using Reports.Web.Access;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>Which step an edition may take from where it stands, and whose it is.</summary>
public static class EditionFlow
{
    /// <summary>Where steps lead from each state; from a state that is not here none does.</summary>
    private static readonly Dictionary<EditionState, EditionStepKind[]> Ways = new()
    {
        [EditionState.Draft] = [EditionStepKind.ValuesRefreshed, EditionStepKind.TextChanged, EditionStepKind.Reviewed, EditionStepKind.Withdrawn],
        [EditionState.Reviewed] = [EditionStepKind.Returned, EditionStepKind.Approved, EditionStepKind.Withdrawn],
        [EditionState.Approved] = [EditionStepKind.Superseded],
    };

    /// <summary>Whether a step leads on from where the edition stands.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="step">The step.</param>
    public static bool Allows(EditionState state, EditionStepKind step) => Ways.TryGetValue(state, out var steps) && steps.Contains(step);

    /// <summary>Whether the step is the user's: a director alone signs; an edition is superseded only by the signing of another.</summary>
    /// <param name="user">The signed-in user, who may open the self-assessment.</param>
    /// <param name="step">The step.</param>
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

    /// <summary>Where an edition stands, in Russian.</summary>
    /// <param name="state">Where it stands.</param>
    public static string Words(EditionState state) => state switch
    {
        EditionState.Draft => "черновик",
        EditionState.Reviewed => "проверена",
        EditionState.Approved => "утверждена",
        EditionState.Superseded => "заменена",
        _ => "снята",
    };

    /// <summary>What was done, in Russian.</summary>
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
