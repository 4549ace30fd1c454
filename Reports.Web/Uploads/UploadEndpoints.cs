using Ingest.Feeds.Mappings;
using Reports.Web.Access;

namespace Reports.Web.Uploads;

/// <summary><c>/upload/files</c>: takes files. It is no page, because a page reads its form before it is asked.</summary>
public static class UploadEndpoints
{
    /// <summary>Where the form is sent to.</summary>
    public const string Address = "/upload/files";

    /// <summary>Maps the endpoint.</summary>
    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost(Address, ReceiveAsync);

    /// <summary>Where files are sent to that a mapping is to read.</summary>
    /// <param name="profile">The mapping; null where their headers tell.</param>
    public static string AddressFor(string? profile) => profile is null ? Address : Address + "?profile=" + Uri.EscapeDataString(profile);

    private static async Task<IResult> ReceiveAsync(HttpContext context, UploadReceiver receiver, UploadStore uploads, UploadChecks checks, MappingStore mappings, Viewer viewer)
    {
        if (!DeliveryReader.MayUpload(context.User))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            var upload = await receiver.ReceiveAsync(context);
            if (mappings.Find(context.Request.Query["profile"].ToString())?.Name is { } profile)
            {
                upload = upload with { Files = [.. upload.Files.Select(file => file with { Profile = profile })] };
                uploads.End(upload);
            }

            checks.Start(upload, await viewer.ScopeOfAsync(context.User, context.RequestAborted));
            return Results.LocalRedirect("/upload/" + upload.Id);
        }
        catch (UploadRefusedException refused) when (refused.Refusal != UploadRefusal.TooLarge)
        {
            return Results.LocalRedirect("/upload?refused=" + refused.Refusal.ToString().ToLowerInvariant());
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }
}
