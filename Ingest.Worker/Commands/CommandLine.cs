using System.CommandLine;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Commands;

/// <summary>The command line of both programs: one set of exit codes, one line for what is wrong, help in Russian.</summary>
public static class CommandLine
{
    // The same as for the service: a load checks for cancellation between two chunks of rows.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <summary>Whether the arguments name a command or ask for help; all others are settings of the service.</summary>
    /// <param name="arguments">The command line.</param>
    public static bool IsCommand(IReadOnlyList<string> arguments) =>
        arguments is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    /// <summary>Runs the command that the arguments call. An error that a person can mend is one line on standard error.</summary>
    /// <param name="program">What the program does, in Russian.</param>
    /// <param name="services">Makes every command.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<int> RunAsync(
        string program, IServiceProvider services, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var help = "--help";
        try
        {
            var parsed = Parse(program, services, arguments);
            help = $"{CommandHelp.Words(parsed.CommandResult.Command)} --help";
            if (CommandFault.Of(parsed) is { } fault)
            {
                throw new UsageException(fault);
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopWithin }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Прервано. Незаконченный файл не загружен и не записан; сделанное раньше сохранено.");
            return (int)ExitCode.Cancelled;
        }
        catch (Exception error) when (CodeOf(error) is { } code)
        {
            await Console.Error.WriteLineAsync(code == ExitCode.Usage ? $"{error.Message}\nСправка: {help}" : error.Message);
            return (int)code;
        }
    }

    private static ParseResult Parse(string program, IServiceProvider services, IReadOnlyList<string> arguments)
    {
        var root = new RootCommand(program);
        foreach (var command in services.GetServices<Command>().OrderBy(command => command.Name, StringComparer.Ordinal))
        {
            root.Add(command);
        }

        root.Options.OfType<System.CommandLine.Help.HelpOption>().Single().Action = new CommandHelp();
        return root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    private static ExitCode? CodeOf(Exception error) => error switch
    {
        CommandException known => known.Code,
        WarehouseUnavailableException => ExitCode.Failed,
        _ => null,
    };
}
