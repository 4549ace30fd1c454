using Ingest.Worker.Commands;

namespace Ingest.Worker;

/// <summary>Runs the program as a command.</summary>
internal static class CommandProgram
{
    private const string About = "Загрузка результатов обучения в хранилище. Без команды — служба: расписания и папка входящих.";

    /// <summary>Runs the command that the arguments call.</summary>
    public static async Task<int> RunAsync(HostApplicationBuilder builder, string[] arguments)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCommands();
        using var host = builder.Build();
        return await CommandLine.RunAsync(About, host.Services, arguments, CancellationToken.None);
    }
}
