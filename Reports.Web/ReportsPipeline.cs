using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Reports.Web.Access;
using Reports.Web.Charts;
using Reports.Web.Documents;
using Reports.Web.Exports;
using Reports.Web.FeedTemplates;
using Reports.Web.Frdo;
using Reports.Web.Pages;
using Reports.Web.Quarantine;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Uploads;
using Warehouse.Sql.Core;

namespace Reports.Web;

/// <summary>The middleware of the site.</summary>
public static class ReportsPipeline
{
    /// <summary>Adds headers, errors, files, sign-in, pages and exports.</summary>
    /// <param name="app">The site.</param>
    public static void UseReports(this WebApplication app)
    {
        // First of all: what comes after sees the address and the scheme that the browser used.
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseHsts();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, Figures.Russian),
            RequestCultureProviders = [],
        });
        // In a new scope: the services of the first one have cached the failure.
        app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseErrorsWithoutForms();
        app.UseRefusals();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepAsset });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();

        // Browsers request this name by themselves for responses that are not pages.
        app.MapGet("/favicon.ico", () => Results.Redirect("/favicon.svg", permanent: true)).AllowAnonymous();
        app.MapExports();
        app.MapCorrections();
        app.MapUploads();
        app.MapFeedTemplates();
        app.MapFrdo();
        app.MapAssessmentFiles();
        app.MapTemplates();
        app.MapRazorPages();

        // A page of "/" comes before this; without one the first report of the menu is the front page.
        app.MapFallback("/", (HttpContext context, Menu menu) => Results.Redirect(menu.FrontPage(context.User)));
    }

    /// <summary>Serves until told to stop. An error of the start is reported in one line.</summary>
    /// <param name="app">The site.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        IReadOnlyList<string> addresses = [];
        try
        {
            // Without the typeface pictures would have no text: do not start.
            _ = PictureFont.Own;
            addresses = ListenAddresses.Take(app);
            if (HostNames.AnswersNobodyElse(app.Configuration["AllowedHosts"], addresses))
            {
                app.Logger.LogWarning("The site listens to other machines and answers by the names of this one alone: add its name to AllowedHosts");
            }

            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while it was still starting.
            return 0;
        }
        catch (WarehouseUnavailableException closed)
        {
            await Console.Error.WriteLineAsync(closed.Message);
            return 1;
        }
        catch (PictureFontMissingException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return 1;
        }
        catch (Exception error) when (ListenAddresses.Fault(addresses, error) is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 1;
        }
    }

    private static void KeepAsset(StaticFileResponseContext file)
    {
        // An address with a version never changes its content.
        var versioned = file.Context.Request.Query.ContainsKey("v");
        file.Context.Items[SecurityHeaders.AssetMark] = true;
        file.Context.Response.Headers[HeaderNames.CacheControl] = versioned ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
