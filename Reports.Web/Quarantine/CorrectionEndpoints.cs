using Reports.Web.Exports;
using Reports.Web.Reading;

namespace Reports.Web.Quarantine;

/// <summary><c>/corrections/{feed}.csv</c> and <c>.xlsx</c>: open rows of a feed in quarantine, all or of one file, to be corrected and sent back.</summary>
public static class CorrectionEndpoints
{
    private const int MostRows = 50_000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/corrections/{feed}.csv", (string feed, int? file, HttpContext context, ReportAccess reports) =>
            AnswerAsync(feed, file, context, reports, "text/csv; charset=utf-8", "csv", corrections => corrections.Csv()));
        routes.MapGet("/corrections/{feed}.xlsx", (string feed, int? file, HttpContext context, ReportAccess reports) =>
            AnswerAsync(feed, file, context, reports, ExportEndpoints.Workbook, "xlsx", corrections => corrections.Xlsx()));
    }

    private static async Task AnswerAsync(
        string feed, int? file, HttpContext context, ReportAccess reports, string type, string ending, Func<CorrectionFile, byte[]> write)
    {
        var table = await reports.ReadAsync(
            "load-rejects",
            context.User,
            ReportFilter.Read(context.Request.Query, reports.Time),
            [("file", file), ("feed", feed), ("place_to", MostRows)],
            context.RequestAborted,
            "export");
        if (table.Rows.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        ExportEndpoints.Attach(context.Response, type, FileName.Of($"Исправить {FeedNames.Of(feed).ToLower(Figures.Russian)}", ending));
        await context.Response.Body.WriteAsync(write(new CorrectionFile(feed, RejectedRow.Of(table))), context.RequestAborted);
    }
}
