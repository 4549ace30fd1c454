using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>The service told to stop, at the moments when something is under way: exit code 0, and no exception in the log.</summary>
public sealed class StopTests
{
    // Any moment of the start: a stop at one of them broke off the host's start, and the process with it.
    [Theory]
    [InlineData("TERM", "Schema script 1 ")]
    [InlineData("INT", "Schema script 4 ")]
    [InlineData("TERM", "Schema script 8 ")]
    public async Task Service_ToldToStopAtFirstStart_EndsCleanlyAndBeginsAnew(string signal, string moment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        using var bench = new LoadBench();
        var warehouse = bench.Path("new/warehouse.db");
        using (var service = Start(bench, warehouse, ("Ingest__Sample", "true")))
        {
            await service.LineAsync(moment);
            await service.SignalAsync(signal);
            AssertClean(await service.EndAsync());
        }

        using var again = Start(bench, warehouse, ("Ingest__Sample", "true"));
        await again.LineAsync("a sample organisation of 1000 learners");
        await again.SignalAsync(signal);
        AssertClean(await again.EndAsync());
        Assert.Empty(Directory.EnumerateDirectories(bench.Root, "*.sample", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Service_ToldToStopInMidLoad_EndsCleanlyAndLeavesTheFile(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        using var bench = new LoadBench();
        bench.Put("data/inbox/batch/a.csv", "programme_code,module_code,name", "P1,M1,Модуль");
        var large = AttendanceFile.Write(bench.Path("data/inbox/batch/b.csv"), 500_000);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(large)!))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        using var service = Start(bench, bench.Warehouse, ("Ingest__Schedules__Inbox", "* * * * * *"));
        await service.LineAsync("batch/a.csv moved to archive");
        await service.SignalAsync(signal);
        var end = await service.EndAsync();

        AssertClean(end);
        Assert.True(File.Exists(large), end.Output);
        Assert.Equal(1, bench.Image().Count("dim_module"));
        Assert.Empty(bench.Image().Rows("fact_attendance"));
        bench.AssertVerified();
    }

    private static WorkerProcess Start(LoadBench bench, string warehouse, params (string Key, string Value)[] settings) =>
        WorkerProcess.Start(bench.Root, warehouse, [], settings);

    private static void AssertClean((int Code, string Output, string Errors) end)
    {
        Assert.True(end.Code == 0, $"{end.Code}: {end.Output}{end.Errors}");
        Assert.Empty(end.Errors);
        Assert.DoesNotContain("xception", end.Output, StringComparison.Ordinal);
    }
}
