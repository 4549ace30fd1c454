using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingest.Sources;
using Ingest.Worker.Configuration;
using Ingest.Worker.Health;
using Ingest.Worker.Loading;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Inbox;

/// <summary>
/// A mark on disk for each file under way, put there before its first byte is read and taken away when the work ends, well or
/// not. A mark that a start finds is of a file at which the process died: at two starts in a row, it is the file.
/// </summary>
/// <param name="options">The inbox, where marks stand, and this worker's name.</param>
/// <param name="state">Told the same, for health.</param>
public sealed class UnderWay(IOptions<IngestOptions> options, WorkerState state, TimeProvider time, ILogger<UnderWay> log) : IFileWatch
{
    private const int StartsToGiveUp = 2;

    private readonly string _root = Path.GetFullPath(options.Value.Inbox);
    private readonly string _marks = Path.Combine(Path.GetFullPath(options.Value.Scratch), "under-way");
    private readonly Dictionary<string, Mark> _left = new(StringComparer.Ordinal);
    private bool _isRecovered;

    /// <inheritdoc/>
    public IDisposable Begin(string path)
    {
        Recover();
        var file = new FileUnderWay(NameOf(path), time.GetUtcNow());
        var mark = Held(path);
        state.Began(file);
        return new Work(() =>
        {
            state.Ended(file);
            if (mark is not null)
            {
                mark.Dispose();
                Delete(path);
            }
        });
    }

    /// <summary>Whether the process died over this file at two starts in a row.</summary>
    /// <param name="path">The file.</param>
    public bool IsGivenUp(string path)
    {
        Recover();
        return _left.TryGetValue(path, out var mark) && mark.Stamp == FileStamp.Of(path) && mark.Starts >= StartsToGiveUp;
    }

    /// <summary>A file has left the inbox.</summary>
    /// <param name="path">The file.</param>
    public void Forget(string path)
    {
        if (_left.ContainsKey(path))
        {
            Delete(path);
        }
    }

    /// <summary>Counts, once a start, what an earlier process left behind.</summary>
    private void Recover()
    {
        if (_isRecovered)
        {
            return;
        }

        _isRecovered = true;
        try
        {
            foreach (var place in Directory.Exists(_marks) ? Directory.GetFiles(_marks, Prefix + "*") : [])
            {
                Count(place);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Marks of files under way cannot be read: {Reason}", DiskFault.Text(error));
        }
    }

    private void Count(string place)
    {
        // The lock tells a process that lives, of the same name on the same inbox, from one that died.
        if (TryLock(place) is not { } held)
        {
            return;
        }

        using (held)
        {
            if (Read(held) is { } mark && mark.Stamp == FileStamp.Of(mark.Path))
            {
                mark = mark with { Starts = mark.Starts + 1 };
                Write(held, mark);
                _left[mark.Path] = mark;
                log.LogWarning("{File} was under way when the program ended; starts in a row: {Starts}", NameOf(mark.Path), mark.Starts);
                return;
            }
        }

        File.Delete(place);
    }

    private FileStream? Held(string path)
    {
        try
        {
            Directory.CreateDirectory(_marks);
            if (TryLock(Place(path)) is not { } held)
            {
                return null;
            }

            var stamp = FileStamp.Of(path);
            var starts = _left.TryGetValue(path, out var before) && before.Stamp == stamp ? before.Starts : 0;
            Write(held, new Mark(path, stamp.Length, stamp.WrittenAt, starts));
            return held;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("No mark for {File}: {Reason}", NameOf(path), DiskFault.Text(error));
            return null;
        }
    }

    private static FileStream? TryLock(string place)
    {
        try
        {
            return new FileStream(place, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Mark? Read(FileStream held)
    {
        try
        {
            return JsonSerializer.Deserialize<Mark>(held);
        }
        catch (JsonException)
        {
            // The process died while it wrote it, before it read a byte of the file.
            return null;
        }
    }

    private static void Write(FileStream held, Mark mark)
    {
        held.SetLength(0);
        JsonSerializer.Serialize(held, mark);
        held.Flush();
    }

    private void Delete(string path)
    {
        _left.Remove(path);
        try
        {
            File.Delete(Place(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The mark of {File} stays: {Reason}", NameOf(path), DiskFault.Text(error));
        }
    }

    private string NameOf(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');

    private string Prefix => options.Value.WorkerName + "-";

    private string Place(string path) => Path.Combine(
        _marks, Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32]);

    /// <summary>What a mark says.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="WrittenAt">Time of its last write.</param>
    /// <param name="Starts">How many starts in a row found it under way.</param>
    private sealed record Mark(string Path, long Length, DateTime WrittenAt, int Starts)
    {
        public FileStamp Stamp => new(Length, WrittenAt);
    }

    private sealed class Work(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
