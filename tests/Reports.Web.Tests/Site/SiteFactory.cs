using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Exports;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Reports.Web.Tests.Site;

/// <summary>The site over a warehouse of its own in a folder that goes away with it; reports are dropped into its SQL folder.</summary>
public sealed partial class SiteFactory : WebApplicationFactory<ReportAccess>, IAsyncLifetime
{
    public const string Password = "long enough password";

    public string Folder { get; } = Directory.CreateTempSubdirectory("site").FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Where the site's own store is; null is a file in the folder.</summary>
    public AppStoreOptions? Store { get; init; }

    /// <summary>Lengths at which exports change their way; null are those of the product.</summary>
    public ExportLimits? Limits { get; init; }

    /// <summary>Settings over those below.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What the site wrote to its log.</summary>
    public SiteLog Log { get; } = new();

    /// <summary>One for all sites of the tests: nodes over one store share it.</summary>
    public static string KeyFile { get; } = NewKeyFile();

    /// <summary>Whether a few rows of everything are put in at first.</summary>
    public bool IsSeeded { get; init; } = true;

    public async ValueTask InitializeAsync()
    {
        await Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        if (!IsSeeded)
        {
            return;
        }

        await using var connection = await Services.GetRequiredService<IWarehouseEngine>().OpenMaintenanceAsync(CancellationToken.None);
        await connection.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Site", "seed.sql")));
    }

    /// <summary>A browser that waits for an answer as long as a crowded machine needs.</summary>
    public HttpClient Browser()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.Timeout = TimeSpan.FromMinutes(10);
        return client;
    }

    public Task<HttpClient> SignedInAsync() => SignedInAsync(FirstAdministrator.Name, Password);

    public async Task<HttpClient> SignedInAsync(AppUser user)
    {
        Assert.True(await Services.GetRequiredService<UserStore>().AddAsync(user, Password, CancellationToken.None));
        return await SignedInAsync(user.Name, Password);
    }

    public static AppUser User(string name, string role, string? organisation = null, string? teacher = null, string? learner = null) => new()
    {
        Name = name,
        PasswordHash = "",
        Stamp = "",
        Role = role,
        OrganisationCode = organisation,
        TeacherCode = teacher,
        LearnerCode = learner,
    };

    public async Task<HttpClient> SignedInAsync(string name, string password)
    {
        var browser = Browser();
        var answer = await SignInAsync(browser, name, password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string back = "/") =>
        await PostAsync(browser, "/sign-in", "/sign-in", ("name", name), ("password", password), ("back", back));

    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string page, string action, params (string Key, string Value)[] values)
    {
        var token = Token().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        return await browser.PostAsync(action, new FormUrlEncodedContent(values
            .Append(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Before the host starts: a service of its start may read the catalogue.
        var reports = Directory.CreateDirectory(Path.Combine(Folder, "sql", "Reports")).FullName;
        foreach (var report in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Site"), "*-*.sql"))
        {
            File.Copy(report, Path.Combine(reports, Path.GetFileName(report)), overwrite: true);
        }

        builder.UseSetting("ConnectionStrings:Warehouse", Path.Combine(Folder, "warehouse.db"));
        builder.UseSetting("ConnectionStrings:App", Store?.Connection ?? Path.Combine(Folder, "app.db"));
        builder.UseSetting("App:Provider", Store?.Provider ?? "Sqlite");
        builder.UseSetting("App:ConnectRetries", $"{Store?.ConnectRetries ?? 0}");
        builder.UseSetting("Warehouse:SqlFolder", Path.Combine(Folder, "sql"));
        builder.UseSetting("Reports:Templates", Path.Combine(Folder, "templates"));
        builder.UseSetting("Reports:KeyFile", KeyFile);
        builder.UseSetting("Worker:InProcess", "false");
        builder.UseSetting("Ingest:Inbox", Path.Combine(Folder, "inbox"));
        builder.UseSetting("Ingest:OwnProfiles", Path.Combine(Folder, "profiles"));
        builder.UseSetting("Reports:Upload:Folder", Path.Combine(Folder, "uploads"));

        // A site that listens takes any free port: several do at once, and so may a site that is run beside the tests.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Reports:AdminPassword", Password);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        if (Limits is { } limits)
        {
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(limits)));
        }
    }

    private static string NewKeyFile()
    {
        var folder = Directory.CreateTempSubdirectory("site-key").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return Path.Combine(folder, "protection.key");
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
