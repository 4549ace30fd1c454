using Reports.Web.Access;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Core;

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
            int year, HttpContext context, AssessmentFiles files, EditionStore editions) =>
        {
            var set = context.Request.Query["set"].ToString();
            var organisation = context.Request.Query["organisation"].ToString();
            if (await PublishedAsync(year, set, organisation, files, editions, context.RequestAborted) is not { } edition)
            {
                return Results.NotFound();
            }

            context.Items[SecurityHeaders.StyleMark] = AssessmentHtml.StyleHash;
            return Results.Bytes(await AssessmentHtml.WriteAsync(await files.OfEditionAsync(edition, context.RequestAborted)), "text/html; charset=utf-8");
        }).AllowAnonymous();
    }

    private static async Task<IResult> FileAsync(AssessmentFormat kind, AssessmentFile file) =>
        Results.File(await kind.WriteAsync(file), kind.MediaType, kind.FileName(file));

    /// <summary>The valid approved edition: of the named set, or of the first set that has one; of all organisations, or of the only one.</summary>
    private static async Task<Edition?> PublishedAsync(
        int year, string set, string organisation, AssessmentFiles files, EditionStore editions, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> codes = organisation.Length > 0 ? [organisation]
            : await files.OrganisationsAsync(Scope.Everything, cancellationToken) is [var only] ? ["", only.Code] : [""];
        foreach (var one in files.Sets.Where(one => set.Length == 0 || one.Name == set))
        {
            foreach (var code in codes)
            {
                var known = await editions.ListAsync(one.Name, code, year, cancellationToken);
                if (known.FirstOrDefault(edition => edition.State == EditionState.Approved) is { } edition)
                {
                    return edition;
                }
            }
        }

        return null;
    }
}
