using Hangfire;
using Ingest.Worker;
using Ingest.Worker.Commands;
using Ingest.Worker.Scheduling;
using Microsoft.AspNetCore.Localization;
using Reports.Web;
using Reports.Web.Access;
using Warehouse.Sql;
using Warehouse.Sql.Core;

try
{
    var isCommand = CommandLine.IsCommand(args);

    // Files of the program are beside it, data is in the working directory: ./run starts it at the root.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = isCommand ? [] : args, ContentRootPath = AppContext.BaseDirectory });
    PrivateFiles.RestrictNew(PrivateFiles.IsShared(builder.Configuration));
    builder.WebHost.UseStaticWebAssets();
    builder.Services.AddWarehouse(builder.Configuration);
    builder.Services.AddReports(builder.Configuration);

    // The only place of the site that names the worker: on the embedded engine one process does everything.
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
                CancellationToken.None);
        }
    }

    app.UseReports();

    // With SQLite jobs are in the worker's memory: without a worker in this process there is nothing to show.
    if (app.Services.GetService<JobStorage>() is { } jobs)
    {
        // The endpoint's policy replaces that of the library, which admits everyone on this machine.
        var page = new DashboardOptions { Authorization = [], DashboardTitle = "Задания", DisplayStorageConnectionString = false };
        app.UseWhen(request => request.Request.Path.StartsWithSegments("/jobs"), branch => branch.UseRequestLocalization(new RequestLocalizationOptions
        {
            // The page formats times by the current culture, which the site's own pages do not use.
            DefaultRequestCulture = new RequestCulture(Figures.Russian),
            RequestCultureProviders = [],
        }).Use((context, next) =>
        {
            // The library's charts put one constant style into the page.
            context.Items[SecurityHeaders.StyleMark] = "'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";
            return next(context);
        }));
        app.MapHangfireDashboard("/jobs", page, jobs).RequireAuthorization(Roles.Administrator);
    }

    return await app.ServeAsync();
}
catch (Exception error) when (SettingsFault.Of(error) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return (int)ExitCode.Failed;
}
