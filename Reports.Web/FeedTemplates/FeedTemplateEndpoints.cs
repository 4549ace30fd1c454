using Ingest.Feeds.Contracts;
using Reports.Web.Exports;

namespace Reports.Web.FeedTemplates;

/// <summary><c>/upload/templates/{feed}.xlsx</c>: an empty workbook of a feed with the viewer's codes.</summary>
public static class FeedTemplateEndpoints
{
    /// <summary>The address of a template.</summary>
    /// <param name="feed">English name of the feed.</param>
    public static string Href(string feed) => $"/upload/templates/{Uri.EscapeDataString(feed)}.xlsx";

    /// <summary>Maps the endpoint.</summary>
    public static void MapFeedTemplates(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/upload/templates/{feed}.xlsx", async (string feed, HttpContext context, FeedCatalogue feeds, TemplateLists lists) =>
        {
            if (feeds.Find(feed) is not { } found)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var book = new TemplateBook(found, await lists.OfAsync(found, context, context.RequestAborted)).Write();
            ExportEndpoints.Attach(context.Response, ExportEndpoints.Workbook, FileName.Of($"Бланк {found.Title.ToLower(Figures.Russian)}", "xlsx"));
            await context.Response.Body.WriteAsync(book, context.RequestAborted);
        });
}
