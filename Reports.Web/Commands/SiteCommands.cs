using Microsoft.Extensions.Options;
using Reports.Web.Documents;
using Warehouse.Sql.Core;

namespace Reports.Web.Commands;

/// <summary>Commands of the site's program. Exit codes are the worker's: 0 done, 1 failed, 64 wrong command line, 130 interrupted.</summary>
public static class SiteCommands
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Wrong = 64;
    private const int Cancelled = 130;

    /// <summary>Whether the arguments call a command; anything else are settings of the site.</summary>
    /// <param name="arguments">The command line.</param>
    public static bool IsCommand(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.Count > 0 && (arguments[0] is "--help" or "-h" or "-?" || !arguments[0].StartsWith('-'));
    }

    /// <summary>Runs it; what goes wrong in the world is one line on standard error.</summary>
    /// <param name="services">The site's services; none of the hosted ones runs.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            if (arguments[0] != "export")
            {
                throw new UsageException(arguments[0].StartsWith('-') ? "Команды:" : $"Команды «{arguments[0]}» нет.");
            }

            Console.WriteLine(await services.GetRequiredService<ExportCommand>().RunAsync([.. arguments.Skip(1)], cancellationToken));
            return Done;
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\n{ExportCommand.Usage}");
            return Wrong;
        }
        catch (Exception error) when (error is ExportFailedException or DocumentTemplateException or WarehouseUnavailableException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Прервано. Файл не записан.");
            return Cancelled;
        }
    }

    /// <summary>Runs the command of a built site until it ends or Ctrl+C is pressed.</summary>
    /// <param name="app">The site, which does not serve.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<int> CommandAsync(this WebApplication app, IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        await using (app)
        {
            return await RunAsync(app.Services, arguments, stop.Token);
        }
    }
}
