
namespace Ingest.Sources;

/// <summary>
/// Opens regular files and nothing else. A pipe would keep the reader for ever and a link would leave the archive without the bytes,
/// so both are told by the path before they are opened, and once more by the open handle, for a path may be changed in between.
/// </summary>
public static partial class PlainFile
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>What stands at a path, without opening it and without following a link.</summary>
    public static PathKind KindOf(string path) => OperatingSystem.IsLinux() ? LinuxKind(AtWorkingFolder, path, NoFollow) : KindByAttributes(path);

    /// <summary>Opens a file that others may go on writing, renaming or deleting meanwhile: changes are found, not prevented.</summary>
    /// <exception cref="UnreadableSourceException">It is no regular file.</exception>
    /// <exception cref="IOException">It is gone, or the disk reports an error.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no right to read it.</exception>
    public static FileStream Open(string path)
    {
        Demand(KindOf(path), path);
        if (OpenFlags is not { } flags)
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
        }

        var handle = OpenNow(path, flags);
        try
        {
            var stream = new FileStream(handle, FileAccess.Read, BufferBytes);
            Demand(
                !stream.CanSeek ? PathKind.Special
                : OperatingSystem.IsLinux() ? LinuxKind((int)handle.DangerousGetHandle(), "", EmptyPath)
                : PathKind.File,
                path);
            return stream;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Moves what stands at a path, be it a link, a pipe or a folder, without ever reading it.</summary>
    /// <param name="from">Where it is.</param>
    /// <param name="to">Where to; in an existing folder.</param>
    /// <returns>False when it cannot be moved by its name alone: the target is on another disk, or there is no right.</returns>
    public static bool TryRename(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            return Rename(from, to) == 0;
        }

        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Demand(PathKind kind, string path)
    {
        switch (kind)
        {
            case PathKind.File:
                return;
            case PathKind.Missing:
                throw new FileNotFoundException(null, path);
            default:
                throw Unreadable.NotRegular(kind);
        }
    }

    private static PathKind KindByAttributes(string path)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            return attributes.HasFlag(FileAttributes.ReparsePoint) ? PathKind.Link
                : attributes.HasFlag(FileAttributes.Directory) ? PathKind.Folder
                : attributes.HasFlag(FileAttributes.Device) ? PathKind.Special
                : PathKind.File;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return PathKind.Missing;
        }
    }
}
