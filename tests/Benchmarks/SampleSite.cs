using Hostile;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reports.Web;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Warehouse.Sql;

namespace Benchmarks;

/// <summary>The site's own program over a warehouse, in a process of its own, with a user of each role.</summary>
internal sealed class SampleSite : IAsyncDisposable
{
    private const string Password = "benchmarks only";
    private readonly WebApplication _beside;

    private SampleSite(RunningProgram program, WebApplication beside, Visitors visitors)
    {
        (Program, _beside, Visitors) = (program, beside, visitors);
        Patterns = [.. ((IEndpointRouteBuilder)beside).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))];
    }

    /// <summary>Its process.</summary>
    public RunningProgram Program { get; }

    /// <summary>Its users.</summary>
    public Visitors Visitors { get; }

    /// <summary>Every address that it answers, as patterns.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>Settings under which programs over a folder find each other.</summary>
    /// <param name="warehouse">The warehouse's file.</param>
    /// <param name="folder">Everything else.</param>
    public static IReadOnlyList<(string Key, string Value)> Settings(string warehouse, string folder) =>
    [
        ("ConnectionStrings__Warehouse", warehouse), ("ConnectionStrings__App", Path.Combine(folder, "app.db")), ("Warehouse__SqlFolder", Path.Combine(folder, "sql")),
        ("Reports__KeyFile", Path.Combine(folder, "key", "protection.key")), ("Reports__AdminPassword", Password), ("Ingest__Sample", "false"),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"), ("DOTNET_gcConcurrent", "1"),
    ];

    /// <summary>Starts it.</summary>
    /// <param name="warehouse">The warehouse's file.</param>
    /// <param name="folder">Where its own store goes.</param>
    /// <param name="curator">Code of a teacher who is a curator.</param>
    /// <param name="settings">Settings over the usual ones.</param>
    public static async Task<SampleSite> StartAsync(string warehouse, string folder, string curator, params IReadOnlyList<(string Key, string Value)> settings)
    {
        Directory.CreateDirectory(folder);
        var usual = Settings(warehouse, folder);
        var program = new RunningProgram("Reports.Web", folder, [.. usual, .. settings]);
        var address = await program.AddressAsync();

        // Users are added to the same store from here, and the list of addresses is the program's own.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ReportsServices).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        foreach (var (key, value) in usual)
        {
            builder.WebHost.UseSetting(key.Replace("__", ":", StringComparison.Ordinal), value);
        }

        builder.Logging.ClearProviders();
        builder.Services.AddWarehouse(builder.Configuration).AddReports(builder.Configuration);
        var beside = builder.Build();
        beside.UseReports();
        var users = new Dictionary<string, (string Name, string Password)>(StringComparer.Ordinal) { [Roles.Administrator] = (FirstAdministrator.Name, Password) };
        foreach (var role in Roles.Names.Keys.Where(role => role != Roles.Administrator))
        {
            var user = new AppUser { Name = "user " + role, PasswordHash = "", Stamp = "", Role = role, TeacherCode = role == Roles.Curator ? curator : null };
            await beside.Services.GetRequiredService<UserStore>().AddAsync(user, Password, CancellationToken.None);
            users[role] = (user.Name, Password);
        }

        return new SampleSite(program, beside, new Visitors(address, users));
    }

    public async ValueTask DisposeAsync()
    {
        Visitors.Dispose();
        Program.Dispose();
        await _beside.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
