using Reports.Web.Access;
using Reports.Web.Exports;
using Reports.Web.Reading;

namespace Reports.Web.Frdo;

/// <summary><c>/frdo.xlsx</c> with the filter of a page: issued documents in the template of the federal register. Whose they are is in the audit log.</summary>
public static class FrdoEndpoints
{
    /// <summary>The report that it is made of.</summary>
    public const string Report = "frdo-documents";

    /// <summary>The address of the file.</summary>
    /// <param name="query">A page's query with its filter.</param>
    public static string Href(string query) => "/frdo.xlsx" + query;

    /// <summary>Whether the viewer may have it: it names persons.</summary>
    public static bool IsFor(System.Security.Claims.ClaimsPrincipal user, ReportAccess reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return reports.Find(Report) is { } report && Viewer.MayRead(user, report);
    }

    /// <summary>Maps the endpoint.</summary>
    public static void MapFrdo(this IEndpointRouteBuilder routes) => routes.MapGet("/frdo.xlsx", async (HttpContext context, ReportAccess reports) =>
    {
        var filter = ReportFilter.Read(context.Request.Query, reports.Time);
        var table = await reports.ReadAsync(Report, context.User, filter, [], context.RequestAborted, "export");
        var book = new FrdoBook(table.As<FrdoDocument>()).Write();
        ExportEndpoints.Attach(context.Response, ExportEndpoints.Workbook, FileName.Of($"ФИС ФРДО, {Figures.Period(filter.Period)}", "xlsx"));
        await context.Response.Body.WriteAsync(book, context.RequestAborted);
    });
}
