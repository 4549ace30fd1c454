using Reports.Web.Documents;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>What files of an edition are made with besides the edition: settings of the installation and files of the operator. It is frozen at the signing.</summary>
/// <param name="Template">The template of the document.</param>
/// <param name="SmallGroup">The least number of people that a public page shows.</param>
/// <param name="Feeds">Feeds whose files bear on an indicator, by its code.</param>
/// <param name="Staff">Full names of those who entered values, by the names of their sign-in.</param>
public sealed record EditionRendering(
    DocumentTemplate Template, int SmallGroup, IReadOnlyDictionary<string, IReadOnlyList<string>> Feeds, IReadOnlyDictionary<string, string> Staff);

/// <summary>Takes what is in force now, to be frozen with an edition.</summary>
public interface IEditionRendering
{
    /// <summary>Takes it, the template with its bytes.</summary>
    /// <param name="edition">The edition whose files will be made with it.</param>
    /// <returns>It, or why the edition's document cannot be made with it.</returns>
    Task<(EditionRendering? Rendering, string? Problem)> TakeAsync(Edition edition, CancellationToken cancellationToken);
}
