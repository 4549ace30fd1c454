using Reports.Web.Documents;

namespace Reports.Web.Commands;

/// <summary>What errors of the site's commands mean to a script.</summary>
public static class CommandErrors
{
    /// <summary>The exit code of an error whose message is for a person; none of any other.</summary>
    /// <param name="error">The error.</param>
    public static int? CodeOf(Exception error) => error switch
    {
        UsageException => 64,
        ExportFailedException or CommandFailedException or DocumentTemplateException => 1,
        _ => null,
    };
}

/// <summary>A command line that makes no sense; the message says why, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class UsageException(string message) : Exception(message);

/// <summary>There is nothing to write, or no place to write to; the message says which, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class ExportFailedException(string message) : Exception(message);

/// <summary>A command that cannot do its work; the message says why, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class CommandFailedException(string message) : Exception(message);
