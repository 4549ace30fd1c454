using System.Globalization;
using Reports.Web.Access;
using Reports.Web.Filters;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Files of the self-assessment: <c>/self-assessment/report.{format}</c> with the page's query, of an edition with <c>edition</c> and its
/// number; and the page for everybody, <c>/public/self-assessment/{year}</c>, of signed editions only.
/// </summary>
public static class AssessmentEndpoints
{
    /// <summary>Adds the addresses.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAssessmentFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/self-assessment/report.{format}", async (
            string format, HttpContext context, AssessmentDesk desk, AssessmentFiles files, EditionStore editions, TimeProvider time) =>
        {
            if (AssessmentFormat.Find(format) is not { } kind
                || await FileAsync(context, desk, files, editions, time) is not { } file)
            {
                return Results.NotFound();
            }

            return Results.File(kind.Write(file), kind.MediaType, kind.FileName(file));
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
            return Results.Bytes(AssessmentHtml.Write(await files.OfEditionAsync(edition, context.RequestAborted)), "text/html; charset=utf-8");
        }).AllowAnonymous();
    }

    private static async Task<AssessmentFile?> FileAsync(
        HttpContext context, AssessmentDesk desk, AssessmentFiles files, EditionStore editions, TimeProvider time)
    {
        var (address, cancellation) = (context.Request.Query, context.RequestAborted);
        if (await desk.QueryAsync(address, context.User, ReportFilter.Read(address, time), cancellation) is not { } query)
        {
            return null;
        }

        if (!address.ContainsKey("edition"))
        {
            return await files.OfNowAsync(query, cancellation);
        }

        // The desk takes the organisation from those that the viewer may see: another's edition is not found.
        var isSeen = query.Scope == Warehouse.Sql.Reading.Scope.Everything || query.OrganisationCode.Length > 0;
        return isSeen && int.TryParse(address["edition"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await editions.FindAsync(query.Set.Name, query.OrganisationCode, query.Year, number, cancellation) is { } edition
            ? await files.OfEditionAsync(edition, cancellation) : null;
    }

    /// <summary>The signed edition that holds: of the set that is named, or of the first set that has one.</summary>
    private static async Task<Edition?> PublishedAsync(
        int year, string set, string organisation, AssessmentFiles files, EditionStore editions, CancellationToken cancellation)
    {
        foreach (var one in files.Sets.Where(one => set.Length == 0 || one.Name == set))
        {
            var known = await editions.ListAsync(one.Name, organisation, year, cancellation);
            if (known.FirstOrDefault(edition => edition.State == EditionState.Approved) is { } edition)
            {
                return edition;
            }
        }

        return null;
    }
}
