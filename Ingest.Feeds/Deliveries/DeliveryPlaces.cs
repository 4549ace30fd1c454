namespace Ingest.Feeds.Deliveries;

/// <summary>
/// The deliveries under some paths. A file belongs to the delivery of its folder, or of one above it, when the folder is read and not the file alone: so a
/// description that somebody leaves beside single files says nothing of them.
/// </summary>
public sealed class DeliveryPlaces
{
    private readonly List<string> _roots;
    private readonly Dictionary<string, DeliveryPlace?> _places = new(StringComparer.Ordinal);

    /// <summary>Looks under the paths.</summary>
    /// <param name="paths">Files and folders. Descriptions of the folders are read at once: another worker may archive them while this one reads.</param>
    public DeliveryPlaces(IEnumerable<string> paths)
    {
        _roots = [.. paths.Where(Directory.Exists).Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))];
        _roots.ForEach(root => In(root));
    }

    /// <summary>The delivery that a file belongs to.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null when it came otherwise.</returns>
    public DeliveryPlace? Of(string path)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!_roots.Exists(root => folder == root || folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                return null;
            }

            if (In(folder) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    private DeliveryPlace? In(string folder) => _places.TryGetValue(folder, out var place) ? place : _places[folder] = DeliveryPlace.In(folder);
}
