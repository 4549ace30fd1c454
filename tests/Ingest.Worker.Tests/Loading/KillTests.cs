using System.Globalization;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Kills at any moment, and two at once.</summary>
public sealed class KillTests
{
    private const int KillsInARow = 10;

    [Fact]
    public async Task Load_KilledAtRandomMomentsAndStartedAgain_GivesWhatAnUndisturbedOneGives()
    {
        // tests/kills.sh asks for more kills of a larger file.
        var kills = Setting("LOAD_KILLS", 5);
        var rows = Setting("LOAD_KILL_ROWS", 200_000);
        using var calm = new LoadBench();
        var file = Environment.GetEnvironmentVariable("LOAD_KILL_FILE") ?? AttendanceFile.Write(calm.Path("attendance.csv"), rows);
        var clock = TimeProvider.System.GetTimestamp();
        await LoadAsync(calm, file);
        var whole = TimeProvider.System.GetElapsedTime(clock);
        calm.AssertVerified();
        var expected = calm.Image(withFiles: true);
        Assert.Equal(rows, expected.Count("fact_attendance") + expected.Count("quarantine"));

        var random = new Random(20260302);
        var (done, latest, finished) = (0, 0.0, 0);
        while (done < kills)
        {
            using var bench = new LoadBench();
            for (var i = 0; i < KillsInARow && done < kills; i++)
            {
                var share = 0.03 + (0.95 * random.NextDouble());
                using var victim = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
                if (!await victim.KillAfterAsync(whole * share))
                {
                    // It ended first: what it left is compared, and the next begins anew.
                    finished++;
                    break;
                }

                done++;
                latest = Math.Max(latest, share);
            }

            await LoadAsync(bench, file);
            bench.Image(withFiles: true).AssertSame(expected);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows} rows, undisturbed {whole.TotalSeconds:F1} s; {done} kills, the latest at {latest:P0} of that; {finished} loads ended before their kill."));
    }

    [Fact]
    public async Task Upkeep_KilledAtRandomMomentsAndStartedAgain_LeavesTheWarehouseWhole()
    {
        var kills = Setting("UPKEEP_KILLS", 4);
        using var bench = new LoadBench();
        var empty = bench.Image();
        await LoadAsync(bench, AttendanceFile.Write(bench.Path("attendance.csv"), 50_000));
        var expected = bench.Image(withFiles: true);
        var random = new Random(20260305);
        var killed = 0;
        for (var i = 0; killed < kills; i++)
        {
            var (command, warehouse) = i % 2 == 0 ? ("migrate", bench.Path($"new{i}/warehouse.db")) : ("rebuild-marts", bench.Warehouse);
            using (var victim = WorkerProcess.Start(bench.Root, warehouse, [command]))
            {
                killed += await victim.KillAfterAsync(TimeSpan.FromSeconds(0.2 + (1.5 * random.NextDouble()))) ? 1 : 0;
            }

            using var again = WorkerProcess.Start(bench.Root, warehouse, [command]);
            var end = await again.EndAsync();
            Assert.True(end.Code == 0, $"{command}: {end.Output}{end.Errors}");
            WarehouseImage.Of(warehouse, withFiles: command != "migrate").AssertSame(command == "migrate" ? empty : expected);
            Assert.True(i < kills * 20, "The commands end before they can be killed.");
        }

        bench.AssertVerified();
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills of migrate and rebuild-marts");
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

    /// <summary>A number that tests/kills.sh sets.</summary>
    internal static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private static async Task LoadAsync(LoadBench bench, string file)
    {
        using var worker = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
        var (code, output, errors) = await worker.EndAsync();
        Assert.True(code is 0 or 2, output + errors);
    }
}
