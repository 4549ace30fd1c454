using System.Globalization;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Tables of the analytical part: every report whose header has <c>section</c>, and the measures of quality by programme and by year,
/// when there is a report of them. A table includes its header, so that files of an edition need no current report.
/// </summary>
/// <param name="reader">The warehouse's reports.</param>
public sealed class SectionTables(ReportReader reader, TimeProvider time) : IAnalyticalTables
{
    /// <summary>The report of load files, which the sources of a workbook name.</summary>
    public const string Files = "self-assessment-files";

    private const string Measures = "quality-measures";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReportTable>> ReadAsync(AssessmentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var tables = new List<ReportTable>();
        foreach (var report in reader.Reports.Where(report => report.File.Value("section") is not null))
        {
            tables.Add(await reader.ReadAsync(report.Name, query.Scope, query.AsOf, Parameters(query, query.Year), cancellationToken));
        }

        if (reader.Find(Measures) is { } measures)
        {
            tables.Add(await ByProgrammeAsync(measures, query, cancellationToken));
            tables.Add(await ByYearAsync(measures, query, cancellationToken));
        }

        return tables;
    }

    private async Task<ReportTable> ByProgrammeAsync(Report measures, AssessmentQuery query, CancellationToken cancellationToken)
    {
        var parameters = Parameters(query, query.Year);
        parameters["by"] = "programme";
        var table = await reader.ReadAsync(Measures, query.Scope, query.AsOf, parameters, cancellationToken);
        return table with { Report = Under(measures, "programmes", "Показатели качества подготовки по программам", "4", "unit", "title") };
    }

    private async Task<ReportTable> ByYearAsync(Report measures, AssessmentQuery query, CancellationToken cancellationToken)
    {
        var rows = new List<IEnumerable<object?>>();
        for (var year = query.FirstYear; year <= query.Year; year++)
        {
            var table = await reader.ReadAsync(Measures, query.Scope, query.AsOf, Parameters(query, year), cancellationToken);
            var title = year.ToString(CultureInfo.InvariantCulture);
            rows.AddRange(table.Rows.Select(row => table.Columns.Select(column => column.Name == "unit" ? title : row[column])));
        }

        return ReportTable.Of(Under(measures, "years", "Показатели качества образования по годам", "10", "title", "unit"), rows);
    }

    /// <summary>The same query with a name and a header of its own: its section, and the columns of its pivot.</summary>
    private static Report Under(Report report, string suffix, string title, string section, string rows, string columns) => new(new SqlFile(
        $"{report.File.Name}-{suffix}",
        $"-- title: {title}\n-- section: {section}\n-- pivot: {rows} {columns} value\n{report.File.Text}"));

    private Dictionary<string, object?> Parameters(AssessmentQuery query, int year) => new(StringComparer.Ordinal)
    {
        ["from"] = year * 10000L + 101,
        ["to"] = year * 10000L + 1231,
        ["today"] = long.Parse(time.GetLocalNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        ["organisation"] = query.Organisation,
        ["known"] = query.AsOf is { } moment ? Moment.Text(moment) : null,
    };
}
