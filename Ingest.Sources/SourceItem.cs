namespace Ingest.Sources;

/// <summary>A table that was found, or a problem. Exactly one of the two is set.</summary>
public sealed record SourceItem
{
    private SourceItem(RawFile? file, SourceProblem? problem) => (File, Problem) = (file, problem);

    /// <summary>The table, when it can be loaded.</summary>
    public RawFile? File { get; }

    /// <summary>The problem, when it cannot.</summary>
    public SourceProblem? Problem { get; }

    /// <summary>The file or folder on disk.</summary>
    public string Path => File?.Path ?? Problem!.Path;

    /// <summary>A table.</summary>
    public static SourceItem Of(RawFile file) => new(file, null);

    /// <summary>A problem.</summary>
    public static SourceItem Of(SourceProblem problem) => new(null, problem);
}

/// <summary>Why a path, or a file in it, has no table.</summary>
/// <param name="Path">The file or folder on disk.</param>
/// <param name="Name">What people call it, made like <see cref="RawFile.Name"/>.</param>
/// <param name="Code">Machine name of the reason.</param>
/// <param name="Message">Text for the person who sent the file, in Russian.</param>
public sealed record SourceProblem(string Path, string Name, string Code, string Message)
{
    /// <summary>
    /// False for a file of another kind (a note, a picture) in a folder or a zip, which is reported and is not a failure.
    /// </summary>
    public bool IsFailure { get; init; } = true;
}
