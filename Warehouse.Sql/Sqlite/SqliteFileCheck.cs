using Microsoft.Extensions.Options;

namespace Warehouse.Sql.Sqlite;

/// <summary>Stops the start of a program whose setting names no SQLite file.</summary>
/// <typeparam name="TOptions">The options that hold the setting.</typeparam>
/// <param name="name">What the setting is called in the configuration.</param>
/// <param name="setting">The setting; null when the options are for another engine.</param>
public sealed class SqliteFileCheck<TOptions>(string name, Func<TOptions, string?> setting) : IValidateOptions<TOptions>
    where TOptions : class
{
    /// <inheritdoc/>
    ValidateOptionsResult IValidateOptions<TOptions>.Validate(string? optionsName, TOptions options) =>
        setting(options) is { } text && SqliteFile.Fault(text) is { } fault
            ? ValidateOptionsResult.Fail($"{name}: {fault}")
            : ValidateOptionsResult.Success;
}
