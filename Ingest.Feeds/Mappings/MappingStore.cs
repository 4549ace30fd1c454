using System.Collections.Concurrent;
using System.Text;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>A mapping, or what is wrong with it.</summary>
/// <param name="Name">Its name, which is that of its folder.</param>
/// <param name="IsOwn">Whether it is the installation's own; otherwise it is shipped.</param>
/// <param name="Mapping">It; null where it cannot be read.</param>
/// <param name="Error">Why it cannot be read, a sentence in Russian.</param>
public sealed record MappingEntry(string Name, bool IsOwn, Mapping? Mapping, string? Error);

/// <summary>
/// The mappings, shipped and the installation's own, which win over shipped ones of the same name. Each file is read again when it has changed, so that what the
/// site writes is seen by the worker without a restart. A file that is wrong breaks nothing but itself.
/// </summary>
/// <param name="text">Reads a file.</param>
/// <param name="shipped">Folder of shipped profiles.</param>
/// <param name="own">Folder of the installation's own; empty for none.</param>
public sealed class MappingStore(MappingText text, string shipped, string own)
{
    private const int LongestName = 60;
    private const int LargestFile = 1_000_000;

    private readonly ConcurrentDictionary<string, Known> _files = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();

    /// <summary>All of them by name.</summary>
    public IReadOnlyList<MappingEntry> All() =>
    [
        .. In(shipped, isOwn: false).Concat(In(own, isOwn: true))
            .GroupBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(same => same.Last())
            .OrderBy(entry => entry.Name, StringComparer.Ordinal),
    ];

    /// <summary>One by name.</summary>
    /// <param name="name">Its name.</param>
    public MappingEntry? Find(string name) => !IsName(name) ? null : Read(own, name, isOwn: true) ?? Read(shipped, name, isOwn: false);

    /// <summary>Whether a mapping may have this name: it is that of a folder.</summary>
    /// <param name="name">Latin or Russian letters, digits, dashes, underscores and spaces between them.</param>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && name != "default" && name.Trim() == name && name.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or ' ');

    /// <summary>Checks a mapping without writing it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mapping">It.</param>
    /// <exception cref="UnreadableSourceException">It is wrong.</exception>
    public Mapping Check(string name, Mapping mapping) => text.Read(name, Encoding.UTF8.GetBytes(MappingWriter.Text(mapping)));

    /// <summary>Reads a mapping that somebody wrote by hand.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="UnreadableSourceException">It is wrong.</exception>
    public Mapping Parse(string name, string json) => text.Read(name, Encoding.UTF8.GetBytes(json));

    /// <summary>A mapping as its file has it.</summary>
    /// <param name="mapping">It.</param>
    public static string TextOf(Mapping mapping) => MappingWriter.Text(mapping);

    /// <summary>Writes a mapping of the installation's own: whole or not at all, one version above what there is under its name, which is kept beside it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mapping">It; its version does not matter.</param>
    /// <returns>It with its version.</returns>
    /// <exception cref="UnreadableSourceException">It is wrong, or the installation has no folder of its own.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public Mapping Save(string name, Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        EnsureName(name);
        lock (_writing)
        {
            var folder = Path.Combine(Path.GetFullPath(own), name);
            var next = Check(name, mapping with { Version = Next(name) });
            Directory.CreateDirectory(folder);
            if (Earlier(name) is { } earlier)
            {
                new MappingVersions(folder).Keep(next.Version - 1, earlier);
            }

            MappingVersions.Write(folder, Mapping.FileName, Encoding.UTF8.GetBytes(MappingWriter.Text(next)));
            return next;
        }
    }

    /// <summary>The version that the next one of a name gets: above that of its file and of all that are kept.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UnreadableSourceException">It may not have this name, or the installation has no folder of its own.</exception>
    public int Next(string name)
    {
        EnsureName(name);
        var kept = new MappingVersions(Path.Combine(Path.GetFullPath(own), name)).Newest;
        return (Earlier(name) is null ? kept : Math.Max(Find(name)?.Mapping?.Version ?? 0, kept + 1)) + 1;
    }

    /// <summary>Earlier versions of a mapping that was written over, the newest first.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<KeptVersion> Versions(string name) => IsName(name) && own.Length > 0 ? new MappingVersions(Path.Combine(Path.GetFullPath(own), name)).All() : [];

    /// <summary>The text of an earlier version; null where there is none.</summary>
    /// <param name="name">The mapping.</param>
    /// <param name="version">The version.</param>
    public string? TextOfVersion(string name, int version) =>
        IsName(name) && own.Length > 0 && new MappingVersions(Path.Combine(Path.GetFullPath(own), name)).Read(version) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The text of a mapping as its file has it, also of one that cannot be read; null where there is none.</summary>
    /// <param name="name">Its name.</param>
    public string? TextOf(string name) => IsName(name) && Earlier(name) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private void EnsureName(string name)
    {
        if (!IsName(name) || own.Length == 0)
        {
            throw new UnreadableSourceException("bad_mapping", own.Length == 0
                ? "Своих настроек у этой установки нет: задайте папку Ingest:OwnProfiles."
                : $"Настройку нельзя назвать «{name}»: нужно до {LongestName} букв, цифр, дефисов и пробелов между ними.");
        }
    }

    /// <summary>What stands under a name now: the installation's own file, or the shipped one.</summary>
    private byte[]? Earlier(string name)
    {
        foreach (var folder in (string[])[own, shipped])
        {
            var path = folder.Length == 0 ? "" : Path.Combine(Path.GetFullPath(folder), name, Mapping.FileName);
            if (path.Length > 0 && new FileInfo(path) is { Exists: true, Length: <= LargestFile })
            {
                return File.ReadAllBytes(path);
            }
        }

        return null;
    }

    private IEnumerable<MappingEntry> In(string folder, bool isOwn)
    {
        try
        {
            return folder.Length == 0 || !Directory.Exists(folder)
                ? []
                : [.. Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Select(name => Read(folder, name!, isOwn)).OfType<MappingEntry>()];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Those of the other folder are read all the same.
            return [];
        }
    }

    private MappingEntry? Read(string folder, string name, bool isOwn)
    {
        var path = folder.Length == 0 ? "" : Path.Combine(Path.GetFullPath(folder), name, Mapping.FileName);
        try
        {
            var info = new FileInfo(path.Length == 0 ? "/" : path);
            if (path.Length == 0 || !info.Exists)
            {
                return null;
            }

            var stamp = (info.LastWriteTimeUtc, info.Length);
            if (_files.TryGetValue(path, out var known) && known.Stamp == stamp)
            {
                return known.Entry;
            }

            var entry = new MappingEntry(name, isOwn, Of(name, path, info.Length), null);
            _files[path] = new Known(stamp, entry);
            return entry;
        }
        catch (UnreadableSourceException error)
        {
            return new MappingEntry(name, isOwn, null, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new MappingEntry(name, isOwn, null, $"Настройка «{name}/{Mapping.FileName}» не читается: нет права или диск не отвечает.");
        }
    }

    private Mapping Of(string name, string path, long length) => length > LargestFile
        ? throw new UnreadableSourceException("bad_mapping", $"Настройка «{name}/{Mapping.FileName}» больше 1 МБ.")
        : text.Read(name, File.ReadAllBytes(path));

    private sealed record Known((DateTime At, long Length) Stamp, MappingEntry Entry);
}
