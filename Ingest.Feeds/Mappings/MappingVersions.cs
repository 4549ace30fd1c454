using System.Globalization;

namespace Ingest.Feeds.Mappings;

/// <summary>An earlier version of a mapping.</summary>
/// <param name="Version">Its number.</param>
/// <param name="ReplacedAt">When a later one took its place.</param>
public sealed record KeptVersion(int Version, DateTimeOffset ReplacedAt);

/// <summary>Earlier versions of one mapping: <c>versions/3.json</c> beside its file. None is ever written over.</summary>
/// <param name="folder">The mapping's folder.</param>
internal sealed class MappingVersions(string folder)
{
    private const string Ending = ".json";

    /// <summary>The highest number that is kept; zero where there is none.</summary>
    public int Newest => Numbers().DefaultIfEmpty(0).Max();

    private string Place => Path.Combine(folder, "versions");

    /// <summary>All of them, the newest first.</summary>
    public IReadOnlyList<KeptVersion> All() =>
        [.. Numbers().OrderDescending().Select(number => new KeptVersion(number, new DateTimeOffset(File.GetLastWriteTimeUtc(PathOf(number)), TimeSpan.Zero)))];

    /// <summary>One of them; null where there is none.</summary>
    /// <param name="version">Its number.</param>
    public byte[]? Read(int version) => File.Exists(PathOf(version)) ? File.ReadAllBytes(PathOf(version)) : null;

    /// <summary>Keeps a version.</summary>
    /// <param name="version">Its number, above those that are kept.</param>
    /// <param name="text">Its file.</param>
    public void Keep(int version, byte[] text)
    {
        Directory.CreateDirectory(Place);
        Write(Place, Path.GetFileName(PathOf(version)), text);
    }

    /// <summary>Writes a file whole or not at all, for this account alone.</summary>
    /// <param name="folder">Its folder, which is there.</param>
    /// <param name="name">Its name.</param>
    /// <param name="text">What it holds.</param>
    public static void Write(string folder, string name, byte[] text)
    {
        var unfinished = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // The mask of the program takes the group away, unless the installation shares its files with one (PrivateFiles).
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        }

        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                file.Write(text);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private string PathOf(int version) => Path.Combine(Place, version.ToString(CultureInfo.InvariantCulture) + Ending);

    private IEnumerable<int> Numbers() => Directory.Exists(Place)
        ? Directory.EnumerateFiles(Place, "*" + Ending)
            .Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0)
        : [];
}
