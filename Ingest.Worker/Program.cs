using Ingest.Worker;
using Ingest.Worker.Commands;
using Warehouse.Sql;
using Warehouse.Sql.Core;

var isCommand = CommandLine.IsCommand(args);
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = isCommand ? [] : args,
    ContentRootPath = AppContext.BaseDirectory,
});
PrivateFiles.RestrictNew(builder.Configuration.GetValue(PrivateFiles.ShareSetting, false));
builder.Services.AddWarehouse(builder.Configuration).AddIngest(builder.Configuration);
return isCommand ? await CommandProgram.RunAsync(builder, args) : await ServiceProgram.RunAsync(builder);
