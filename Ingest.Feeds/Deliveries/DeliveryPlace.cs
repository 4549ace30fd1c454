using Ingest.Sources;

namespace Ingest.Feeds.Deliveries;

/// <summary>A folder that came from a page of the site: it holds a description of who sent it and how its files are to be read.</summary>
/// <param name="Folder">The folder.</param>
public sealed record DeliveryPlace(string Folder)
{
    private const int LongestName = 200;
    private const int LongestId = 100;

    // The description is written last, after its own moment.
    private static readonly TimeSpan WriteTime = TimeSpan.FromMinutes(1);

    /// <summary>The delivery; null when its description cannot be used.</summary>
    public Delivery? Delivery { get; private init; }

    /// <summary>Why its description cannot be used.</summary>
    public UnreadableSourceException? Problem { get; private init; }

    /// <summary>Who sent its files.</summary>
    public FileSender? Sender => Delivery is null ? null : new FileSender(Delivery.SentBy, Delivery.Id);

    /// <summary>The delivery of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Null when it is an ordinary folder.</returns>
    public static DeliveryPlace? In(string folder)
    {
        try
        {
            return Delivery.In(folder) switch
            {
                null => null,
                { SentBy.Length: <= LongestName, Id.Length: <= LongestId } read when read.Files.All(file => file is { Name.Length: > 0, Answers: not null, Learners: not null }) =>
                    new DeliveryPlace(folder) { Delivery = read },
                _ => new DeliveryPlace(folder) { Problem = Delivery.Broken(folder, null) },
            };
        }
        catch (UnreadableSourceException problem)
        {
            return new DeliveryPlace(folder) { Problem = problem };
        }
        catch (UnauthorizedAccessException error)
        {
            return new DeliveryPlace(folder) { Problem = Unreadable.NoReadRight(error) };
        }
        catch (IOException error)
        {
            return new DeliveryPlace(folder) { Problem = Unreadable.Disk(error) };
        }
    }

    /// <summary>
    /// Whether the folder came into the inbox by one rename, and so is complete as soon as it is seen. A folder that somebody copies there by hand, from the
    /// archive, is being written after it was sent.
    /// </summary>
    /// <param name="files">The files that are there.</param>
    public bool IsWholeAt(IReadOnlyCollection<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Delivery is { } delivery
            && delivery.Files.All(said => files.Any(path => IsOf(said.Name, Inside(path))))
            && files.All(path => FileStamp.Of(path).WrittenAt <= delivery.SentAt.UtcDateTime + WriteTime);
    }

    /// <summary>Whether a file is the description itself, which is no table.</summary>
    /// <param name="path">A file.</param>
    public bool IsDescription(string path) => Path.GetFullPath(path) == Path.Combine(Path.GetFullPath(Folder), Delivery.FileName);

    /// <summary>What a file or table is called within the folder: its sender knows nothing of the folder.</summary>
    /// <param name="path">The file on disk.</param>
    /// <param name="name">The name that ends with it, and with an entry or a sheet of it.</param>
    public string NameOf(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var inside = Inside(path);
        var whole = $"{Path.GetFileName(Path.GetFullPath(Folder))}/{inside}";
        return name.IndexOf(whole, StringComparison.Ordinal) is var at and >= 0 ? name[(at + whole.Length - inside.Length)..] : name;
    }

    /// <summary>Whether what cannot be loaded is a file of the folder, and not something within it.</summary>
    /// <param name="problem">What it is.</param>
    public bool IsWhole(SourceProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return NameOf(problem.Path, problem.Name) == Inside(problem.Path);
    }

    /// <summary>How a table is to be read.</summary>
    /// <param name="path">The file on disk.</param>
    /// <param name="name">The table's name within the folder.</param>
    /// <returns>What was said of the entry or sheet, or else of the file; null where nothing was.</returns>
    public DeliveredFile? Of(string path, string name) => Delivery is null ? null : DeliveredFile.Of(Delivery.Files, Inside(path), name);

    /// <summary>What is said of an entry or a sheet is said of a part of its file.</summary>
    private static bool IsOf(string said, string file) => said == file || (said.StartsWith(file, StringComparison.Ordinal) && said[file.Length] is '/' or '#');

    private string Inside(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');
}
