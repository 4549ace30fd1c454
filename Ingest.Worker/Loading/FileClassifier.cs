using Ingest.Sources;
using Ingest.Worker.Profiles;

namespace Ingest.Worker.Loading;

/// <summary>Tells from a file's header what it is: a raw file of a profile, or a file of a feed.</summary>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="profiles">The foreign formats.</param>
public sealed class FileClassifier(SourceReader sources, FeedCatalogue feeds, IReadOnlyList<Profile> profiles)
{
    /// <summary>Classifies a file.</summary>
    /// <exception cref="UnreadableSourceException">It cannot be read, or its header is of nothing known.</exception>
    public ClassifiedFile Classify(RawFile file, CancellationToken cancellationToken)
    {
        using var table = sources.Open(file, cancellationToken);
        foreach (var profile in profiles)
        {
            if (profile.FindTable(table.Header) is { } raw)
            {
                return new ClassifiedFile(file) { Profile = profile, Table = raw };
            }
        }

        return new ClassifiedFile(file) { Match = feeds.Match(table.Header, file.Name) };
    }
}

/// <summary>A file, and what it is: of its two kinds one is given.</summary>
/// <param name="File">The file.</param>
public sealed record ClassifiedFile(RawFile File)
{
    /// <summary>The feed over its header.</summary>
    public FeedMatch? Match { get; init; }

    /// <summary>The profile that it is a raw file of.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The profile's raw table.</summary>
    public string Table { get; init; } = "";
}
