namespace Ingest.Worker.Tests.Loading;

/// <summary>Kills at any moment, and two at once.</summary>
public sealed class KillTests
{
    private const int Rows = 200_000;

    [Fact]
    public async Task Load_KilledAtRandomMomentsAndStartedAgain_GivesWhatAnUndisturbedOneGives()
    {
        using var calm = new LoadBench();
        var file = AttendanceFile.Write(calm.Path("attendance.csv"), Rows);
        var clock = TimeProvider.System.GetTimestamp();
        using (var undisturbed = WorkerProcess.Start(calm.Root, calm.Warehouse, ["load", file]))
        {
            Assert.Equal(2, (await undisturbed.EndAsync()).Code);
        }

        var whole = TimeProvider.System.GetElapsedTime(clock);
        using var bench = new LoadBench();
        var random = new Random(20260302);
        var kills = 0;
        for (var i = 0; i < 5; i++)
        {
            using var victim = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
            kills += await victim.KillAfterAsync(whole * (0.1 + (0.85 * random.NextDouble()))) ? 1 : 0;
        }

        Assert.NotEqual(0, kills);
        using (var last = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]))
        {
            var (code, output, errors) = await last.EndAsync();
            Assert.True(code is 0 or 2, output + errors);
        }

        bench.Image(withFiles: true).AssertSame(calm.Image(withFiles: true));
        Assert.Equal(Rows - (Rows / 1000), bench.Image().Count("fact_attendance"));
        bench.AssertVerified();
    }

    [Fact]
    public async Task File_LoadedByTwoProcessesAtOnce_IsLoadedOnce()
    {
        using var bench = new LoadBench();
        var file = AttendanceFile.Write(bench.Path("attendance.csv"), 20_000);
        using var one = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
        using var other = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
        var ends = await Task.WhenAll(one.EndAsync(), other.EndAsync());

        Assert.Equal([0, 2], ends.Select(end => end.Code).Order());
        Assert.Single(ends, end => end.Output.Contains("уже загружен", StringComparison.Ordinal));
        Assert.Equal(20_000 - 20, bench.Image().Count("fact_attendance"));
        Assert.Single(bench.Image(withFiles: true).Rows("dim_load_file"));
        bench.AssertVerified();
    }

    [Fact]
    public async Task Warehouse_MadeByTwoProcessesAtOnce_IsMadeOnce()
    {
        using var bench = new LoadBench();
        var warehouse = bench.Path("new/warehouse.db");
        using var one = WorkerProcess.Start(bench.Root, warehouse, ["migrate"]);
        using var other = WorkerProcess.Start(bench.Root, warehouse, ["migrate"]);
        var ends = await Task.WhenAll(one.EndAsync(), other.EndAsync());

        Assert.All(ends, end => Assert.True(end.Code == 0, end.Errors));
        WarehouseImage.Of(warehouse).AssertSame(bench.Image());
    }

    [Fact]
    public async Task Memory_OfAMillionRows_StaysUnder400Megabytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Peak memory is read from /proc.");
        using var bench = new LoadBench();
        var file = AttendanceFile.Write(bench.Path("attendance.csv"), 1_000_000);
        using var worker = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
        var peak = await worker.PeakMegabytesAsync();

        Assert.Equal(2, (await worker.EndAsync()).Code);
        Assert.InRange(peak, 30, 400);
    }
}
