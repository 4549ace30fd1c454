using System.CommandLine;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Commands;

/// <summary>Describes errors of a command line in Russian; the library's own messages are only partly translated.</summary>
internal static class CommandFault
{
    /// <summary>What is wrong; null when the command can run.</summary>
    /// <param name="parsed">The command line.</param>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens is [var unknown, ..] ? Unknown(command, unknown)
            : command.Subcommands.Count > 0 ? $"Укажите команду: {string.Join(", ", command.Subcommands.Select(one => one.Name))}."
            : command.Options.Select(option => OfOption(parsed, option)).FirstOrDefault(fault => fault is not null)
                ?? command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0)
                    .Select(argument => $"Укажите {argument.Name}: {argument.Description}.").FirstOrDefault()
                ?? parsed.Errors[0].Message;
    }

    private static string Unknown(Command command, string word)
    {
        var isOption = word.StartsWith('-');
        var known = isOption ? command.Options.Select(option => option.Name) : command.Subcommands.Select(one => one.Name);
        var near = known.Where(name => EditDistance.Between(name, word) <= Math.Max(2, name.Length / 3)).MinBy(name => EditDistance.Between(name, word));
        var kind = isOption ? $"Параметра «{word}» нет." : command.Subcommands.Count > 0 ? $"Команды «{word}» нет." : $"Лишнее слово: «{word}».";
        return near is null ? kind : $"{kind} Возможно, имелось в виду «{near}».";
    }

    private static string? OfOption(ParseResult parsed, Option option)
    {
        var given = parsed.GetResult(option);
        if (given is null || given.Implicit)
        {
            return option.Required ? $"Укажите {option.Name} {option.HelpName}: {option.Description}." : null;
        }

        return given.IdentifierTokenCount > 1 ? $"{option.Name}: указан дважды."
            : given.Tokens.Count == 0 && option.Arity.MinimumNumberOfValues > 0 ? $"{option.Name}: не указано значение."
            : given.Errors.Any() ? $"{option.Name}: «{given.Tokens[0].Value}» — не {option.HelpName?.ToLowerInvariant()}."
            : null;
    }
}
