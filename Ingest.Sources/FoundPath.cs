namespace Ingest.Sources;

/// <summary>A file on disk with its name in messages, or a problem with a path.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Relative to what was asked, with forward slashes.</param>
/// <param name="Asked">Whether this very file was asked for, and not met in a folder.</param>
internal sealed record FoundPath(string Path, string Name, bool Asked)
{
    /// <summary>Set instead of a file.</summary>
    public SourceProblem? Problem { get; private init; }

    /// <summary>Whether the problem is that something else than a regular file stands there: it will never be one.</summary>
    public bool IsNotRegular { get; private init; }

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

                continue;
            }

            yield return PlainFile.KindOf(path) switch
            {
                PathKind.File => new FoundPath(path, name, true),
                PathKind.Missing => Of(path, name, Unreadable.NotFound(path)),
                var kind => Of(path, name, Unreadable.NotRegular(kind)) with { IsNotRegular = true },
            };
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
            switch (PlainFile.KindOf(child.FullName))
            {
                case PathKind.File:
                    yield return new FoundPath(child.FullName, childName, false);
                    break;
                case PathKind.Folder when !FileExtension.IsKnown(child.Name):
                    foreach (var found in InFolder(child.FullName, childName))
                    {
                        yield return found;
                    }

                    break;
                case PathKind.Missing:
                    break;
                case var kind:
                    // A linked folder could lead round in a circle, too.
                    yield return Of(child.FullName, childName, Unreadable.NotRegular(kind)) with { IsNotRegular = true };
                    break;
            }
        }
    }

    private static FoundPath Of(string path, string name, UnreadableSourceException reason) =>
        new(path, name, true) { Problem = new SourceProblem(path, name, reason.Code, reason.Message) };

    private static string LeafOf(string path) => System.IO.Path.GetFileName(System.IO.Path.GetFullPath(path).TrimEnd('/', '\\'));
}
