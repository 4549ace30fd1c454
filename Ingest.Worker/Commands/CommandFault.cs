using System.CommandLine;

namespace Ingest.Worker.Commands;

/// <summary>Says in Russian what is wrong with a command line: the library's own words are half translated.</summary>
internal static class CommandFault
{
    /// <summary>What is wrong; none when the command can run.</summary>
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
        var near = known.Where(name => Distance(name, word) <= Math.Max(2, name.Length / 3)).MinBy(name => Distance(name, word));
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

    /// <summary>How many letters are to be put in, left out or changed to make one word of another.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
