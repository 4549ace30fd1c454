namespace Ingest.Worker.Sources;

/// <summary>A file on disk with its name in messages, or a problem with a path.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Relative to what was asked, with forward slashes.</param>
/// <param name="Asked">Whether this very file was asked for, and not met in a folder.</param>
internal sealed record FoundPath(string Path, string Name, bool Asked)
{
    /// <summary>Set instead of a file.</summary>
    public SourceProblem? Problem { get; private init; }

    /// <summary>
    /// All files under the paths. Names are relative to the folder when it is the only path, begin with its name when
    /// there are several, and with the path as given where two names would otherwise be equal.
    /// </summary>
    public static IEnumerable<FoundPath> Under(IReadOnlyList<string> paths)
    {
        var leaves = paths.Select(LeafOf).ToList();
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i];
            var name = leaves.Count(leaf => leaf == leaves[i]) > 1 ? path.Replace('\\', '/').TrimEnd('/') : leaves[i];
            if (Directory.Exists(path))
            {
                foreach (var found in InFolder(path, paths.Count == 1 ? string.Empty : name))
                {
                    yield return found;
                }
            }
            else
            {
                yield return File.Exists(path) ? new FoundPath(path, name, true) : Of(path, name, Unreadable.NotFound(path));
            }
        }
    }

    /// <summary>Files to skip: hidden ones, locks of office programs, unfinished copies.</summary>
    public static bool IsPassedOver(string leaf) =>
        leaf.StartsWith('.') || leaf.StartsWith("~$", StringComparison.Ordinal) || leaf == "__MACOSX"
        || leaf.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) || leaf.EndsWith(".part", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FoundPath> InFolder(string folder, string name)
    {
        FileSystemInfo[] children;
        FoundPath? problem = null;
        try
        {
            children = new DirectoryInfo(folder).GetFileSystemInfos();
            Array.Sort(children, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        }
        catch (DirectoryNotFoundException)
        {
            // Another worker on the same inbox has removed it in the meantime.
            children = [];
        }
        catch (UnauthorizedAccessException cause)
        {
            children = [];
            problem = Of(folder, name.Length == 0 ? LeafOf(folder) : name, Unreadable.NoReadRight(cause));
        }
        catch (IOException cause)
        {
            children = [];
            problem = Of(folder, name.Length == 0 ? LeafOf(folder) : name, Unreadable.Disk(cause));
        }

        if (problem is not null)
        {
            yield return problem;
        }

        foreach (var child in children)
        {
            if (IsPassedOver(child.Name) || child.Attributes.HasFlag(FileAttributes.Hidden))
            {
                continue;
            }

            var childName = name.Length == 0 ? child.Name : $"{name}/{child.Name}";
            if (child is FileInfo)
            {
                yield return new FoundPath(child.FullName, childName, false);
            }
            else if (child.LinkTarget is null)
            {
                // A linked folder could form a cycle.
                foreach (var found in InFolder(child.FullName, childName))
                {
                    yield return found;
                }
            }
        }
    }

    private static FoundPath Of(string path, string name, UnreadableSourceException reason) =>
        new(path, name, true) { Problem = new SourceProblem(path, name, reason.Code, reason.Message) };

    private static string LeafOf(string path) => System.IO.Path.GetFileName(System.IO.Path.GetFullPath(path).TrimEnd('/', '\\'));
}
