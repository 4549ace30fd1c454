using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// Tables of the analytical part besides the indicators. They are read when an edition is created or refreshed, and frozen with it:
/// files of an edition have <see cref="EditionStore.TablesOfAsync"/>.
/// </summary>
public interface IAnalyticalTables
{
    /// <summary>Reads the tables; of two with one report the first is kept.</summary>
    /// <param name="query">Set, year, organisation, moment and choices.</param>
    Task<IReadOnlyList<ReportTable>> ReadAsync(AssessmentQuery query, CancellationToken cancellationToken);
}
