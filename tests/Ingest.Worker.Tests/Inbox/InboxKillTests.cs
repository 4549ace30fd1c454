using Ingest.Feeds.Deliveries;
using Ingest.Worker.Tests.Loading;
using Ingest.Worker.Tests.Sources;
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
        var (archived, failed, again) = (new List<string>(), new List<string>(), new List<string>());
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
        foreach (var aside in await PutAsideAsync())
        {
            if (Path.GetFileName(Path.GetDirectoryName(aside)!) is ['d', ..] id)
            {
                Deliveries.Send(Inbox, Sent(id), (Path.GetFileName(aside), await File.ReadAllBytesAsync(aside, TestContext.Current.CancellationToken)));
                again.Add($"{id}/{Delivery.FileName}");
                File.Delete(aside);
                await SettledAsync();
            }
            else
            {
                File.Move(aside, Path.Combine(Inbox, Path.GetFileName(aside)));
            }
        }

        await SettledAsync();
        _bench.AssertVerified();
        _bench.Image().AssertSame(calm.Image());
        Assert.Equal(Ledger(calm), Ledger(_bench));
        Assert.Equal(archived.Concat(again).Order(StringComparer.Ordinal), Names("data/archive", levels: 3));
        Assert.Equal(failed.Concat(failed.Select(name => name + ".reason.txt")).Order(StringComparer.Ordinal), Names("data/failed", levels: 0));
        KillRun.Tell(killed, $"service over {dropped} files of the inbox, undisturbed {whole.TotalSeconds:F1} s; {finished} times it had done with all");

        void Drop()
        {
            // Every other one is what a page sends: several files, one of them packed, one that no one can read.
            var id = $"d{dropped}";
            if (dropped % 2 == 1)
            {
                (string, byte[])[] files =
                [
                    ("a.csv", Attendance('A')), ("b.zip", Folder.Zip(("b1.csv", Attendance('B')), ("b2.csv", Attendance('C')))),
                    ("c.csv", Folder.Utf8($"foo,bar\n{dropped},2\n")), ("d.csv", Attendance('D')),
                ];
                Deliveries.Send(calm.Path("data/inbox"), Sent(id), files);
                calm.Load(calm.Path($"data/inbox/{id}"));
                Deliveries.Send(Inbox, Sent(id), files);
                archived.AddRange([$"{id}/a.csv", $"{id}/b.zip", $"{id}/d.csv", $"{id}/{Delivery.FileName}"]);
                failed.Add($"{id}/c.csv");
            }
            else
            {
                var text = rows.Replace(",G", $",R{dropped}G", StringComparison.Ordinal);
                calm.Load(calm.Put($"attendance{dropped}.csv", text.TrimEnd('\n')));
                Directory.CreateDirectory(Inbox);
                File.WriteAllText(Path.Combine(Inbox, $"attendance{dropped}.csv"), text);
                archived.Add($"attendance{dropped}.csv");
            }

            dropped++;
        }

        byte[] Attendance(char part) => Folder.Utf8(string.Join('\n', rows.Split('\n')[..1_000]).Replace(",G", $",R{dropped}{part}G", StringComparison.Ordinal) + "\n");
    }

    private static Delivery Sent(string id) => Deliveries.Of(id, "petrova");

    /// <summary>What the ledger says of each file; a file that was put aside for a while is no other file.</summary>
    private static IEnumerable<string> Ledger(LoadBench bench) => bench.Image(withFiles: true).Rows("dim_load_file")
        .Where(row => row["failure_code"] != "stopped_twice")
        .Select(row => string.Join('|', row["sha256"], row["state"], row["failure_code"], row["sent_by"], row["delivery_id"]))
        .Order(StringComparer.Ordinal);

    private IEnumerable<string> Names(string folder, int levels) => Directory.EnumerateFiles(_bench.Path(folder), "*", SearchOption.AllDirectories)
        .Select(path => string.Join('/', Path.GetRelativePath(_bench.Path(folder), path).Split(Path.DirectorySeparatorChar)[levels..]).Replace(" (2)", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>Files over which the service died twice; their reasons are taken away.</summary>
    private async Task<List<string>> PutAsideAsync()
    {
        var aside = new List<string>();
        foreach (var reason in Directory.EnumerateFiles(_bench.Path("data/failed"), "*.reason.txt", SearchOption.AllDirectories).ToList())
        {
            if ((await File.ReadAllTextAsync(reason, TestContext.Current.CancellationToken)).Contains("Два запуска", StringComparison.Ordinal))
            {
                aside.Add(reason[..^".reason.txt".Length]);
                File.Delete(reason);
            }
        }

        return aside;
    }

    private IEnumerable<string> Waiting() => Directory.EnumerateFiles(Inbox, "*", SearchOption.AllDirectories);

    /// <summary>Lets the service run until nothing is left in the inbox.</summary>
    /// <returns>How long that took.</returns>
    private async Task<TimeSpan> SettledAsync()
    {
        var clock = TimeProvider.System.GetTimestamp();
        using var service = Start();
        foreach (var file in Waiting().ToList())
        {
            await service.LineAsync(Path.GetRelativePath(Inbox, file) + Moved);
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
