namespace Reports.Web.SelfAssessment.Editions;

/// <summary>What pages for everybody show.</summary>
public interface IPublishedFigures
{
    /// <summary>Figures that everybody can read today and that the signing of an edition would hide, a line in Russian for each.</summary>
    /// <param name="edition">The edition to be signed.</param>
    /// <param name="table">Its values.</param>
    Task<IReadOnlyList<string>> HiddenBySigningAsync(Edition edition, Assessment table, CancellationToken cancellationToken);
}
