namespace Warehouse.Sql.Catalogue;

/// <summary>One <c>.sql</c> file: its name, the header of <c>-- key: value</c> lines, the statements.</summary>
/// <param name="Name">Folder and name without the ending and the engine: <c>Reports/dashboard-programmes</c>.</param>
/// <param name="Text">The whole file.</param>
public sealed record SqlFile(string Name, string Text)
{
    private readonly ILookup<string, string> _header = ReadHeader(Text);

    /// <summary>The last part of <see cref="Name"/>: <c>dashboard-programmes</c>.</summary>
    public string ShortName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Every value the header gives for a key, in order; a key may be repeated.</summary>
    /// <param name="key">The word before the colon.</param>
    public IReadOnlyList<string> All(string key) => [.. _header[key]];

    /// <summary>The single value of a key of the header.</summary>
    /// <param name="key">The word before the colon.</param>
    /// <returns><see langword="null"/> when the header does not have it.</returns>
    public string? Value(string key) => _header[key].FirstOrDefault();

    private static ILookup<string, string> ReadHeader(string text) => text
        .Split('\n')
        .Select(line => line.TrimEnd('\r'))
        .TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal))
        .Select(line => line[2..].Trim())
        .Select(line => (line, colon: line.IndexOf(": ", StringComparison.Ordinal)))
        .Where(pair => pair.colon > 0 && !pair.line[..pair.colon].Contains(' ', StringComparison.Ordinal))
        .ToLookup(pair => pair.line[..pair.colon], pair => pair.line[(pair.colon + 2)..].Trim());
}
