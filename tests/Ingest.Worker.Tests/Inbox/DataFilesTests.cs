using System.Runtime.Versioning;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>The worker's files at rest: for the account that runs it alone, whatever was there before and whoever sent it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFilesTests
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Files_OfAnOpenInstallation_AreClosed_AndSoAreThoseThatComeAndThoseThatAreMade()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Rights of Unix.");
        using var bench = new LoadBench();
        var outside = Open(bench.Path("outside.csv"), "x");
        Open(bench.Path("data/archive/2025/01/01/old.csv"), "x");
        Open(bench.Path("data/failed/bad.csv"), "x");
        Open(bench.Path("data/scratch/old.db"), "x");
        Open(bench.Path("data/copy of a day.db"), "x");
        Directory.CreateSymbolicLink(bench.Path("data/archive/link.csv"), outside);
        Open(bench.Path("data/inbox/batch/a.csv"), "programme_code,module_code,name\nP1,M1,Модуль\n");
        Open(bench.Path("data/inbox/bad.csv"), "no feed\n1\n");
        foreach (var folder in Directory.EnumerateDirectories(bench.Path("data"), "*", SearchOption.AllDirectories).Append(bench.Path("data")))
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        using var service = WorkerProcess.Start(
            bench.Root, "data/warehouse.db", [], ("Ingest__Schedules__Inbox", "* * * * * *"), ("Ingest__QuietSeconds", "0"), ("Ingest__Scratch", "data/scratch"));
        await service.LineAsync("batch/a.csv moved to archive");
        var late = bench.Path("data/inbox/late.csv");
        Open(late + ".part", "programme_code,module_code,name\nP1,M2,Модуль\n");
        File.Move(late + ".part", late);
        await service.LineAsync("late.csv moved to archive");
        while (!File.Exists(bench.Path("data/failed/bad (2).csv.reason.txt")) && !service.HasExited)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal("", string.Join('\n', Directory.EnumerateFileSystemEntries(bench.Path("data"), "*", SearchOption.AllDirectories)
            .Append(bench.Path("data"))
            .Where(path => new FileInfo(path).LinkTarget is null && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            .Select(path => $"{path}: {File.GetUnixFileMode(path)}")));
        Assert.True(File.Exists(bench.Path("data/warehouse.db")));
        Assert.True((File.GetUnixFileMode(outside) & Others) != UnixFileMode.None, "A link was followed.");
        await service.SignalAsync("TERM");
        Assert.Equal(0, (await service.EndAsync()).Code);
    }

    private static string Open(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }
}
