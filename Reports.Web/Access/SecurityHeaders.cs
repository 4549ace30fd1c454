namespace Reports.Web.Access;

/// <summary>Headers of every response: no foreign scripts, no framing, no data in shared caches.</summary>
public static class SecurityHeaders
{
    /// <summary>Item of a request for a static file, which a browser may cache.</summary>
    public const string AssetMark = "reports.asset";

    /// <summary>Item of a request for a page with an inline style: where styles may come from in place of the site, such as the hash of that style.</summary>
    public const string StyleMark = "reports.style";

    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers.</summary>
    /// <param name="app">The pipeline, before everything that responds.</param>
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
