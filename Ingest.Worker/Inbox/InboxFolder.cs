using Ingest.Feeds.Deliveries;
using Ingest.Sources;
using Ingest.Worker.Archive;
using Ingest.Worker.Configuration;
using Ingest.Worker.Health;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Inbox;

/// <summary>
/// Scans the inbox. A file is complete when neither its size nor its time has changed between scans for the quiet
/// time. Its own time of change is no proof, because a copy may keep the time of the original.
/// </summary>
/// <param name="options">Where the inbox is, and the quiet time.</param>
public sealed class InboxFolder(IOptions<IngestOptions> options, TimeProvider time)
{
    // What is no file has neither size nor time that tell anything: it is at rest when it has been there for the quiet time.
    private static readonly FileStamp NotAFile = new(-1, DateTime.UnixEpoch);

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
        var refused = new List<RefusedPath>();
        foreach (var found in FoundPath.Under([Root]))
        {
            if (found is { IsNotRegular: true, Problem: { } never })
            {
                var sight = See(found.Path, NotAFile);
                seen[found.Path] = sight!;
                if (IsAtRest(sight!))
                {
                    refused.Add(new RefusedPath(new IncomingFile(found.Path, found.Name), never));
                }
            }
            else if (found.Problem is { } problem)
            {
                problems.Add($"«{problem.Name}»: {problem.Message}");
            }
            else if (See(found.Path, FileStamp.Of(found.Path)) is { } sight)
            {
                seen[found.Path] = sight;
                files.Add((new IncomingFile(found.Path, found.Name), IsAtRest(sight)));
            }
        }

        _seen = seen;
        var batches = Batches(files).ToList();
        var isMoving = files.Where(file => !file.IsAtRest).Select(file => file.File).Except(batches.SelectMany(batch => batch.Files)).Any();
        return new InboxLook(batches, refused, isMoving, problems);
    }

    /// <summary>Forgets a file that has left the inbox.</summary>
    /// <param name="path">The file.</param>
    public void Forget(string path) => _seen.Remove(path);

    /// <summary>
    /// A folder is one batch when all of its files are complete, and at once when a page has sent it; a single file is loaded as soon as it is complete itself.
    /// </summary>
    private IEnumerable<InboxBatch> Batches(List<(IncomingFile File, bool IsAtRest)> files)
    {
        foreach (var group in files.GroupBy(file => FolderOf(file.File.Name)).OrderBy(group => group.Key.Length == 0))
        {
            if (group.Key.Length > 0)
            {
                var place = DeliveryPlace.In(Path.Combine(Root, group.Key));
                if (group.All(file => file.IsAtRest) || place?.IsWholeAt([.. group.Select(file => file.File.Path)]) is true)
                {
                    yield return new InboxBatch(group.Key, [.. group.Select(file => file.File)]) { Place = place };
                }
            }
            else if (group.Any(file => file.IsAtRest))
            {
                yield return new InboxBatch("", [.. group.Where(file => file.IsAtRest).Select(file => file.File)]);
            }
        }
    }

    private static string FolderOf(string name) => name.IndexOf('/') is var slash and > 0 ? name[..slash] : "";

    private bool IsAtRest(Sight sight) => time.GetElapsedTime(sight.Since) >= TimeSpan.FromSeconds(options.Value.QuietSeconds);

    private Sight? See(string path, FileStamp stamp)
    {
        var now = time.GetTimestamp();
        return !_seen.TryGetValue(path, out var before) ? (stamp == default ? null : new Sight(stamp, now, time.GetUtcNow()))
            : before.Stamp == stamp ? before
            : stamp == default ? null
            : before with { Stamp = stamp, Since = now };
    }

    private sealed record Sight(FileStamp Stamp, long Since, DateTimeOffset FirstAt);
}
