using Ingest.Worker.Tests.Loading;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.SqlSources;

/// <summary>A pull that is killed anywhere: nothing of the source is lost, nothing is there twice.</summary>
public sealed class SqlPullKillTests : IDisposable
{
    private const int Rows = 15_000;
    private const int Grown = 100;

    private readonly SourceSystem _crm = new();

    public void Dispose() => _crm.Dispose();

    [Fact]
    public async Task Pull_KilledAtRandomMomentsWhileTheSourceGrows_GivesWhatTheSourceHolds()
    {
        Fill(0, Rows);
        await EndedAsync("pull");

        var random = new Random(20260304);
        var kills = KillRun.Count("PULL_KILLS", 4);
        var (killed, finished, filled) = (0, 0, Rows);
        while (killed < kills)
        {
            // Undisturbed, the next takes about as long.
            Fill(filled, Rows);
            var whole = await EndedAsync("pull");
            Fill(filled + Rows, Rows);
            filled += 2 * Rows;
            for (var i = 0; i < KillRun.InARow && killed < kills; i++)
            {
                using var victim = Start("pull", SourceSystem.Name);
                if (!await victim.KillAfterAsync(KillRun.Moment(random, whole)))
                {
                    finished++;
                    break;
                }

                killed++;
                Fill(filled, Grown);
                filled += Grown;
            }
        }

        await EndedAsync("pull");
        await EndedAsync("verify");
        Assert.Equal(filled, _crm.Service.Count("fact_grade"));
        Assert.Equal(0, _crm.Service.Count("fact_grade_revision"));
        Assert.Equal(["lock"], _crm.Service.Files("scratch/pulls/crm-grades"));
        KillRun.Tell(killed, $"pull of {Rows} rows and more; {finished} ended before their kill");
    }

    [Fact]
    public async Task Pull_KilledBetweenCommitAndArchive_ArchivesAtTheNext()
    {
        Fill(0, 3);
        await _crm.PullAsync();
        var archived = Assert.Single(_crm.Service.Files("archive"));
        var name = Path.GetFileName(archived);
        File.Move(_crm.Service.At("archive/" + archived), _crm.Service.At("scratch/pulls/crm-grades/" + name));

        await _crm.PullAsync();
        Assert.Equal([archived], _crm.Service.Files("archive"));
        Assert.Equal(3, _crm.Grades().Length);
    }

    [Fact]
    public async Task Pull_KilledBeforeTheCommit_AsksAgain()
    {
        Fill(0, 3);
        var folder = Directory.CreateDirectory(_crm.Service.At("scratch/pulls/crm-grades")).FullName;
        File.WriteAllText(Path.Combine(folder, "rows.part"), "learner_code,gr");
        File.WriteAllText(Path.Combine(folder, "crm-grades@2026-02-02.csv"), "learner_code,group_code\nL9,G9\n");

        Assert.Equal(3, (await _crm.PullAsync()).Loaded);
        Assert.Equal(["lock"], _crm.Service.Files("scratch/pulls/crm-grades"));
        Assert.Single(_crm.Service.Files("archive"));
    }

    private void Fill(int from, int count) => _crm.Change(
        $"""
        WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {from + count - 1})
        INSERT INTO journal
        SELECT 'L' || (i % 997), 'G' || (i % 31), 'M' || i, '2026-02-02', '5', printf('2026-02-02T%010d', i / 7) FROM n
        """);

    private async Task<TimeSpan> EndedAsync(string command)
    {
        var clock = TimeProvider.System.GetTimestamp();
        using var worker = Start(command);
        var end = await worker.EndAsync();
        Assert.True(end.Code == 0, end.Output + end.Errors);
        return TimeProvider.System.GetElapsedTime(clock);
    }

    private WorkerProcess Start(params string[] arguments) => WorkerProcess.Start(
        _crm.Root,
        _crm.Service.At("warehouse.db"),
        arguments,
        ("Ingest__Profiles", Path.Combine(_crm.Root, "profiles")),
        ("Ingest__Archive", _crm.Service.At("archive")),
        ("Ingest__Failed", _crm.Service.At("failed")),
        ("ConnectionStrings__Crm", Path.Combine(_crm.Root, "crm.db")));
}
