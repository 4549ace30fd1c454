using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// Tables that the analytical part shows besides the indicators. Every registered one is read when an edition is taken and frozen with it:
/// files of an edition show <see cref="EditionStore.TablesOfAsync"/> and never ask again.
/// </summary>
public interface IAnalyticalTables
{
    /// <summary>Reads the tables; of two with one report the first is kept.</summary>
    /// <param name="query">Set, year, organisation, moment and choices.</param>
    Task<IReadOnlyList<ReportTable>> ReadAsync(AssessmentQuery query, CancellationToken cancellationToken);
}
