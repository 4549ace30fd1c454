using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Kills at any moment, and two at once.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Load_KilledAtRandomMomentsAndStartedAgain_GivesWhatAnUndisturbedOneGives()
    {
        // tests/kills.sh asks for more kills, and may name another file.
        var kills = KillRun.Count("LOAD_KILLS", 5);
        var rows = KillRun.Count("LOAD_KILL_ROWS", 30_000);
        using var calm = new LoadBench();
        var file = Environment.GetEnvironmentVariable("LOAD_KILL_FILE") ?? AttendanceFile.Write(calm.Path("attendance.csv"), rows);
        var whole = await EndedAsync(calm, calm.Warehouse, "load", file);
        calm.AssertVerified();

        // How long it takes is measured again and again: it is not the machine's only work.
        var expected = calm.Image(withFiles: true);
        Assert.Equal(rows, expected.Count("fact_attendance") + expected.Count("quarantine"));

        var random = new Random(20260302);
        var (done, finished) = (0, 0);
        while (done < kills)
        {
            using var bench = new LoadBench();
            for (var i = 0; i < KillRun.InARow && done < kills; i++)
            {
                using var victim = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file]);
                if (!await victim.KillAfterAsync(KillRun.Moment(random, whole)))
                {
                    // It ended first: what it left is compared, and the next begins anew.
                    finished++;
                    break;
                }

                done++;
            }

            whole = await EndedAsync(bench, bench.Warehouse, "load", file);
            bench.Image(withFiles: true).AssertSame(expected);
        }

        KillRun.Tell(done, $"load of {rows} rows, undisturbed {whole.TotalSeconds:F1} s at last; {finished} ended before their kill");
    }

    [Fact]
    public async Task Upkeep_KilledAtRandomMomentsAndStartedAgain_LeavesTheWarehouseWhole()
    {
        var kills = KillRun.Count("UPKEEP_KILLS", 6);
        using var bench = new LoadBench();
        await EndedAsync(bench, bench.Warehouse, "load", AttendanceFile.Write(bench.Path("attendance.csv"), 20_000));
        Upkeep[] works =
        [
            new("migrate", _ => { }),
            new("migrate", path => PreviousRelease.Restore("previous-warehouse.sql", path)),
            new("rebuild-marts", path => File.Copy(bench.Warehouse, path)),
        ];
        var calm = new List<(TimeSpan Whole, WarehouseImage Image)>();
        foreach (var work in works)
        {
            var warehouse = Begin(work, calm.Count);
            calm.Add((await EndedAsync(bench, warehouse, work.Command), WarehouseImage.Of(warehouse, withFiles: true)));
        }

        using (var empty = new LoadBench())
        {
            calm[0].Image.AssertSame(empty.Image(withFiles: true));
        }

        calm[2].Image.AssertSame(bench.Image(withFiles: true));
        var random = new Random(20260305);
        var (killed, finished) = (0, 0);
        for (var round = works.Length; killed < kills; round++)
        {
            var work = works[round % works.Length];
            var (whole, expected) = calm[round % works.Length];
            var warehouse = Begin(work, round);
            for (var i = 0; i < Math.Min(KillRun.InARow, (kills + 2) / works.Length) && killed < kills; i++)
            {
                using var victim = WorkerProcess.Start(bench.Root, warehouse, [work.Command]);
                if (!await victim.KillAfterAsync(KillRun.Moment(random, whole)))
                {
                    finished++;
                    break;
                }

                killed++;
            }

            calm[round % works.Length] = (await EndedAsync(bench, warehouse, work.Command), expected);
            WarehouseImage.Of(warehouse, withFiles: true).AssertSame(expected);
            Directory.Delete(Path.GetDirectoryName(warehouse)!, recursive: true);
        }

        KillRun.Tell(killed, $"migrate of a new and of an old warehouse, rebuild-marts; {finished} ended before their kill");

        string Begin(Upkeep work, int round)
        {
            var path = bench.Path($"round{round}/warehouse.db");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            work.Begin(path);
            return path;
        }
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

    /// <summary>Runs a command to its end.</summary>
    /// <returns>How long it took.</returns>
    private static async Task<TimeSpan> EndedAsync(LoadBench bench, string warehouse, params string[] command)
    {
        var clock = TimeProvider.System.GetTimestamp();
        using var worker = WorkerProcess.Start(bench.Root, warehouse, command);
        var (code, output, errors) = await worker.EndAsync();
        Assert.True(code is 0 or 2, $"{command[0]}: {code} {output}{errors}");
        return TimeProvider.System.GetElapsedTime(clock);
    }

    /// <summary>A command that keeps the warehouse up.</summary>
    /// <param name="Command">Its name.</param>
    /// <param name="Begin">Puts there what it works on.</param>
    private sealed record Upkeep(string Command, Action<string> Begin);
}
