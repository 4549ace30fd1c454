using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Ingest.Worker.Jobs;
using Ingest.Worker.Scheduling;
using Ingest.Worker.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Worker.Tests.Scheduling;

/// <summary>Schedules and runs in the storage. The library keeps its log for the whole process: one host at a time.</summary>
[Collection("Scheduler")]
public sealed class RunsTests
{
    private readonly CancellationToken _never = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Schedules_StandInTheirQueues()
    {
        using var service = With([]);
        await service.Host.StartAsync(_never);
        await UntilAsync(() => Recurring(service).Count == JobKind.All.Count);
        Assert.Equal(
            [("Inbox@w-1", "w-1"), ("Pull", "default"), ("PurgeScratch@w-1", "w-1"), ("Verify", "default")],
            Recurring(service).OrderBy(job => job.Id, StringComparer.Ordinal).Select(job => (job.Id, job.Job.Queue)));

        await service.Host.StopAsync(_never);
    }

    [Fact]
    public async Task Stop_StorageInMemoryAlreadyEnded_ThrowsNothing()
    {
        using var service = With([]);
        await service.Host.StartAsync(_never);
        await UntilAsync(() => Recurring(service).Count == JobKind.All.Count);
        var setup = service.Host.Services.GetServices<IHostedService>().Single(hosted => hosted.GetType().Name == "ScheduleSetup");
        ((IDisposable)service.Get<JobStorage>()).Dispose();
        await setup.StopAsync(_never);
    }

    [Fact]
    public async Task Run_ThatAPersonBegan_RunsAfterItsMomentWasTaken()
    {
        using var service = With(new() { ["Ingest:Schedules:Verify"] = "0 0 1 1 *" });
        await service.Get<WarehouseSchema>().EnsureAsync(_never);
        await service.Host.StartAsync(_never);
        await UntilAsync(() => Recurring(service).Count == JobKind.All.Count);
        foreach (var times in (int[])[1, 2])
        {
            Assert.NotNull(service.Get<IRecurringJobManagerV2>().TriggerJob("Verify"));
            await UntilAsync(() => service.Log.Lines.Count(line => line.Text.StartsWith("Verify: ", StringComparison.Ordinal)) == times
                && service.Get<JobStorage>().GetMonitoringApi().ProcessingCount() == 0);
        }

        await service.Host.StopAsync(_never);
    }

    [Fact]
    public async Task Job_ThatFails_IsTriedAgainWithOurPausesAndOverlapsNothing()
    {
        // The inbox job fails as long as the warehouse is no database; ticks come each second meanwhile.
        using var service = With(new()
        {
            ["Ingest:Schedules:Inbox"] = "* * * * * *",
            // Other jobs, which would fail too, do not come due while this one is watched.
            ["Ingest:Schedules:Pull"] = "",
            ["Ingest:Schedules:Verify"] = "",
            ["Ingest:Schedules:PurgeScratch"] = "",
            ["Ingest:Hangfire:RetrySeconds:0"] = "2",
            ["Ingest:Hangfire:RetrySeconds:1"] = "600",
        });
        File.WriteAllText(service.At("warehouse.db"), new string('x', 4096));
        await service.Host.StartAsync(_never);
        var storage = service.Get<JobStorage>();
        await UntilAsync(() => storage.GetMonitoringApi().ScheduledJobs(0, 10).Any(job => Tries(storage, job.Key) == 2));

        // One run, put off for the second time; no tick has made another beside it.
        var put = Assert.Single(storage.GetMonitoringApi().ScheduledJobs(0, 10));
        Assert.InRange((put.Value.EnqueueAt - put.Value.ScheduledAt!.Value).TotalSeconds, 599, 601);
        await Task.Delay(TimeSpan.FromSeconds(3), _never);
        var counts = storage.GetMonitoringApi().GetStatistics();
        Assert.Equal((1, 0, 0, 0), (counts.Scheduled, counts.Enqueued, counts.Processing, counts.Failed));

        // JobRun told the reason once, and nobody else does.
        Assert.Single(service.Log.At(LogLevel.Error), line => line.StartsWith("Job Inbox: ", StringComparison.Ordinal));

        File.Delete(service.At("warehouse.db"));
        service.Drop("m.csv", Service.Modules("M1"));
        service.Get<IBackgroundJobClient>().Requeue(put.Key);
        await UntilAsync(() => service.Files("archive").Length == 1);
        await service.Host.StopAsync(_never);
    }

    [Fact]
    public void Tick_WhileTheLastRunIsUnderWay_Passes()
    {
        using var service = With([]);
        var storage = service.Get<JobStorage>();
        var manager = service.Get<IRecurringJobManagerV2>();
        manager.AddOrUpdate("x", Job.FromExpression<ScheduledJob>(job => job.RunAsync("Verify", null, CancellationToken.None)), "0 0 1 1 *", new RecurringJobOptions());
        var first = manager.TriggerJob("x");
        Assert.NotNull(first);
        Assert.Null(manager.TriggerJob("x"));
        Assert.Null(manager.TriggerJob("x"));

        // A run that a killed program left as running keeps nobody; nor does one that came to its end.
        var states = service.Get<IBackgroundJobClient>();
        using var connection = storage.GetConnection();
        connection.AnnounceServer("alive", new Hangfire.Server.ServerContext { Queues = ["default"], WorkerCount = 1 });
        Assert.True(states.ChangeState(first, Processing("alive")));
        Assert.Null(manager.TriggerJob("x"));
        Assert.True(states.ChangeState(first, Processing("killed")));
        var second = manager.TriggerJob("x");
        Assert.NotNull(second);
        Assert.True(states.ChangeState(second, new SucceededState(null, 1, 1)));
        Assert.NotNull(manager.TriggerJob("x"));
    }

    private static IState Processing(string server) => (IState)Activator.CreateInstance(
        typeof(ProcessingState),
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public,
        null,
        [server, "worker"],
        null)!;

    private static int Tries(JobStorage storage, string run)
    {
        using var connection = storage.GetConnection();
        return SerializationHelper.Deserialize<int>(connection.GetJobParameter(run, "RetryCount"));
    }

    private static List<RecurringJobDto> Recurring(Service service)
    {
        using var connection = service.Get<JobStorage>().GetConnection();
        return connection.GetRecurringJobs();
    }

    private static Service With(Dictionary<string, string?> settings)
    {
        settings["Ingest:QuietSeconds"] = "0";
        settings["Ingest:Worker"] = "W-1";
        settings["Ingest:Hangfire:PollSeconds"] = "1";
        var service = new Service(settings: settings, hasRealClock: true);

        // The library's log becomes this host's before anything asks for it, and is given up with it.
        Assert.NotEmpty(service.Host.Services.GetServices<IHostedService>());
        return service;
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_never);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!isSo())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
