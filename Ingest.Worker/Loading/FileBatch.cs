namespace Ingest.Worker.Loading;

/// <summary>Files that are loaded together.</summary>
/// <param name="Paths">Files, folders, zips.</param>
public sealed record FileBatch(IReadOnlyList<string> Paths)
{
    /// <summary>Prefix of each name in the ledger, with its slash.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The files to load of those found under the paths; null for all.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Is told which file is under way.</summary>
    public IFileWatch? Watch { get; init; }

    /// <summary>Whether a file is to be loaded.</summary>
    internal bool Takes(string path) => Only?.Contains(path) ?? true;
}
