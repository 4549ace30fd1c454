using Ingest.Worker;
using Ingest.Worker.Commands;
using Warehouse.Sql;

var isCommand = args.Length > 0 && CommandLine.IsCommand(args[0]);
var builder = Host.CreateApplicationBuilder(isCommand ? [] : args);
builder.Services.AddWarehouse(builder.Configuration).AddIngest(builder.Configuration);
if (!isCommand)
{
    await builder.Build().RunAsync();
    return 0;
}

builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddCommands().AddSingleton<CommandLine>();
using var host = builder.Build();
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
return (int)await host.Services.GetRequiredService<CommandLine>().RunAsync(args, stop.Token);
