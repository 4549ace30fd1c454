using System.Diagnostics;
using System.Net.Sockets;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Sources;

/// <summary>What stands in a folder and is no regular file: told in one message, and never opened.</summary>
public sealed class NotAFileTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pipe_InAFolder_IsOneProblemAndOthersComeThrough()
    {
        MakePipe(_folder.Path("a.csv"));
        _folder.Put("b.csv", "a\n1\n");
        var items = _folder.Find();

        Assert.Equal(["not_a_file", null], items.Select(item => item.Problem?.Code));
        Assert.Equal("not_a_file", _folder.ProblemOf(_folder.Path("a.csv")).Code);
    }

    // The path was a file when it was found, and is a pipe when it is opened: an open that waited would never come back.
    [Fact]
    public void Pipe_InPlaceOfAFoundFile_IsNotOpened()
    {
        var file = _folder.FileOf(_folder.Put("a.csv", "a\n1\n"));
        File.Delete(file.Path);
        MakePipe(file.Path);

        Assert.Equal("not_a_file", Assert.Throws<UnreadableSourceException>(() => PlainFile.Open(file.Path)).Code);
    }

    [Fact]
    public void Socket_InAFolder_IsOneProblem()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets of Windows are no files.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.Path("a.csv")));
        Assert.Equal("not_a_file", _folder.ProblemOf(_folder.Root).Code);
    }

    [Fact]
    public void Device_Asked_IsOneProblem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices have other names elsewhere.");
        Assert.Equal("not_a_file", _folder.ProblemOf("/dev/zero").Code);
    }

    [Fact]
    public void Link_ToAFileAFolderOrNothing_IsOneProblemEach()
    {
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        File.WriteAllText(Path.Combine(outside, "x.csv"), "a\n1\n");
        File.CreateSymbolicLink(_folder.Path("a.csv"), Path.Combine(outside, "x.csv"));
        Directory.CreateSymbolicLink(_folder.Path("b"), outside);
        File.CreateSymbolicLink(_folder.Path("c.csv"), _folder.Path("nothing"));
        var items = _folder.Find();
        Directory.Delete(outside, recursive: true);

        Assert.Equal(["link", "link", "link"], items.Select(item => item.Problem?.Code));
        Assert.Equal("link", Assert.Throws<UnreadableSourceException>(() => PlainFile.Open(_folder.Path("c.csv"))).Code);
    }

    [Fact]
    public void Folder_NamedAsATable_IsOneProblem()
    {
        _folder.Put("a.csv/b.csv", "a\n1\n");
        Assert.Equal("folder_named_as_file", _folder.ProblemOf(_folder.Root).Code);
        Assert.Equal([["a"], ["1"]], _folder.Rows(_folder.Path("a.csv")));
    }

    [Fact]
    public void File_ThatIsGone_IsToldInRussian()
    {
        var file = _folder.FileOf(_folder.Put("a.csv", "a\n1\n"));
        File.Delete(file.Path);
        var error = Assert.Throws<UnreadableSourceException>(() => _folder.Reader.Open(file with { Content = file.Content with { Stamp = null } }, TestContext.Current.CancellationToken));

        Assert.Equal("read_error", error.Code);
        Assert.DoesNotMatch("[A-Za-z]", error.Message);
    }

    private static void MakePipe(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes of Windows are no files.");
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
