using Microsoft.Net.Http.Headers;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary><c>/export/{report}.xlsx</c> and <c>.csv</c> with the page's query: any report, the same scope, filter and audit.</summary>
public static class ExportEndpoints
{
    internal const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the endpoints.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export/{name}.xlsx", (string name, HttpContext context, ExportFactory exports, ReportReader reader, ExportLimits limits) =>
            AnswerAsync(name, context, exports, reader, Workbook, "xlsx", (export, cancellationToken) => export.Table is { } table
                ? context.Response.Body.WriteAsync(XlsxExport.Write(export, table), cancellationToken).AsTask()
                : XlsxStream.WriteAsync(export, context.Response.BodyWriter.AsStream(leaveOpen: true), limits.SheetRows, cancellationToken)));
        routes.MapGet("/export/{name}.csv", (string name, HttpContext context, ExportFactory exports, ReportReader reader) =>
            AnswerAsync(name, context, exports, reader, "text/csv; charset=utf-8", "csv", (export, cancellationToken) =>
                CsvExport.WriteAsync(export, context.Response.Body, cancellationToken)));
    }

    private static async Task AnswerAsync(
        string name,
        HttpContext context,
        ExportFactory exports,
        ReportReader reader,
        string type,
        string ending,
        Func<Export, CancellationToken, Task> write)
    {
        if (reader.Find(name) is not { } page || (page.Export is { } own ? reader.Find(own) : page) is not { } report)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var export = await exports.PrepareAsync(report, context.User, context.Request.Query, context.RequestAborted);
        Attach(context.Response, type, FileName.Of(export.Head.Name, ending));
        try
        {
            await write(export, context.RequestAborted);
        }
        catch when (context.Response.HasStarted)
        {
            // Abort the connection, so that the browser does not take an incomplete file for a complete one.
            context.Abort();
            throw;
        }
    }

    /// <summary>Says that the answer is a file to be kept.</summary>
    /// <param name="type">Its media type.</param>
    /// <param name="name">Its name.</param>
    internal static void Attach(HttpResponse response, string type, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.ContentType = type;
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
