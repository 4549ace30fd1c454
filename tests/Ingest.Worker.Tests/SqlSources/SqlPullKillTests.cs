using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.SqlSources;

/// <summary>A pull that is killed anywhere: nothing of the source is lost, nothing is there twice.</summary>
public sealed class SqlPullKillTests : IDisposable
{
    private const int Rows = 60_000;
    private readonly SourceSystem _crm = new();

    public void Dispose() => _crm.Dispose();

    [Fact]
    public async Task Pull_KilledAtRandomMomentsWhileTheSourceGrows_GivesWhatTheSourceHolds()
    {
        Fill(0, Rows);
        using (var warm = Start("migrate"))
        {
            Assert.Equal(0, (await warm.EndAsync()).Code);
        }

        var random = new Random(20260304);
        var (kills, killed) = (KillTests.Setting("PULL_KILLS", 4), 0);
        for (var i = 1; i <= kills; i++)
        {
            using var victim = Start("pull", SourceSystem.Name);
            killed += await victim.KillAfterAsync(TimeSpan.FromSeconds(0.5 + (5 * random.NextDouble()))) ? 1 : 0;
            Fill(Rows + (i * 100), 100);
        }

        using var last = Start("pull");
        var end = await last.EndAsync();
        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal(Rows + (kills * 100), _crm.Service.Count("fact_grade"));
        Assert.Equal(0, _crm.Service.Count("fact_grade_revision"));
        Assert.Equal(["lock"], _crm.Service.Files("scratch/pulls/crm-grades"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills");
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

    private WorkerProcess Start(params string[] arguments) => WorkerProcess.Start(
        _crm.Root,
        _crm.Service.At("warehouse.db"),
        arguments,
        ("Ingest__Profiles", Path.Combine(_crm.Root, "profiles")),
        ("Ingest__Archive", _crm.Service.At("archive")),
        ("Ingest__Failed", _crm.Service.At("failed")),
        ("ConnectionStrings__Crm", Path.Combine(_crm.Root, "crm.db")));
}
