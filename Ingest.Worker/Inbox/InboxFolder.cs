using Ingest.Worker.Archive;
using Ingest.Worker.Configuration;
using Ingest.Worker.Health;
using Ingest.Worker.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Inbox;

/// <summary>
/// Scans the inbox. A file is complete when neither its size nor its time has changed between scans for the quiet
/// time. Its own time of change is no proof, because a copy may keep the time of the original.
/// </summary>
/// <param name="options">Where the inbox is, and the quiet time.</param>
public sealed class InboxFolder(IOptions<IngestOptions> options, TimeProvider time)
{
    private Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);

    /// <summary>The inbox.</summary>
    public string Root { get; } = Path.GetFullPath(options.Value.Inbox);

    /// <summary>Files that waited there at the last scan.</summary>
    public InboxState State => new(_seen.Count, _seen.Count == 0 ? null : _seen.Values.Min(sight => sight.FirstAt));

    /// <summary>Scans the inbox.</summary>
    public InboxLook Look()
    {
        Directory.CreateDirectory(Root);
        var seen = new Dictionary<string, Sight>(StringComparer.Ordinal);
        var problems = new List<string>();
        var files = new List<(IncomingFile File, bool IsAtRest)>();
        foreach (var found in FoundPath.Under([Root]))
        {
            if (found.Problem is { } problem)
            {
                problems.Add($"«{problem.Name}»: {problem.Message}");
            }
            else if (See(found.Path) is { } sight)
            {
                seen[found.Path] = sight;
                var isAtRest = time.GetElapsedTime(sight.Since) >= TimeSpan.FromSeconds(options.Value.QuietSeconds);
                files.Add((new IncomingFile(found.Path, found.Name), isAtRest));
            }
        }

        _seen = seen;
        return new InboxLook([.. Batches(files)], files.Any(file => !file.IsAtRest), problems);
    }

    /// <summary>Forgets a file that has left the inbox.</summary>
    /// <param name="path">The file.</param>
    public void Forget(string path) => _seen.Remove(path);

    /// <summary>A folder is one batch when all of its files are complete; a single file is loaded as soon as it is complete itself.</summary>
    private static IEnumerable<InboxBatch> Batches(List<(IncomingFile File, bool IsAtRest)> files)
    {
        foreach (var group in files.GroupBy(file => FolderOf(file.File.Name)).OrderBy(group => group.Key.Length == 0))
        {
            if (group.Key.Length > 0 && group.All(file => file.IsAtRest))
            {
                yield return new InboxBatch(group.Key, [.. group.Select(file => file.File)]);
            }
            else if (group.Key.Length == 0 && group.Any(file => file.IsAtRest))
            {
                yield return new InboxBatch("", [.. group.Where(file => file.IsAtRest).Select(file => file.File)]);
            }
        }
    }

    private static string FolderOf(string name) => name.IndexOf('/') is var slash and > 0 ? name[..slash] : "";

    private Sight? See(string path)
    {
        var stamp = FileStamp.Of(path);
        var now = time.GetTimestamp();
        return !_seen.TryGetValue(path, out var before) ? (stamp == default ? null : new Sight(stamp, now, time.GetUtcNow()))
            : before.Stamp == stamp ? before
            : stamp == default ? null
            : before with { Stamp = stamp, Since = now };
    }

    private sealed record Sight(FileStamp Stamp, long Since, DateTimeOffset FirstAt);
}
