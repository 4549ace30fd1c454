using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Indicators;

/// <summary>One option of a choice that an official text leaves open.</summary>
/// <param name="Key">Value in statements and addresses.</param>
/// <param name="Words">Text printed in the report.</param>
public sealed record SwitchOption(string Key, string Words)
{
    /// <summary>What the form is marked with when it is chosen: <c>mark: respondent | small | Для внутреннего использования</c>; empty for nothing.</summary>
    public string Mark { get; init; } = "";
}

/// <summary>
/// A choice that the official text leaves open: <c>switch: people | Кого считать</c>, then <c>option: people | persons | …</c>,
/// the default first. Its name is a parameter of the set's statements.
/// </summary>
/// <param name="Name">Parameter of statements and key of addresses.</param>
/// <param name="Title">What is chosen.</param>
/// <param name="Options">The ways to choose, the default first.</param>
public sealed record IndicatorSwitch(string Name, string Title, IReadOnlyList<SwitchOption> Options)
{
    /// <summary>The default option.</summary>
    public SwitchOption Default => Options[0];

    /// <summary>The option of that key, or the default one.</summary>
    /// <param name="key">From an address.</param>
    public SwitchOption Choose(string? key) => Options.FirstOrDefault(option => option.Key == key) ?? Default;

    /// <summary>Switches of a set's header.</summary>
    internal static IReadOnlyList<IndicatorSwitch> Of(SqlFile file)
    {
        var marks = file.All("mark")
            .Select(line => line.Split('|', 3, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => (parts[0], parts[1]), parts => parts[2]);
        var options = file.All("option")
            .Select(line => line.Split('|', 3, StringSplitOptions.TrimEntries))
            .ToLookup(
                parts => parts[0], parts => new SwitchOption(parts[1], parts[2]) { Mark = marks.GetValueOrDefault((parts[0], parts[1]), "") }, StringComparer.Ordinal);
        return [.. file.All("switch")
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(parts => new IndicatorSwitch(parts[0], parts[^1], [.. options[parts[0]]]))];
    }
}
