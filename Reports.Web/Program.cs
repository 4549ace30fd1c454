using Ingest.Worker;
using Reports.Web;
using Reports.Web.Commands;
using Warehouse.Sql;

var isCommand = SiteCommands.IsCommand(args);

// Files of the program stand beside it, data where it is started: ./run starts it at the root.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = isCommand ? [] : args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddWarehouse(builder.Configuration);
builder.Services.AddReports(builder.Configuration);

// The one place of the site that names the worker: on the embedded engine one command gives a newcomer everything.
var isEmbedded = builder.Configuration.GetValue("Warehouse:Provider", "Sqlite") == "Sqlite";
if (isCommand)
{
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
}
else if (builder.Configuration.GetValue("Worker:InProcess", isEmbedded))
{
    builder.Services.AddIngestWorker(builder.Configuration);
}
else if (!isEmbedded)
{
    Jobs.Add(builder.Services);
}

var app = builder.Build();
if (isCommand)
{
    return await app.CommandAsync(args);
}

app.UseReports();
Jobs.Show(app);
return await app.ServeAsync();

/// <summary>The page of jobs, where the scheduler that was built in has one: Program.Hangfire.cs.</summary>
internal static partial class Jobs
{
    /// <summary>Adds what shows jobs that a worker elsewhere runs.</summary>
    /// <param name="services">Where to.</param>
    public static void Add(IServiceCollection services) => AddStorage(services);

    /// <summary>Puts the page into the site.</summary>
    /// <param name="app">The site.</param>
    public static void Show(WebApplication app) => Map(app);

    static partial void AddStorage(IServiceCollection services);

    static partial void Map(WebApplication app);
}
