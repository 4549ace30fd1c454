using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Warehouse.Sql.Core;

/// <summary>What came of closing files and folders to other accounts.</summary>
/// <param name="Narrowed">How many were open and are closed now.</param>
/// <param name="Open">Those that stay open: they are another account's, or the disk knows no such rights.</param>
public sealed record NarrowedFiles(int Narrowed, IReadOnlyList<string> Open);

/// <summary>
/// Data is for the account that runs the programs alone: folders 0700, files 0600. An installation that shares them with a group of
/// the machine (<see cref="ShareSetting"/>) closes them to everybody else.
/// </summary>
public static class PrivateFiles
{
    /// <summary>The setting that leaves data open to the group of its files.</summary>
    public const string ShareSetting = "Files:ShareWithGroup";

    /// <summary>Whether the group of the files may use them.</summary>
    /// <param name="configuration">With <see cref="ShareSetting"/>.</param>
    public static bool IsShared(IConfiguration configuration) => configuration.GetValue(ShareSetting, false);

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    // Beside a database of SQLite; a journal that is left behind holds pages of it.
    private static readonly string[] Sidecars = ["-wal", "-shm", "-journal"];

    // Links are not followed: their targets are not the product's.
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Closes to other accounts whatever this process makes from now on. On Windows new files take over the rights of their folder.</summary>
    /// <param name="share">Whether the group of the files may use them.</param>
    public static void RestrictNew(bool share)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask((uint)Forbidden(share));
        }
    }

    /// <summary>Closes to other accounts what is there already: folders with all in them, files, databases with the files beside them.</summary>
    /// <param name="paths">Folders and files; those that do not exist are passed over.</param>
    /// <param name="share">Whether the group of the files may use them.</param>
    public static NarrowedFiles Narrow(IEnumerable<string> paths, bool share)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var narrowed = 0;
        var open = new List<string>();
        foreach (var path in paths.Where(path => path.Length > 0).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).SelectMany(Under))
        {
            try
            {
                narrowed += Close(path, share) ? 1 : 0;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // One that is gone a load has just moved.
                if (Path.Exists(path))
                {
                    open.Add(path);
                }
            }
        }

        return new NarrowedFiles(narrowed, open);
    }

    /// <summary>Closes what is there already at the start of a program, and tells the log.</summary>
    /// <param name="paths">Folders and files; those that do not exist are passed over.</param>
    /// <param name="share">Whether the group of the files may use them.</param>
    /// <param name="log">Told what was closed, and what stays open.</param>
    public static void Narrow(IEnumerable<string> paths, bool share, ILogger log)
    {
        var done = Narrow(paths, share);
        if (done.Narrowed > 0)
        {
            log.LogInformation("{Files} files and folders of data were open to other accounts and are closed now", done.Narrowed);
        }

        if (done.Open.Count > 0)
        {
            log.LogWarning(
                "{Files} files and folders of data belong to other accounts and stay open to others, {Path} first: give them to this account, or chmod them there",
                done.Open.Count,
                done.Open[0]);
        }
    }

    /// <summary>The folder of a data file, where it is below the working directory and so the product's own; another one may hold anything.</summary>
    /// <param name="path">The file.</param>
    public static string? OwnFolder(string path)
    {
        var start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(".")) + Path.DirectorySeparatorChar;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is not null && start != Path.GetPathRoot(start) && folder.StartsWith(start, StringComparison.Ordinal) ? folder : null;
    }

    /// <summary>Whether other accounts may read or change a file.</summary>
    /// <param name="path">The file.</param>
    public static bool IsOpen(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Forbidden(share: false)) != UnixFileMode.None;

    /// <summary>Writes a secret to a file of which this account alone knows, in a folder made likewise; never over another file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The secret.</param>
    /// <returns>False when there is such a file already.</returns>
    public static bool WriteNew(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            Close(draft, share: false);
            File.Move(draft, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static UnixFileMode Forbidden(bool share) => share ? Others : Others | Group;

    private static IEnumerable<string> Under(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path, "*", Everything).Prepend(path)
        : Sidecars.Select(ending => path + ending).Prepend(path).Where(File.Exists);

    private static bool Close(string path, bool share)
    {
        if (OperatingSystem.IsWindows())
        {
            return !share && CloseOnWindows(path);
        }

        var mode = File.GetUnixFileMode(path);
        var closed = mode & ~Forbidden(share);
        if (mode == closed || File.ResolveLinkTarget(path, returnFinalTarget: false) is not null)
        {
            return false;
        }

        File.SetUnixFileMode(path, closed);
        return true;
    }

    /// <summary>This account, the system and administrators; rights of the folder above are not taken over.</summary>
    [SupportedOSPlatform("windows")]
    private static bool CloseOnWindows(string path)
    {
        var isFolder = Directory.Exists(path);
        FileSystemSecurity rights = isFolder ? new DirectoryInfo(path).GetAccessControl() : new FileInfo(path).GetAccessControl();
        if (rights.AreAccessRulesProtected)
        {
            return false;
        }

        using var account = WindowsIdentity.GetCurrent();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (var who in new[]
        {
            account.User ?? throw new UnreachableException(),
            new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null),
            new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null),
        })
        {
            rights.AddAccessRule(new FileSystemAccessRule(
                who,
                FileSystemRights.FullControl,
                isFolder ? InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit : InheritanceFlags.None,
                PropagationFlags.None,
                AccessControlType.Allow));
        }

        if (isFolder)
        {
            new DirectoryInfo(path).SetAccessControl((DirectorySecurity)rights);
        }
        else
        {
            new FileInfo(path).SetAccessControl((FileSecurity)rights);
        }

        return true;
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
