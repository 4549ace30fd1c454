using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ingest.Feeds;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Commands;
using Reports.Web.Configuration;
using Reports.Web.Documents;
using Reports.Web.Exports;
using Reports.Web.FeedTemplates;
using Reports.Web.Inbox;
using Reports.Web.Mappings;
using Reports.Web.Matters;
using Reports.Web.Pages;
using Reports.Web.Pages.Cases;
using Reports.Web.Pages.Upload;
using Reports.Web.Quarantine;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Uploads;
using Warehouse.Sql.Sqlite;

namespace Reports.Web;

/// <summary>Registers the site.</summary>
public static class ReportsServices
{
    /// <summary>Adds pages, exports, sign-in and the site's own store.</summary>
    /// <param name="configuration">Sections <c>Reports</c> and <c>App</c>, <c>ConnectionStrings:App</c>.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFeeds(configuration);
        services.AddOptions<ReportsOptions>().Bind(configuration.GetSection("Reports")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<InboxOptions>()
            .Configure(options => options.Folder = configuration["Ingest:Inbox"] is { Length: > 0 } folder ? folder : options.Folder)
            .ValidateDataAnnotations();
        services.AddSingleton<InboxWriter>();
        services.AddSingleton<QuarantineReplies>();
        services.AddSingleton<UploadStore>().AddSingleton<UploadReceiver>().AddSingleton<UploadChecks>();
        services.AddSingleton<DeliveryStore>().AddSingleton<DeliverySender>().AddSingleton<DeliveryReader>().AddSingleton<LearnerFinder>();
        services.AddSingleton<TemplateLists>().AddSingleton<MappingDesk>().AddSingleton<MapWork>();
        services.AddOptions<AppStoreOptions>()
            .Bind(configuration.GetSection("App"))
            .Configure(options => options.Connection = configuration.GetConnectionString("App") is { Length: > 0 } value ? value : options.Connection)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AppStoreOptions>>(new SqliteFileCheck<AppStoreOptions>(
            "ConnectionStrings:App", options => options.Provider == "Sqlite" ? options.Connection : null));
        services.AddSingleton<AppDatabase>().AddSingleton<UserStore>().AddSingleton<AuditTrail>().AddSingleton<PasswordCheck>();
        services.AddSingleton<SessionStore>().AddSingleton<SessionEvents>().AddSingleton<KnownDevices>();
        services.AddSingleton<KeyFile>().AddSingleton<KeyFileEncryptor>().AddSingleton<KeyRing>();
        services.AddSingleton<Viewer>().AddSingleton<CodeCheck>().AddSingleton<PersonAudit>().AddSingleton<ReportAccess>();
        services.AddSingleton<Menu>().AddSingleton<DataState>().AddSingleton<LoadProgress>().AddSingleton<FilterChoices>().AddSingleton<ReportNotes>().AddSingleton<ExportFactory>().AddSingleton(new ExportLimits()).AddSingleton<PagePictures>();
        services.AddSingleton<ManualValues>().AddSingleton<AssessmentReader>().AddSingleton<AssessmentQueryFactory>();
        services.AddSingleton<EditionStore>().AddSingleton<EditionShortcomings>().AddSingleton<EditionWorkflow>().AddSingleton<DifferenceReader>();
        services.AddSingleton<EditionAccess>().AddSingleton<WorkPlanStore>();
        services.AddSingleton<IAnalyticalTables, SectionTables>().AddSingleton<AssessmentFiles>().AddSingleton<PublicPages>();
        services.AddSingleton<IEditionRendering>(provider => provider.GetRequiredService<AssessmentFiles>());
        services.AddSingleton<IPublishedFigures>(provider => provider.GetRequiredService<PublicPages>());
        services.AddSingleton<AssessmentExport>().AddSingleton<Command, ExportCommand>();
        services.AddSingleton<Command, UserCommand>().AddSingleton<Command, KeysCommand>();
        services.AddSingleton<DocumentTemplates>();
        services.AddSingleton<StaffNames>().AddSingleton<SubjectReader>().AddSingleton<MatterStore>().AddSingleton<MatterMeasures>().AddSingleton<OwnerChoices>();
        services.AddSingleton<NoteStore>().AddScoped<OpenCases>();
        services.AddHostedService<StoreFiles>().AddHostedService<KeyRingStart>().AddHostedService<FirstAdministrator>().AddHostedService<EarlierEditions>();
        services.AddHostedService<UploadCleaning>();

        // The host logs an error of the start with its stack trace and throws it on: ServeAsync reports it in one line or not at all.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical));
        services.AddHttpContextAccessor();
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<GuardedFormFilter>();
            options.Filters.Add<PageMethodsFilter>();
        });
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHealthChecks().AddCheck<StoreHealth>("store");
        services.AddResponseCompression(options =>
        {
            // Pages carry tokens and are never compressed; styles and scripts hold no secret.
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.AddOptions<HostFilteringOptions>().Configure(options => HostNames.Configure(
            options, configuration["AllowedHosts"], ListenAddresses.Of((IConfigurationRoot)configuration)));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ReportsOptions>>((headers, reports) => HostNames.Configure(headers, reports.Value)).ValidateOnStart();
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.Configure<HstsOptions>(options => options.MaxAge = TimeSpan.FromDays(365));
        return services.AddAccess();
    }

    private static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<ReportsOptions>>((cookie, reports) =>
            {
                cookie.Cookie.Name = "reports";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.LoginPath = "/sign-in";
                cookie.LogoutPath = "/sign-out";
                cookie.AccessDeniedPath = "/error/403";
                cookie.ReturnUrlParameter = "back";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(reports.Value.SessionHours);
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.EventsType = typeof(SessionEvents);
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Administrator, policy => policy.RequireRole(Roles.Administrator))
            .AddPolicy(Roles.DataOfficer, policy => policy.RequireRole(Roles.DataOfficer, Roles.Administrator));
        services.AddDataProtection().SetApplicationName("learning-outcomes-warehouse");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, KeyFileEncryptor>(
            (keys, ring, encryptor) => (keys.XmlRepository, keys.XmlEncryptor) = (ring, encryptor));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "reports.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }
}
