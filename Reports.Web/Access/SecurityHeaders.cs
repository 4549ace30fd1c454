namespace Reports.Web.Access;

/// <summary>Headers of every answer: nothing foreign runs, nobody frames, nothing with data stays in a shared cache.</summary>
public static class SecurityHeaders
{
    /// <summary>Stands among the items of a request for a style, a script or a picture, which a browser may keep.</summary>
    public const string AssetMark = "reports.asset";

    /// <summary>Stands with the hash of a page's own style among the items of a request for a page that has one in itself.</summary>
    public const string StyleMark = "reports.style";

    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers.</summary>
    /// <param name="app">The pipeline; before everything that answers.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items[StyleMark] is string hash
                ? Policy.Replace("style-src 'self'", "style-src " + hash, StringComparison.Ordinal) : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (!context.Items.ContainsKey(AssetMark))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
