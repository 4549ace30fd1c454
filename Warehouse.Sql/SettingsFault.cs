using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Warehouse.Sql;

/// <summary>Says in Russian which setting stops the start of a program. The framework's own words are English and come with a stack trace.</summary>
public static partial class SettingsFault
{
    /// <summary>What is wrong with the settings.</summary>
    /// <param name="error">The error of the start.</param>
    /// <returns>One line; null when the error is about something else.</returns>
    public static string? Of(Exception error) => error switch
    {
        OptionsValidationException wrong => $"Настройки неверны: {string.Join(" ", wrong.Failures.Select(Failure))}",
        InvalidOperationException when Unconverted().Match(error.Message) is { Success: true } found =>
            $"Настройки неверны: {found.Groups["key"].Value} — «{found.Groups["value"].Value}», а нужно {Kind(found.Groups["type"].Value)}.",
        AggregateException { InnerExceptions: [var only] } => Of(only),
        _ => null,
    };

    private static string Failure(string text)
    {
        var own = Annotated().Match(text) is { Success: true } found ? found.Groups["words"].Value : text;
        return OutOfRange().Replace(own, "$1: от $2 до $3.");
    }

    private static string Kind(string type) => type switch
    {
        "System.Boolean" => "true или false",
        "System.Int32" or "System.Int64" => "целое число",
        "System.Double" or "System.Decimal" => "число",
        _ => "значение из описания настроек",
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'")]
    private static partial Regex Unconverted();

    [GeneratedRegex("^DataAnnotation validation failed for .* with the error: '(?<words>.*)'\\.$")]
    private static partial Regex Annotated();

    [GeneratedRegex(@"^The field (\w+) must be between (\S+) and (\S+)\.$")]
    private static partial Regex OutOfRange();
}
