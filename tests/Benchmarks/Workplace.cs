namespace Benchmarks;

/// <summary>
/// A folder for files of one scenario, removed at its end. <c>BENCHMARKS_FOLDER</c> names another place than the system's
/// temporary one, where that is memory or too small.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Environment.GetEnvironmentVariable("BENCHMARKS_FOLDER") is { Length: > 0 } place
        ? Directory.CreateDirectory(Path.Combine(place, "benchmarks-" + Guid.NewGuid().ToString("N")))
        : Directory.CreateTempSubdirectory("benchmarks-");

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A new folder in it.</summary>
    public string Folder(string name) => _folder.CreateSubdirectory(name).FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
