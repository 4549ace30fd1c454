using System.Security.Claims;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>What an export says about itself above its table.</summary>
/// <param name="Title">The report's title.</param>
/// <param name="Period">The period in words.</param>
/// <param name="Filters">What was chosen, in words; empty for everything.</param>
/// <param name="State">As of when the data is.</param>
/// <param name="Source">Which report it is, what a row is, who asked.</param>
public sealed record ExportHead(string Title, string Period, string Filters, string State, string Source);

/// <summary>A report ready to be written to a file.</summary>
/// <param name="Head">What it says about itself.</param>
/// <param name="Table">Its rows.</param>
public sealed record Export(ExportHead Head, ReportTable Table)
{
    /// <summary>Columns that a person reads; keys stay behind.</summary>
    public IReadOnlyList<(int Index, ReportColumn Column)> Columns { get; } =
        [.. Table.Columns.Index().Where(column => column.Item.Kind != ColumnKind.Key)];
}

/// <summary>Prepares exports: the page's report with the page's filter, scope and audit.</summary>
/// <param name="desk">The way to reports.</param>
/// <param name="state">The state of data.</param>
/// <param name="choices">Names of what was chosen.</param>
public sealed class ExportDesk(ReportDesk desk, DataState state, FilterChoices choices)
{
    /// <summary>Reads a report for a file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="user">The viewer.</param>
    /// <param name="query">The page's query.</param>
    public async Task<Export> PrepareAsync(Report report, ClaimsPrincipal user, IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = ReportFilter.Read(query, desk.Time);
        var table = await desk.ReadAsync(
            report.Name, user, filter, ExtraParameters.Of(report, filter, query), cancellationToken, action: "export");
        var now = await state.ReadAsync(cancellationToken);
        var dated = report.Parameters.Contains("from") || report.Parameters.Contains("to");
        var head = new ExportHead(
            report.Title,
            dated ? Figures.Period(filter.Period) : "",
            await choices.WordsAsync(report.Parameters, user, filter, cancellationToken),
            (filter.AsOfDay is { } day ? $"Как было известно на {Figures.Date(day)}" : now.Words)
                + (now.Rejects > 0 ? ", " + now.RejectsWords : ""),
            $"отчёт {report.Name}" + (report.Grain.Length > 0 ? $", строка — {report.Grain}" : "")
                + $", {Figures.Plural(table.Rows.Count, "строка", "строки", "строк")}");
        return new Export(head, table);
    }
}
