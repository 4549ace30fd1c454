using Ingest.Worker.Tests.Loading;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>The service that is killed while it loads and moves the files of the inbox.</summary>
public sealed class InboxKillTests : IDisposable
{
    private const string Moved = " moved to ";
    private readonly LoadBench _bench = new();

    private string Inbox => _bench.Path("data/inbox");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Inbox_KilledAtRandomMoments_LoadsAndArchivesEachFileOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The lock of a killed process is looked at as Linux keeps it.");
        var kills = KillRun.Count("INBOX_KILLS", 3);
        var rows = await File.ReadAllTextAsync(AttendanceFile.Write(_bench.Path("rows.csv"), 5_000), TestContext.Current.CancellationToken);
        using var calm = new LoadBench();
        var (dropped, killed, finished) = (0, 0, 0);
        Drop();
        var whole = await SettledAsync();
        var random = new Random(20261201);
        while (killed < kills)
        {
            Drop();
            Drop();
            for (var i = 0; i < KillRun.InARow && killed < kills && Waiting().Any(); i++)
            {
                using var victim = Start();
                if (await victim.KillAfterAsync(KillRun.Moment(random, whole)))
                {
                    killed++;
                }
            }

            finished += Waiting().Any() ? 0 : 1;
        }

        await SettledAsync();

        // One that the service died over twice was put aside, with its reason: its owner puts it in again.
        var failed = _bench.Path("data/failed");
        foreach (var aside in Directory.Exists(failed) ? Directory.GetFiles(failed, "*.csv") : [])
        {
            Assert.Contains("Два запуска", await File.ReadAllTextAsync(aside + ".reason.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            File.Move(aside, Path.Combine(Inbox, Path.GetFileName(aside)));
        }

        await SettledAsync();
        _bench.AssertVerified();
        _bench.Image().AssertSame(calm.Image());
        Assert.Equal(Loaded(calm), Loaded(_bench));
        Assert.Equal(
            Enumerable.Range(0, dropped).Select(NameOf).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(_bench.Path("data/archive"), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        KillRun.Tell(killed, $"service over {dropped} files of the inbox, undisturbed {whole.TotalSeconds:F1} s; {finished} times it had done with all");

        void Drop()
        {
            var text = rows.Replace(",G", $",R{dropped}G", StringComparison.Ordinal);
            calm.Load(calm.Put(NameOf(dropped), text.TrimEnd('\n')));
            Directory.CreateDirectory(Inbox);
            File.WriteAllText(Path.Combine(Inbox, NameOf(dropped)), text);
            dropped++;
        }
    }

    private static IEnumerable<string> Loaded(LoadBench bench) =>
        bench.Image(withFiles: true).Rows("dim_load_file").Where(row => row["state"] == "loaded").Select(row => row["sha256"]).Order(StringComparer.Ordinal);

    private static string NameOf(int file) => $"attendance{file}.csv";

    private IEnumerable<string> Waiting() => Directory.EnumerateFiles(Inbox);

    /// <summary>Lets the service run until nothing is left in the inbox.</summary>
    /// <returns>How long that took.</returns>
    private async Task<TimeSpan> SettledAsync()
    {
        var clock = TimeProvider.System.GetTimestamp();
        using var service = Start();
        foreach (var file in Waiting().ToList())
        {
            await service.LineAsync(Path.GetFileName(file) + Moved);
        }

        var whole = TimeProvider.System.GetElapsedTime(clock);
        await service.LineAsync("Application started");
        await service.SignalAsync("TERM");
        Assert.Equal(0, (await service.EndAsync()).Code);
        Assert.Empty(Waiting());
        return whole;
    }

    private WorkerProcess Start() => _bench.Start(
        [],
        ("Ingest:QuietSeconds", "0"), ("Ingest:Schedules:Inbox", "* * * * * *"),
        ("Ingest:Schedules:Pull", ""), ("Ingest:Schedules:Verify", ""), ("Ingest:Schedules:PurgeScratch", ""));
}
