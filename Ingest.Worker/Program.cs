using Ingest.Worker;
using Ingest.Worker.Commands;
using Warehouse.Sql;
using Warehouse.Sql.Core;

try
{
    var isCommand = CommandLine.IsCommand(args);
    var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
    {
        Args = isCommand ? [] : args,
        ContentRootPath = AppContext.BaseDirectory,
    });
    PrivateFiles.RestrictNew(PrivateFiles.IsShared(builder.Configuration));
    builder.Services.AddWarehouse(builder.Configuration).AddIngest(builder.Configuration);
    return isCommand ? await CommandProgram.RunAsync(builder, args) : await ServiceProgram.RunAsync(builder);
}
catch (Exception error) when (SettingsFault.Of(error) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return (int)ExitCode.Failed;
}
