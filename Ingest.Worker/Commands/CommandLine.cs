using Warehouse.Sql.Core;

namespace Ingest.Worker.Commands;

/// <summary>Runs the command that the first word names.</summary>
/// <param name="commands">Every command.</param>
public sealed class CommandLine(IEnumerable<ICommand> commands)
{
    /// <summary>Whether a word calls a command, or asks what there is; anything else sets an option of the service.</summary>
    /// <param name="word">The first argument.</param>
    public static bool IsCommand(string word) => word is "--help" or "-h" or "-?" || !word.StartsWith('-');

    /// <summary>Runs it; what goes wrong in the world is one line on standard error.</summary>
    /// <param name="arguments">The command line.</param>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var command = commands.FirstOrDefault(candidate => candidate.Name == arguments[0]);
        try
        {
            return command is null
                ? throw new UsageException(arguments[0].StartsWith('-') ? "Команды:" : $"Команды «{arguments[0]}» нет.")
                : await command.RunAsync([.. arguments.Skip(1)], cancellationToken);
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            foreach (var known in commands.OrderBy(known => known.Name, StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync("  " + known.Usage);
            }

            return ExitCode.Usage;
        }
        catch (WarehouseUnavailableException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Прервано. Незаконченный файл не загружен, остальное на месте.");
            return ExitCode.Cancelled;
        }
    }
}
