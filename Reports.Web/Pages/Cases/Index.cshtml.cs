using Reports.Web.Access;
using Reports.Web.Matters;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Cases;

/// <summary>На контроле: warnings that somebody watches until they are mended.</summary>
public sealed class IndexModel(ReportAccess reports, MatterStore matters, SubjectReader subjects, StaffNames staff)
    : MatterListPage(reports, matters, subjects, staff)
{
    /// <inheritdoc/>
    public override string Kind => MatterKind.Case;
}
