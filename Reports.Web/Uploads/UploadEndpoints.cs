using Reports.Web.Access;

namespace Reports.Web.Uploads;

/// <summary><c>/upload/files</c>: takes files. It is no page, because a page reads its form before it is asked.</summary>
public static class UploadEndpoints
{
    /// <summary>Where the form is sent to.</summary>
    public const string Address = "/upload/files";

    /// <summary>Maps the endpoint.</summary>
    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost(Address, ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(HttpContext context, UploadReceiver receiver, UploadChecks checks, Viewer viewer)
    {
        if (!DeliveryReader.MayUpload(context.User))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            var upload = await receiver.ReceiveAsync(context);
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
