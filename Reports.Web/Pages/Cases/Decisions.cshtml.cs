using Reports.Web.Access;
using Reports.Web.Matters;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Cases;

/// <summary>Решения: what the director decided, on what basis, who answers for it and what came of it.</summary>
public sealed class DecisionsModel(ReportAccess reports, MatterStore matters, SubjectReader subjects, StaffNames staff)
    : MatterListPage(reports, matters, subjects, staff)
{
    /// <inheritdoc/>
    public override string Kind => MatterKind.Decision;
}
