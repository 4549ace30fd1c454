using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>The shortcomings of an edition with a field for the answer to each.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Typed">Answers of a refused request, by kind.</param>
/// <param name="Reviewed">What the reviewer answered, by kind; none before the review.</param>
public sealed record ShortcomingsView(
    IReadOnlyList<EditionShortcoming> Found, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Reviewed);
