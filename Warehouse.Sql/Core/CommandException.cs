namespace Warehouse.Sql.Core;

/// <summary>A command cannot be carried out. The message is for the person who ran it, in Russian.</summary>
/// <param name="code">The exit code of the program.</param>
/// <param name="message">What is wrong and how to mend it.</param>
public class CommandException(ExitCode code, string message) : Exception(message)
{
    /// <summary>The exit code of the program.</summary>
    public ExitCode Code => code;
}

/// <summary>The command line is wrong. The message says how, in Russian.</summary>
/// <param name="message">What is wrong.</param>
public sealed class UsageException(string message) : CommandException(ExitCode.Usage, message);
