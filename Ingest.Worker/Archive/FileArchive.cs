using System.Globalization;
using System.Text;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Archive;

/// <summary>Where files go once they were tried: a folder a day for loaded ones, another for those that cannot be loaded.</summary>
/// <param name="options">Where the folders are.</param>
/// <param name="configuration">Whether a group shares them.</param>
public sealed class FileArchive(IOptions<IngestOptions> options, IConfiguration configuration, TimeProvider time)
{
    private const string ReasonEnding = ".reason.txt";
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Puts a file into the archive.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Where it is now.</returns>
    public string Store(IncomingFile file) => Move(
        file, Path.Combine(options.Value.Archive, time.GetLocalNow().ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)));

    /// <summary>Puts a file among the failed, with the reason beside it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reason">The reason.</param>
    /// <returns>Where it is now.</returns>
    public string Fail(IncomingFile file, string reason) => Fail(file, reason, Free(Path.Combine(options.Value.Failed, file.Name)));

    /// <summary>Puts a file among the failed in place of the one of that name: what is made anew at each try need not pile up.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reason">The reason.</param>
    /// <returns>Where it is now.</returns>
    public string FailAgain(IncomingFile file, string reason)
    {
        Directory.CreateDirectory(options.Value.Failed);
        return Fail(file, reason, Path.GetFullPath(Path.Combine(options.Value.Failed, file.Name)));
    }

    private string Fail(IncomingFile file, string reason, string target)
    {
        // The reason first: a kill between the two leaves no file without one, and the next pass writes it again.
        File.WriteAllText(target + ReasonEnding, reason, WithMark);
        try
        {
            File.Move(file.Path, target, overwrite: true);
            Close(target);
        }
        catch (FileNotFoundException) when (!File.Exists(target))
        {
            // Another worker has moved it, under another name and with a reason of its own.
            File.Delete(target + ReasonEnding);
            throw;
        }

        return target;
    }

    /// <summary>Removes the folders that a batch leaves empty; one that holds anything, or that another worker removes too, stays.</summary>
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
                // Something was put into it, or it was taken away, by an instant.
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
    private void Close(string path) => PrivateFiles.Narrow([path], configuration.GetValue(PrivateFiles.ShareSetting, false));

    /// <summary>The path, or the path with a number where there is a file already; the extensions that tell its kind stay last.</summary>
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
        for (var i = 2; File.Exists(free); i++)
        {
            free = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem} ({i}){leaf[stem.Length..]}"));
        }

        return free;
    }
}
