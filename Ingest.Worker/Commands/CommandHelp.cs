using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Commands;

/// <summary>Help of a command in Russian.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>The words that call a command.</summary>
    public static string Words(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Words(parent)} {command.Name}" : RootCommand.ExecutableName;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var options = command.Options.Where(option => option is not (HelpOption or VersionOption) && !option.Hidden).ToList();
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Вызов: " + string.Join(' ',
        [
            Words(command),
            .. command.Subcommands.Count > 0 ? (string[])["КОМАНДА"] : [],
            .. command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues > 0 ? argument.Name + "…" : $"[{argument.Name}…]"),
            .. options.Select(option => option.Required ? $"{option.Name} {option.HelpName}" : $"[{option.Name} {option.HelpName}]"),
        ]));
        Write(output, "Команды", command.Subcommands.Select(one => (one.Name, (string?)one.Description)));
        Write(output, "Аргументы", command.Arguments.Select(argument => (argument.Name, (string?)argument.Description)));
        Write(output, "Параметры", options.Select(option => ($"{option.Name} {option.HelpName}", (string?)(option.Description + Usual(option)))));
        output.WriteLine();
        output.WriteLine("--help после команды — справка о ней. Коды выхода: 0 — сделано, 1 — не удалось, 2 — часть строк в карантине, 64 — ошибка в вызове, 130 — прервано.");
        return (int)ExitCode.Done;
    }

    private static string Usual(Option option) => option.HasDefaultValue ? $" (по умолчанию {option.GetDefaultValue()})" : "";

    private static void Write(TextWriter output, string title, IEnumerable<(string Name, string? Words)> lines)
    {
        var rows = lines.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title + ":");
        var width = rows.Max(row => row.Name.Length) + 2;
        rows.ForEach(row => output.WriteLine($"  {row.Name.PadRight(width)}{row.Words}"));
    }
}
