using Hangfire;
using Ingest.Worker;
using Ingest.Worker.Commands;
using Ingest.Worker.Scheduling;
using Microsoft.AspNetCore.Localization;
using Reports.Web;
using Reports.Web.Access;
using Reports.Web.Commands;
using Warehouse.Sql;
using Warehouse.Sql.Core;

var isCommand = CommandLine.IsCommand(args);

// Files of the program stand beside it, data where it is started: ./run starts it at the root.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = isCommand ? [] : args, ContentRootPath = AppContext.BaseDirectory });
PrivateFiles.RestrictNew(builder.Configuration.GetValue(PrivateFiles.ShareSetting, false));
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
    builder.Services.AddJobStorage();
}

var app = builder.Build();
if (isCommand)
{
    await using (app)
    {
        return await CommandLine.RunAsync(
            "Отчёты о результатах обучения. Без команды — сайт.",
            app.Services,
            args,
            CommandErrors.CodeOf,
            CancellationToken.None);
    }
}

app.UseReports();

// Over SQLite jobs stand in the worker's memory: without a worker inside there is nothing to show.
if (app.Services.GetService<JobStorage>() is { } jobs)
{
    // The policy of the endpoint stands in place of the library's own, which lets in whoever is on this machine.
    var page = new DashboardOptions { Authorization = [], DashboardTitle = "Задания", DisplayStorageConnectionString = false };
    app.UseWhen(request => request.Request.Path.StartsWithSegments("/jobs"), branch => branch.UseRequestLocalization(new RequestLocalizationOptions
    {
        // The page words its times by the culture, which the site's own pages leave alone.
        DefaultRequestCulture = new RequestCulture(Figures.Russian),
        RequestCultureProviders = [],
    }));
    app.MapHangfireDashboard("/jobs", page, jobs).RequireAuthorization(Roles.Administrator);
}

return await app.ServeAsync();
