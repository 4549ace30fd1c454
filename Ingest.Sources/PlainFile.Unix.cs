using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ingest.Sources;

/// <content>The calls of the kernel that the framework does not offer: the type of a path, and an open that neither waits nor follows.</content>
public static partial class PlainFile
{
    private const int AtWorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint TypeWanted = 1;
    private const int TypeMask = 0xF000;

    private const int NotPermitted = 1;
    private const int NoSuchEntry = 2;
    private const int NoSuchDevice = 6;
    private const int AccessDenied = 13;
    private const int NotAFolder = 20;
    private const int NoSuchCall = 38;
    private const int LinuxTooManyLinks = 40;
    private const int MacTooManyLinks = 62;

    /// <summary>Flags of an open for reading that does not wait, does not follow a link and does not outlive the process; none where they are not known.</summary>
    private static int? OpenFlags { get; } =
        OperatingSystem.IsLinux() && Environment.Is64BitProcess
            ? 0x800 | 0x80000 | (RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Ppc64le ? 0x8000 : 0x20000)
            : OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 | 0x100 : null;

    private static PathKind LinuxKind(int folder, string path, int flags)
    {
        if (Statx(folder, path, flags, TypeWanted, out var status) == 0)
        {
            return (status.Mode & TypeMask) switch
            {
                0x8000 => PathKind.File,
                0x4000 => PathKind.Folder,
                0xA000 => PathKind.Link,
                _ => PathKind.Special,
            };
        }

        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            NoSuchEntry or NotAFolder => PathKind.Missing,

            // A container of old forbids the call: the path is told by what the framework knows, the handle by its being seekable.
            NoSuchCall or NotPermitted => path.Length > 0 ? KindByAttributes(path) : PathKind.File,
            _ => throw Fault(error, path),
        };
    }

    private static SafeFileHandle OpenNow(string path, int flags)
    {
        var file = OpenFile(path, flags);
        if (file >= 0)
        {
            return new SafeFileHandle(file, ownsHandle: true);
        }

        throw Fault(Marshal.GetLastPInvokeError(), path);
    }

    private static Exception Fault(int error, string path) => error switch
    {
        NoSuchEntry or NotAFolder => new FileNotFoundException(null, path),
        AccessDenied or NotPermitted => new UnauthorizedAccessException(null, new IOException(null, error)),
        LinuxTooManyLinks or MacTooManyLinks => Unreadable.NotRegular(PathKind.Link),
        NoSuchDevice => Unreadable.NotRegular(PathKind.Special),
        _ => new IOException(null, error),
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint wanted, out Status status);

    /// <summary>The kernel's <c>struct statx</c>, the same on every processor; only the mode is read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}
