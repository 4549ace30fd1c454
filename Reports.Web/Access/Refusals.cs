using Microsoft.AspNetCore.Http.Features;

namespace Reports.Web.Access;

/// <summary>An error that is an answer: the request is refused, nothing is broken.</summary>
/// <param name="message">Why, for the log.</param>
/// <param name="inner">What it was found by.</param>
public abstract class RefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>HTTP status of the answer.</summary>
    public abstract int Status { get; }
}

/// <summary>Turns requests that are refused into their status. They are no faults of the site, and the log of faults does not know them.</summary>
public static class Refusals
{
    private const string LogName = "Reports.Web.Refusals";

    /// <summary>Adds it.</summary>
    /// <param name="app">The pipeline; after the pages of statuses, before everything that reads a request.</param>
    public static IApplicationBuilder UseRefusals(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HasNull(context.Request.Path) || context.Request.Query.Any(pair => HasNull(pair.Key) || pair.Value.Any(HasNull)))
        {
            Refuse(context, StatusCodes.Status400BadRequest, "U+0000 in the address");
            return;
        }

        GuardedForm.Install(context);
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && StatusOf(error) is not null)
        {
            Refuse(context, StatusOf(error)!.Value, error.Message);
        }
    });

    /// <summary>The page that says what was refused reads no form: it may be the very thing that was refused.</summary>
    /// <param name="app">The pipeline; after the pages of statuses and errors.</param>
    public static IApplicationBuilder UseErrorsWithoutForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/error", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var (method, kind, body) = (context.Request.Method, context.Request.ContentType, context.Request.Body);
        (context.Request.Method, context.Request.ContentType, context.Request.Body) = (HttpMethods.Get, null, Stream.Null);
        context.Features.Set<IFormFeature>(new FormFeature(context.Request));
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Request.ContentType, context.Request.Body) = (method, kind, body);
        }
    });

    /// <summary>Whether a text has the one character that no text has: stores and documents take none.</summary>
    /// <param name="text">The text.</param>
    internal static bool HasNull(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static int? StatusOf(Exception error) => error switch
    {
        RefusedException refused => refused.Status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => null,
    };

    private static void Refuse(HttpContext context, int status, string reason)
    {
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(LogName)
            .LogInformation("{Method} {Path} refused with {Status}: {Reason}", context.Request.Method, context.Request.Path, status, reason);
        context.Response.Clear();
        context.Response.StatusCode = status;
    }
}
