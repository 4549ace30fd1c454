using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary><c>/export/{report}.xlsx</c> and <c>.csv</c> with the page's query: any report, the same scope, filter and audit.</summary>
public static class ExportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Adds the addresses.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export/{name}.xlsx", async (string name, HttpContext context, ExportDesk exports, ReportReader reader) =>
            await OfAsync(name, context, exports, reader) is { } export
                ? Results.File(XlsxExport.Write(export), Workbook, FileName(export, "xlsx"))
                : Results.NotFound());
        routes.MapGet("/export/{name}.csv", async (string name, HttpContext context, ExportDesk exports, ReportReader reader) =>
            await OfAsync(name, context, exports, reader) is { } export
                ? Results.Stream(
                    stream => CsvExport.WriteAsync(export, stream, context.RequestAborted), "text/csv; charset=utf-8", FileName(export, "csv"))
                : Results.NotFound());
    }

    private static async Task<Export?> OfAsync(string name, HttpContext context, ExportDesk exports, ReportReader reader) =>
        reader.Find(name) is { } report
            ? await exports.PrepareAsync(report, context.User, context.Request.Query, context.RequestAborted)
            : null;

    private static string FileName(Export export, string ending) =>
        string.Concat(export.Head.Title.Select(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' ? sign : ' ')).Trim() + "." + ending;
}
