using System.Diagnostics;
using Ingest.Worker.Health;
using Ingest.Worker.Inbox;
using Ingest.Worker.Jobs;
using Ingest.Worker.Tests.Loading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>One bad thing in the inbox: it goes to the failed with its reason, and what lies beside it is loaded.</summary>
public sealed class BadSourceTests
{
    [Fact]
    public async Task Pass_HostileWorkbook_FailsAndOthersLoad()
    {
        using var service = new Service();
        service.Drop("a.xlsx", PlainWorkbook.Of(
            PlainWorkbook.Row(1, "programme_code", "module_code", "name") + "<row r='2147483647'><c r='A2147483647'><v>1</v></c></row>"));
        service.Drop("b.csv", Service.Modules("M1"));
        await service.SettleAsync();

        Assert.Equal(["a.xlsx", "a.xlsx.reason.txt"], service.Files("failed"));
        Assert.Contains("2147483647", await File.ReadAllTextAsync(service.At("failed/a.xlsx.reason.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["b.csv"], service.Loaded());
    }

    [Fact]
    public async Task Pass_PipeLinkAndFolderNamedAsFile_GoToFailedUnreadAndOthersLoad()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes of Windows are no files.");
        using var service = new Service();
        var outside = Path.Combine(service.Root, "outside.csv");
        File.WriteAllText(outside, Service.Modules("M9"));
        service.Drop("batch/good.csv", Service.Modules("M1"));
        File.CreateSymbolicLink(service.At("inbox/batch/link.csv"), outside);
        File.CreateSymbolicLink(service.At("inbox/dangling.csv"), service.At("nothing"));
        Directory.CreateDirectory(service.At("inbox/folder.csv"));
        using (var made = Process.Start("mkfifo", [service.At("inbox/a-pipe.csv")]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        service.Drop("good.csv", Service.Modules("M2"));
        await service.SettleAsync();

        Assert.Equal(["batch/good.csv", "good.csv"], service.Loaded());
        Assert.Empty(Directory.EnumerateFileSystemEntries(service.At("inbox")));
        Assert.Equal(
            ["a-pipe.csv", "a-pipe.csv.reason.txt", "batch/link.csv", "batch/link.csv.reason.txt", "dangling.csv", "dangling.csv.reason.txt", "folder.csv.reason.txt"],
            service.Files("failed"));
        Assert.All(Directory.EnumerateFiles(service.At("failed"), "*.reason.txt", SearchOption.AllDirectories), AssertRussian);
        Assert.Equal(outside, new FileInfo(service.At("failed/batch/link.csv")).LinkTarget);
        Assert.Null(service.Get<WorkerState>().Pass!.Problem);
    }

    [Fact]
    public async Task Pass_FileAtWhichTheProcessDiedTwice_FailsUnreadAndOthersLoad()
    {
        using var service = new Service();
        var bad = service.Drop("a.csv", Service.Modules("M1"));
        service.Drop("b.csv", Service.Modules("M2"));
        await DieOverAsync(service, bad);
        await DieOverAsync(service, bad);

        using var third = new Service(service.Root);
        await third.SettleAsync();

        Assert.Equal(["b.csv"], service.Loaded());
        Assert.Equal(["a.csv", "a.csv.reason.txt"], service.Files("failed"));
        var reason = await File.ReadAllTextAsync(service.At("failed/a.csv.reason.txt"), TestContext.Current.CancellationToken);
        Assert.Contains("Два запуска программы подряд оборвались", reason, StringComparison.Ordinal);
        Assert.Empty(service.Files("scratch/under-way"));
    }

    // What is in the folder of the failed is on the page of loads: the page reads the ledger.
    [Fact]
    public async Task Pass_WhateverIsPutAside_StandsInTheLedgerOnceWithItsReason()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link of Windows needs a right.");
        using var service = new Service();
        var died = service.Drop("died.csv", Service.Modules("M1"));
        await DieOverAsync(service, died);
        await DieOverAsync(service, died);
        using var third = new Service(service.Root);
        third.Drop("damaged.xlsx", "PK\u0003\u0004 and nothing more");
        third.Drop("note.docx", "text");
        third.Drop("unknown.csv", "a,b\n1,2\n");
        third.Drop("batch/damaged.xlsx", "PK\u0003\u0004 and nothing more");
        third.Drop("batch/good.csv", Service.Modules("M2"));
        File.CreateSymbolicLink(third.At("inbox/link.csv"), third.At("nothing"));
        await third.SettleAsync();

        Assert.Equal(
            ["batch/damaged.xlsx: corrupt_zip", "damaged.xlsx: corrupt_zip", "died.csv: stopped_twice", "link.csv: link", "note.docx: unsupported_format", "unknown.csv: unknown_header"],
            third.Ask("SELECT name || ': ' || failure_code FROM dim_load_file WHERE state = 'failed' ORDER BY name"));
        Assert.Equal(
            third.Files("failed").Where(name => name.EndsWith(".reason.txt", StringComparison.Ordinal)).Select(name => name[..^".reason.txt".Length]),
            third.Ask("SELECT name FROM dim_load_file WHERE state = 'failed' ORDER BY name"));
        Assert.All(third.Ask("SELECT name || '|' || failure FROM dim_load_file WHERE state = 'failed'"), row => Assert.Contains(
            row.Split('|')[1], File.ReadAllText(third.At($"failed/{row.Split('|')[0]}.reason.txt")), StringComparison.Ordinal));
        Assert.Equal(["batch/good.csv"], third.Loaded());
    }

    [Fact]
    public async Task Pass_FilePutAsideAndPutInAgain_IsOneEntryAndLoadsWhenItIsMended()
    {
        using var service = new Service();
        service.Drop("a.xlsx", "PK\u0003\u0004 and nothing more");
        await service.SettleAsync();
        using var next = new Service(service.Root);
        File.Move(next.At("failed/a.xlsx"), next.At("inbox/a.xlsx"));
        await next.SettleAsync();
        Assert.Equal(["a.xlsx"], next.Ask("SELECT name FROM dim_load_file WHERE state = 'failed'"));

        next.Drop("a.xlsx", PlainWorkbook.Of(PlainWorkbook.Row(1, "programme_code", "module_code", "name") + PlainWorkbook.Row(2, "P1", "M1", "Модуль")));
        await next.SettleAsync();
        Assert.Equal(["a.xlsx#a"], next.Loaded());
    }

    [Fact]
    public async Task Pass_FileAtWhichTheProcessDiedOnce_IsTriedAgain()
    {
        using var service = new Service();
        var file = service.Drop("a.csv", Service.Modules("M1"));
        await DieOverAsync(service, file);

        using var second = new Service(service.Root);
        await second.SettleAsync();
        Assert.Equal(["a.csv"], service.Loaded());
        Assert.Empty(service.Files("scratch/under-way"));
    }

    [Fact]
    public async Task Pass_FilePutAnewAfterTheProcessDied_IsAnother()
    {
        using var service = new Service();
        var file = service.Drop("a.csv", Service.Modules("M1"));
        await DieOverAsync(service, file);
        await DieOverAsync(service, file);
        service.Drop("a.csv", Service.Modules("M1", "M2"));

        using var third = new Service(service.Root);
        await third.SettleAsync();
        Assert.Equal(["a.csv"], service.Loaded());
    }

    // A stop that the program was asked for is no death.
    [Fact]
    public async Task Pass_StoppedInMidFile_LeavesNoMark()
    {
        using var service = new Service();
        var file = service.Drop("a.csv", Service.Modules("M1"));
        await service.Get<WarehouseSchema>().EnsureAsync(TestContext.Current.CancellationToken);
        service.Pass.Run(TestContext.Current.CancellationToken);
        service.Clock.Advance(Service.Quiet);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => service.Pass.Run(stop.Token));
        Assert.Empty(service.Files("scratch/under-way"));
        Assert.True(File.Exists(file));
    }

    // The whole of it with real processes: killed twice at one file, the third start loads what lies beside it.
    [Fact]
    public async Task Service_KilledTwiceAtOneFile_PutsItAsideAtTheThirdStart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The lock of a killed process is looked at as Linux keeps it.");
        using var bench = new LoadBench();
        bench.Put("data/inbox/b.csv", "programme_code,module_code,name", "P1,M1,Модуль");
        AttendanceFile.Write(bench.Path("data/inbox/a.csv"), 400_000);
        foreach (var file in Directory.EnumerateFiles(bench.Path("data/inbox")))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        for (var i = 0; i < 2; i++)
        {
            using var service = Start(bench);
            await UntilUnderWayAsync(bench, "a.csv", starts: i);
            Assert.True(await service.KillAfterAsync(TimeSpan.Zero), "It had ended by itself.");
        }

        using var third = Start(bench);
        await third.LineAsync("a.csv moved to failed");
        await third.LineAsync("b.csv moved to archive");
        await third.SignalAsync("TERM");
        Assert.Equal(0, (await third.EndAsync()).Code);
        Assert.Equal(1, bench.Image().Count("dim_module"));
        bench.AssertVerified();
    }

    [Fact]
    public async Task Health_OneFileUnderWayForLong_IsDegradedAndNamesTheMinutes()
    {
        using var service = new Service(settings: new() { ["Ingest:FileMinutes"] = "5" });
        var file = service.Drop("a.csv", Service.Modules("M1"));
        using (service.Get<UnderWay>().Begin(file))
        {
            service.Clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal((HealthStatus.Healthy, "Один файл читается 5 мин."), await ReadingAsync(service));
            service.Clock.Advance(TimeSpan.FromMinutes(12));
            Assert.Equal((HealthStatus.Degraded, "Один файл читается 17 мин.: остальные ждут."), await ReadingAsync(service));
        }

        Assert.Equal((HealthStatus.Healthy, "Сейчас ни один файл не читается."), await ReadingAsync(service));
    }

    private static async Task<(HealthStatus Status, string? Text)> ReadingAsync(Service service)
    {
        var report = await service.Get<HealthCheckService>().CheckHealthAsync(check => check.Name == "reading", TestContext.Current.CancellationToken);
        var entry = report.Entries["reading"];
        Assert.Contains("public", entry.Tags);
        return (entry.Status, entry.Description);
    }

    /// <summary>A start that begins the file and leaves the mark as a death leaves it.</summary>
    private static async Task DieOverAsync(Service service, string file)
    {
        var marks = service.At("scratch/under-way");
        using var died = new Service(service.Root);
        using (died.Get<UnderWay>().Begin(file))
        {
            var mark = Assert.Single(Directory.GetFiles(marks));
            var kept = await Task.Run(() => Copy(mark));
            File.WriteAllBytes(mark + ".kept", kept);
        }

        File.Move(Directory.GetFiles(marks, "*.kept").Single(), Path.Combine(marks, Path.GetFileNameWithoutExtension(Directory.GetFiles(marks, "*.kept").Single())), overwrite: true);
    }

    /// <summary>The bytes of a locked file: <c>cat</c> asks no lock.</summary>
    private static byte[] Copy(string path)
    {
        using var reader = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        reader.StandardOutput.BaseStream.CopyTo(bytes);
        reader.WaitForExit();
        return bytes.ToArray();
    }

    private static WorkerProcess Start(LoadBench bench) => WorkerProcess.Start(
        bench.Root, bench.Warehouse, [], ("Ingest__Schedules__Inbox", "* * * * * *"), ("Ingest__QuietSeconds", "1"));

    private static async Task UntilUnderWayAsync(LoadBench bench, string name, int starts)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        var marks = bench.Path("scratch/under-way");
        while (!Directory.Exists(marks) || !Directory.GetFiles(marks).Any(mark => IsOf(System.Text.Encoding.UTF8.GetString(Copy(mark)))))
        {
            await Task.Delay(10, limit.Token);
        }

        // The mark that the process before has left says one start less.
        bool IsOf(string mark) => mark.Contains(name, StringComparison.Ordinal) && mark.Contains($"\"Starts\":{starts}", StringComparison.Ordinal);
    }

    private static void AssertRussian(string path)
    {
        var text = File.ReadAllText(path);
        Assert.Contains("Что: Это ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("xception", text, StringComparison.Ordinal);
    }
}
