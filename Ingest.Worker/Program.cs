using Ingest.Worker;
using Ingest.Worker.Commands;
using Warehouse.Sql;

var isCommand = CommandLine.IsCommand(args);
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = isCommand ? [] : args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Services.AddWarehouse(builder.Configuration).AddIngest(builder.Configuration);
return isCommand ? await CommandProgram.RunAsync(builder, args) : await ServiceProgram.RunAsync(builder);
