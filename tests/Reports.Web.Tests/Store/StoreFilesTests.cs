using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Store;

/// <summary>The site's files at rest: for the account that runs it alone, whatever was there before.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StoreFilesTests : IDisposable
{
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
    private const UnixFileMode Others = Group | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder = Directory.CreateTempSubdirectory("files").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_OfAnOpenInstallation_AreClosedAtTheStart(bool isShared)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Rights of Unix.");
        Put("data/templates/self-assessment.docx");
        Put("data/backup.db");
        File.SetUnixFileMode(At("data"), (UnixFileMode)0b111_101_101);
        using var site = new ProgramProcess("Reports.Web", _folder, ["--urls", "http://127.0.0.1:0"],
        [
            ("ASPNETCORE_URLS", null), ("ASPNETCORE_HTTP_PORTS", null), ("Worker__InProcess", "false"),
            ("Files__ShareWithGroup", isShared ? "true" : "false"), ("Reports__KeyFile", At("key/k")), ("Reports__AdminPassword", "long enough password"),
        ]);
        await site.LineAsync("Now listening on:");

        // What was there, and what the site has made.
        var closed = isShared ? Others & ~Group : Others;
        Assert.All(
            new[] { "data", "data/app.db", "data/templates", "data/templates/self-assessment.docx", "data/backup.db" },
            path => Assert.Equal((path, UnixFileMode.None), (path, File.GetUnixFileMode(At(path)) & closed)));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(At("key/k")) & Others);
        if (isShared)
        {
            Assert.Equal(UnixFileMode.GroupRead, File.GetUnixFileMode(At("data/templates/self-assessment.docx")) & UnixFileMode.GroupRead);
        }

        await site.SignalAsync("TERM");
        Assert.Equal(0, (await site.EndAsync()).Code);
    }

    private void Put(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), "");
        File.SetUnixFileMode(At(path), (UnixFileMode)0b110_100_100);
    }

    private string At(string path) => Path.Combine(_folder, path);
}
