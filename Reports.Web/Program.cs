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
if (isCommand)
{
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
}
else if (builder.Configuration.GetValue("Worker:InProcess", builder.Configuration.GetValue("Warehouse:Provider", "Sqlite") == "Sqlite"))
{
    builder.Services.AddIngestWorker(builder.Configuration);
}

var app = builder.Build();
if (isCommand)
{
    return await app.CommandAsync(args);
}

app.UseReports();
return await app.ServeAsync();
