using Dapper;
using Ingest.Worker.Health;
using Ingest.Worker.Jobs;
using Ingest.Worker.Tests.Inbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Worker.Tests.Jobs;

public sealed class JobTests : IDisposable
{
    private readonly Service _service = new();
    private readonly CancellationToken _never = TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public void All_JobsOfTheProgram_AreFoundWithTheirSchedules() => Assert.Equal(
        [
            ("Inbox", "*/15 * * * * *", true), ("Pull", "5/15 * * * *", false),
            ("PurgeScratch", "10 4 * * *", true), ("Verify", "30 3 * * *", false),
        ],
        JobKind.All.Select(kind => (kind.Name, kind.Cron, kind.IsOnEachWorker)));

    [Fact]
    public async Task InboxJob_FileJustDropped_IsLoadedInTheSameRun()
    {
        _service.Drop("m.csv", Service.Modules("M1"));
        await RunAsync<InboxJob>();
        Assert.Empty(_service.Files("inbox"));
        Assert.Equal(1, _service.Count("dim_module WHERE module_key > 0"));
    }

    [Fact]
    public async Task JobRun_WarehouseUnusable_TellsOnceAndRecovers()
    {
        File.WriteAllText(_service.At("warehouse.db"), new string('x', 4096));
        _service.Drop("m.csv", Service.Modules("M1"));
        await RunAsync<InboxJob>();
        await RunAsync<InboxJob>();

        var told = Assert.Single(_service.Log.At(LogLevel.Error));
        Assert.Contains("не является хранилищем или повреждён", told, StringComparison.Ordinal);
        Assert.Equal(["m.csv"], _service.Files("inbox"));

        File.Delete(_service.At("warehouse.db"));
        await RunAsync<InboxJob>();
        Assert.Empty(_service.Files("inbox"));
        Assert.Contains("Job Inbox works again", _service.Log.At(LogLevel.Information));
    }

    [Fact]
    public async Task JobRun_ProgramStops_EndsTheJobAndThrowsNothing()
    {
        _service.Drop("m.csv", Service.Modules("M1"));
        _service.Get<IHostApplicationLifetime>().StopApplication();
        await RunAsync<InboxJob>();
        Assert.Equal(["m.csv"], _service.Files("inbox"));
        Assert.Empty(_service.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task VerifyJob_BrokenLink_IsLoggedAndFailsHealthUntilMended()
    {
        await RunAsync<VerifyJob>();
        Assert.Null(_service.Get<WorkerState>().Verify!.Problem);

        Change("PRAGMA foreign_keys = OFF; INSERT INTO quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text) VALUES (999, 1, 'grades', 'grade', 'bad', '', '')");
        await RunAsync<VerifyJob>();
        Assert.Equal("Verify: foreign_keys differs in 1 rows", Assert.Single(_service.Log.At(LogLevel.Error)));
        var report = await _service.Get<HealthCheckService>().CheckHealthAsync(_never);
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(["verify"], report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key));

        Change("DELETE FROM quarantine");
        await RunAsync<VerifyJob>();
        Assert.Equal(HealthStatus.Healthy, (await _service.Get<HealthCheckService>().CheckHealthAsync(_never)).Status);
    }

    [Fact]
    public async Task ReadingJob_UnderWay_KeepsNoFileWaiting()
    {
        var held = new HeldJob();
        using var run = new JobRun(
            new ServiceCollection().AddSingleton(held).AddSingleton(_service.Get<InboxJob>()).BuildServiceProvider(),
            _service.Get<WarehouseSchema>(), _service.Get<JobTicks>(), _service.Get<IHostApplicationLifetime>(), _service.Get<ILogger<JobRun>>());
        var reading = run.RunAsync(JobKind.All[0] with { Name = "Held", Type = typeof(HeldJob) }, null, _never);
        await held.Begun.Task.WaitAsync(_never);

        _service.Drop("m.csv", Service.Modules("M1"));
        await run.RunAsync(JobKind.All.Single(kind => kind.Type == typeof(InboxJob)), null, _never);

        Assert.Empty(_service.Files("inbox"));
        Assert.False(reading.IsCompleted);
        held.MayEnd.SetResult();
        Assert.Null(await reading);
        Assert.Equal(["Verify"], JobKind.All.Where(kind => kind.OnlyReads).Select(kind => kind.Name));
    }

    [Fact]
    public async Task PurgeScratchJob_DatabasesLongUnused_AreRemovedWithTheirLogs()
    {
        Put("scratch/old.db", daysAgo: 401);
        Put("scratch/old.db-wal", daysAgo: 402);
        Put("scratch/read.db", daysAgo: 900, readDaysAgo: 10);
        Put("scratch/young.db", daysAgo: 399);
        Put("scratch/note.txt", daysAgo: 900);
        Put("warehouse.db.asof/7.db", daysAgo: 401);
        Put("warehouse.db.asof/8.db", daysAgo: 1);
        await RunAsync<PurgeScratchJob>();

        Assert.Equal(["note.txt", "read.db", "young.db"], _service.Files("scratch"));
        Assert.Equal(["8.db"], _service.Files("warehouse.db.asof"));
    }

    [Fact]
    public async Task Health_FileWaitingForLong_IsDegradedAndWritten()
    {
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        _service.Get<WorkerState>().Looked(new InboxState(3, _service.Clock.GetUtcNow().AddMinutes(-61)));
        var report = await _service.Get<HealthCheckService>().CheckHealthAsync(_never);
        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("самый старый ждёт 61 мин", report.Entries["waiting"].Description, StringComparison.Ordinal);

        await _service.Get<IHealthCheckPublisher>().PublishAsync(report, _never);
        var text = File.ReadAllText(_service.At("health.json"));
        Assert.Contains("\"status\": \"Degraded\"", text, StringComparison.Ordinal);
        Assert.Contains("самый старый ждёт 61 мин", text, StringComparison.Ordinal);
        Assert.Single(_service.Log.At(LogLevel.Warning), line => line.StartsWith("Health is Degraded. waiting: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_NoWarehouse_IsUnhealthy()
    {
        var report = await _service.Get<HealthCheckService>().CheckHealthAsync(_never);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["warehouse"].Status);
    }

    private Task RunAsync<T>() => _service.Get<JobRun>().RunAsync(JobKind.All.Single(kind => kind.Type == typeof(T)), null, _never);

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_service.At("warehouse.db")};Pooling=False");
        connection.Execute(sql);
    }

    private void Put(string name, int daysAgo, int? readDaysAgo = null)
    {
        var path = _service.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        var now = _service.Clock.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(path, now.AddDays(-daysAgo));
        File.SetLastAccessTimeUtc(path, now.AddDays(-(readDaysAgo ?? daysAgo)));
    }

    private sealed class HeldJob : IReadingJob
    {
        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource MayEnd { get; } = new();

        public Task RunAsync(CancellationToken cancellationToken)
        {
            Begun.SetResult();
            return MayEnd.Task;
        }
    }
}
