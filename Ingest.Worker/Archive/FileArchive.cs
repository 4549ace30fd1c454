using System.Globalization;
using System.Text;
using Ingest.Sources;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Archive;

/// <summary>Moves files out of the inbox: loaded ones to the archive, a folder for each day, the others to the folder of failed files.</summary>
/// <param name="options">Where the folders are.</param>
/// <param name="configuration">Whether a group shares them.</param>
public sealed class FileArchive(IOptions<IngestOptions> options, IConfiguration configuration, TimeProvider time)
{
    private const string ReasonEnding = ".reason.txt";
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Moves a file to the archive.</summary>
    /// <returns>Its new path.</returns>
    public string Store(IncomingFile file) => Move(
        file, Path.Combine(options.Value.Archive, time.GetLocalNow().ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)));

    /// <summary>Moves a file to the failed ones and writes the reason beside it.</summary>
    /// <returns>Its new path.</returns>
    public string Fail(IncomingFile file, string reason) => Fail(file, reason, Free(Path.Combine(options.Value.Failed, file.Name)));

    /// <summary>Moves a file to the failed ones and overwrites one of the same name: a file that is generated at each attempt would pile up otherwise.</summary>
    /// <returns>Its new path.</returns>
    public string FailAgain(IncomingFile file, string reason)
    {
        Directory.CreateDirectory(options.Value.Failed);
        return Fail(file, reason, Path.GetFullPath(Path.Combine(options.Value.Failed, file.Name)));
    }

    /// <summary>Puts among the failed what must not be read: a link, a pipe, a folder.</summary>
    /// <param name="file">It.</param>
    /// <param name="reason">The reason.</param>
    /// <returns>False when it cannot be moved by its name alone; then it stays.</returns>
    public bool TryFailUnread(IncomingFile file, string reason)
    {
        var target = Free(Path.Combine(options.Value.Failed, file.Name));
        File.WriteAllText(target + ReasonEnding, reason, WithMark);
        if (PlainFile.TryRename(file.Path, target))
        {
            return true;
        }

        File.Delete(target + ReasonEnding);
        return false;
    }

    private string Fail(IncomingFile file, string reason, string target)
    {
        // The reason first: if the process is killed between the two, no file is left without one, and the next pass writes it again.
        File.WriteAllText(target + ReasonEnding, reason, WithMark);
        try
        {
            File.Move(file.Path, target, overwrite: true);
            Close(target);
        }
        catch (FileNotFoundException) when (!File.Exists(target))
        {
            // Another worker has moved it, with a name and a reason of its own.
            File.Delete(target + ReasonEnding);
            throw;
        }

        return target;
    }

    /// <summary>Removes the folders that a batch leaves empty. A folder that holds anything, or that another worker is removing, is left alone.</summary>
    /// <param name="root">The inbox, which stays.</param>
    /// <param name="files">The files that left.</param>
    public static void RemoveEmptied(string root, IEnumerable<IncomingFile> files)
    {
        foreach (var start in files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct().OrderByDescending(folder => folder.Length))
        {
            try
            {
                for (var folder = start;
                    folder.Length > root.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();
                    folder = Path.GetDirectoryName(folder)!)
                {
                    Directory.Delete(folder);
                }
            }
            catch (IOException)
            {
                // A file was added, or the folder was removed, in the meantime.
            }
        }
    }

    private string Move(IncomingFile file, string folder)
    {
        var target = Free(Path.Combine(folder, file.Name));
        File.Move(file.Path, target);
        Close(target);
        return target;
    }

    /// <summary>A file that was moved keeps the rights that its sender gave it.</summary>
    private void Close(string path) => PrivateFiles.Narrow([path], PrivateFiles.IsShared(configuration));

    /// <summary>The path, with a number before the extensions if the file exists already.</summary>
    private static string Free(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var leaf = Path.GetFileName(path);
        var stem = Path.GetFileNameWithoutExtension(leaf);
        if (leaf.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            stem = Path.GetFileNameWithoutExtension(stem);
        }

        var free = Path.Combine(folder, leaf);
        for (var i = 2; PlainFile.KindOf(free) != PathKind.Missing; i++)
        {
            free = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem} ({i}){leaf[stem.Length..]}"));
        }

        return free;
    }
}
