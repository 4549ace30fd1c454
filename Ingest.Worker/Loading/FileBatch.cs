namespace Ingest.Worker.Loading;

/// <summary>Files that are loaded together.</summary>
/// <param name="Paths">Files, folders, zips.</param>
public sealed record FileBatch(IReadOnlyList<string> Paths)
{
    /// <summary>What the ledger puts before each name, with its slash.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The only files that are loaded of those found under the paths; none set, and all are.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Is told which file is under way.</summary>
    public IFileWatch? Watch { get; init; }

    /// <summary>Whether a file found is to be loaded.</summary>
    internal bool Takes(string path) => Only?.Contains(path) ?? true;
}
