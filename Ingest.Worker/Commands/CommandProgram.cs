using Microsoft.Extensions.Options;

namespace Ingest.Worker.Commands;

/// <summary>The program as a command that ends.</summary>
internal static class CommandProgram
{
    /// <summary>Runs the command that the arguments call.</summary>
    public static async Task<int> RunAsync(HostApplicationBuilder builder, string[] arguments)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCommands().AddSingleton<CommandLine>();
        using var host = builder.Build();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return (int)await host.Services.GetRequiredService<CommandLine>().RunAsync(arguments, stop.Token);
        }
        catch (OptionsValidationException error)
        {
            await Console.Error.WriteLineAsync(string.Join(" ", error.Failures));
            return (int)ExitCode.Failed;
        }
    }
}
