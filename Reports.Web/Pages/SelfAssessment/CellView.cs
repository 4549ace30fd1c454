using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>A value on a page.</summary>
/// <param name="Page">The page, which makes links.</param>
/// <param name="Value">The value; null when the form of that year does not have the indicator.</param>
/// <param name="Staff">Full names, where it is said who entered the value.</param>
public sealed record CellView(AssessmentPage Page, AssessmentValue? Value, StaffList? Staff = null)
{
    /// <summary>Who made an entry.</summary>
    public string Author(ManualValue entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Staff?.Of(entry.EnteredBy) ?? entry.EnteredBy;
    }
}
