using Reports.Web.Access;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Files of the self-assessment: <c>/self-assessment/report.{format}</c> with the page's query, of an edition
/// <c>/self-assessment/editions/{key}/report.{format}</c>; and the page for everybody, <c>/public/self-assessment/{year}</c>, of signed
/// editions only.
/// </summary>
public static class AssessmentEndpoints
{
    /// <summary>The public address of an approved edition.</summary>
    public static string PublicHref(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return FormattableString.Invariant($"/public/self-assessment/{edition.Year}") + QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["set"] = edition.Set,
            ["organisation"] = edition.Organisation,
        });
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapAssessmentFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/self-assessment/report.{format}", async (
            string format, HttpContext context, AssessmentQueryFactory reports, AssessmentFiles files, TimeProvider time) =>
        {
            var filter = ReportFilter.Read(context.Request.Query, time);
            var query = await reports.QueryAsync(context.Request.Query, context.User, filter, context.RequestAborted);
            return query is null || AssessmentFormat.Find(format) is not { } kind
                ? Results.NotFound() : await FileAsync(kind, await files.OfNowAsync(query, context.RequestAborted));
        });
        routes.MapGet("/self-assessment/editions/{key:long}/report.{format}", async (
            long key, string format, HttpContext context, EditionAccess access, AssessmentFiles files, EditionStore editions, TimeProvider time) =>
        {
            var filter = ReportFilter.Read(context.Request.Query, time);
            var edition = await editions.FindAsync(key, context.RequestAborted);
            return !await access.MayOpenAsync(edition?.Organisation ?? "", context.User, filter, context.RequestAborted)
                || edition is null || AssessmentFormat.Find(format) is not { } kind
                    ? Results.NotFound() : await FileAsync(kind, await files.OfEditionAsync(edition, context.RequestAborted));
        });
        routes.MapGet("/public/self-assessment/{year:int}", async (
            int year, HttpContext context, PublicPages pages) =>
        {
            var page = await pages.FindAsync(
                year, context.Request.Query["set"].ToString(), context.Request.Query["organisation"].ToString(), context.RequestAborted);
            if (page is null)
            {
                return Results.NotFound();
            }

            context.Items[SecurityHeaders.StyleMark] = AssessmentHtml.StyleHash;
            return Results.Bytes(await AssessmentHtml.WriteAsync(page), "text/html; charset=utf-8");
        }).AllowAnonymous();
    }

    private static async Task<IResult> FileAsync(AssessmentFormat kind, AssessmentFile file) =>
        Results.File(await kind.WriteAsync(file), kind.MediaType, kind.FileName(file));
}
