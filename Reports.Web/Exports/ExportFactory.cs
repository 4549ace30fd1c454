using System.Security.Claims;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>Prepares exports: the page's report with the page's filter, scope and audit.</summary>
/// <param name="state">The state of data.</param>
/// <param name="choices">Names of what was chosen.</param>
/// <param name="limits">How long a table may be held.</param>
/// <param name="notes">What reports say of themselves.</param>
public sealed class ExportFactory(ReportAccess reports, DataState state, FilterChoices choices, ExportLimits limits, ReportNotes notes)
{
    /// <summary>Reads a report for a file; of a long one the first rows.</summary>
    /// <param name="query">The page's query.</param>
    /// <returns>The export, which must be disposed when the file is written: a long one holds a connection.</returns>
    public async Task<Export> PrepareAsync(Report report, ClaimsPrincipal user, IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = ReportFilter.Read(query, reports.Time);
        var sort = RowSort.Read(query) is { } asked && asked.Shown(report) is not null ? asked : null;
        var most = sort is null ? limits.WholeRows : Math.Max(limits.WholeRows, limits.SortedRows);
        var portions = reports.PortionsAsync(
            report.Name, user, filter, ExtraParameters.Of(report, filter, query), (most, limits.PortionRows), "export", cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        try
        {
            var first = await portions.MoveNextAsync() ? portions.Current : new ReportTable(report, []);
            var isLong = await portions.MoveNextAsync() && portions.Current.Rows.Count > 0;
            var head = await HeadAsync(report, user, filter, isLong ? null : first.Rows.Count, cancellationToken) with
            {
                Order = sort is null ? "" : isLong ? $"как в отчёте: больше {Figures.Count(most)} строк не сортируются" : sort.Words(report),
            };
            if (isLong)
            {
                return new Export(head, first, portions);
            }

            await portions.DisposeAsync();
            return new Export(head, sort?.Of(first) ?? first, isStreamed: first.Rows.Count > limits.WholeRows);
        }
        catch
        {
            await portions.DisposeAsync();
            throw;
        }
    }

    private static string Days(Warehouse.Sql.Core.Period period) => period == Warehouse.Sql.Core.Period.Always ? "за всё время"
        : period.From == period.To ? Figures.Date(period.To) : $"{Figures.Date(period.From)}–{Figures.Date(period.To)}";

    private async Task<ExportHead> HeadAsync(Report report, ClaimsPrincipal user, ReportFilter filter, int? rows, CancellationToken cancellationToken)
    {
        var now = await state.ReadAsync(user, cancellationToken);
        var dated = report.Parameters.Contains("from") || report.Parameters.Contains("to");
        return new ExportHead(
            report.Title,
            dated ? Figures.Period(filter.Period) : "",
            await choices.WordsAsync(report.Parameters, user, filter, cancellationToken),
            (filter.AsOfDay is { } day ? $"Как было известно на {Figures.Date(day)}" : now.Words)
                + (now.Rejects > 0 ? ", " + now.RejectsWords : ""),
            $"отчёт {report.Name}" + (report.Grain.Length > 0 ? $", строка — {report.Grain}" : "")
                + (rows is { } known ? $", {Figures.Plural(known, "строка", "строки", "строк")}" : ""))
        {
            Days = dated ? Days(filter.Period) : "",
            Notes = notes.Of(report),
        };
    }
}
