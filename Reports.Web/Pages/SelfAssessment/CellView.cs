using Reports.Web.SelfAssessment;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>A value on a page.</summary>
/// <param name="Page">The page, which makes links.</param>
/// <param name="Value">The value; null when the form of that year does not have the indicator.</param>
public sealed record CellView(AssessmentPage Page, AssessmentValue? Value);
