using Ingest.Sources;
using Ingest.Worker.Profiles;

namespace Ingest.Worker.Loading;

/// <summary>Classifies a file by its header: a raw file of a profile, or a file of a feed.</summary>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="profiles">The foreign formats.</param>
public sealed class FileClassifier(SourceReader sources, FeedCatalogue feeds, IReadOnlyList<Profile> profiles)
{
    /// <summary>Classifies a file.</summary>
    /// <exception cref="UnreadableSourceException">It cannot be read, or its header is unknown.</exception>
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

/// <summary>A file and its kind: either <see cref="Match"/> or <see cref="Profile"/> is set.</summary>
public sealed record ClassifiedFile(RawFile File)
{
    /// <summary>The feed matched with its header.</summary>
    public FeedMatch? Match { get; init; }

    /// <summary>The profile of a raw file.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The raw table of the profile.</summary>
    public string Table { get; init; } = "";
}
