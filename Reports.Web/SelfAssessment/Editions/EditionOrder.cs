namespace Reports.Web.SelfAssessment.Editions;

/// <summary>The order by which the director approves an edition.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Signer">Who signed: post and name.</param>
public sealed record EditionOrder(string Number, DateOnly Date, string Signer);
