using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reports.Web;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Warehouse.Sql;

namespace Benchmarks;

/// <summary>The site over a warehouse on a free loopback port, with a clock around the whole of its pipeline.</summary>
internal sealed partial class MeasuredSite : IAsyncDisposable
{
    private const string Password = "benchmarks only";
    private const string Fenced = "fenced";
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private readonly WebApplication _site;
    private readonly HttpClient _browser;

    private MeasuredSite(WebApplication site)
    {
        _site = site;
        _site.Use(MeasureAsync);
        _site.UseReports();
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    }

    /// <summary>Starts it and signs in as the first administrator.</summary>
    /// <param name="warehouse">The warehouse's file.</param>
    /// <param name="folder">Where its own store goes.</param>
    /// <param name="groups">Codes of groups: an analyst who is kept to them signs in instead.</param>
    public static async Task<MeasuredSite> StartAsync(string warehouse, string folder, IReadOnlyCollection<string>? groups = null)
    {
        // Pages are those of the site's program, whichever program hosts them.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ReportsServices).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseSetting("ConnectionStrings:Warehouse", warehouse)
            .UseSetting("ConnectionStrings:App", Path.Combine(folder, "app.db"))
            .UseSetting("Warehouse:SqlFolder", Path.Combine(folder, "sql"))
            .UseSetting("Reports:KeyFile", Path.Combine(folder, "key", "protection.key"))
            .UseSetting("Reports:AdminPassword", Password)
            .UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddWarehouse(builder.Configuration).AddReports(builder.Configuration);
        var measured = new MeasuredSite(builder.Build());
        await measured._site.StartAsync();
        measured._browser.BaseAddress = new Uri(measured._site.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        if (groups is not null)
        {
            await measured._site.Services.GetRequiredService<UserStore>().AddAsync(
                new AppUser { Name = Fenced, PasswordHash = "", Stamp = "", Role = Roles.Analyst, GroupCodes = CodeList.Text(groups) }, Password, CancellationToken.None);
        }

        await measured.SignInAsync(groups is null ? FirstAdministrator.Name : Fenced);
        return measured;
    }

    /// <summary>Asks for a page.</summary>
    /// <param name="address">Its address.</param>
    /// <returns>Its status and, for a redirect, where to; the milliseconds that the server spent on it.</returns>
    public async Task<(int Status, string? Location, double Milliseconds)> GetAsync(string address)
    {
        _milliseconds.Clear();
        using var answer = await _browser.GetAsync(new Uri(address, UriKind.Relative));
        _ = await answer.Content.ReadAsByteArrayAsync();

        // The body ends before the pipeline does.
        double milliseconds;
        while (!_milliseconds.TryDequeue(out milliseconds))
        {
            await Task.Yield();
        }

        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString, milliseconds);
    }

    /// <summary>Downloads a file and keeps nothing of it.</summary>
    /// <param name="address">Its address.</param>
    /// <returns>Its length.</returns>
    public async Task<long> DownloadAsync(string address)
    {
        using var answer = await _browser.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            length += read;
        }

        return length;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private async Task MeasureAsync(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        await next(context);
        _milliseconds.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task SignInAsync(string name)
    {
        var token = Token().Match(await _browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = name,
            ["password"] = Password,
            ["back"] = "/",
            ["__RequestVerificationToken"] = token,
        });
        using var answer = await _browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if ((int)answer.StatusCode != StatusCodes.Status302Found)
        {
            throw new InvalidOperationException($"Signing in was answered with {(int)answer.StatusCode}.");
        }
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
