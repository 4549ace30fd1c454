using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Reports.Web;

/// <summary>
/// What the site tells of its health to whoever asks: the state alone, as monitors expect it, and below it what ails a check whose words
/// name nobody's file. All the rest is in the worker's health file and in the log.
/// </summary>
internal static class HealthAnswer
{
    private const string PublicTag = "public";

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var lines = report.Entries.Values
            .Where(entry => entry.Status != HealthStatus.Healthy && entry.Tags.Contains(PublicTag))
            .Select(entry => entry.Description)
            .Prepend(report.Status.ToString());
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', lines), context.RequestAborted);
    }
}
