using Ingest.Worker.Jobs;
using Ingest.Worker.Tests.Inbox;

namespace Ingest.Worker.Tests.Jobs;

/// <summary>Several workers that keep one schedule each.</summary>
public sealed class JobTicksTests : IDisposable
{
    private static readonly DateTimeOffset Due = new(2026, 3, 1, 3, 30, 0, TimeSpan.Zero);
    private static readonly JobKind Verify = JobKind.All.Single(kind => kind.Type == typeof(VerifyJob));
    private static readonly JobKind InboxKind = JobKind.All.Single(kind => kind.Type == typeof(InboxJob));
    private readonly Service[] _workers;

    public JobTicksTests()
    {
        var first = new Service(settings: new() { ["Ingest:Worker"] = "one" });
        _workers = [first, new Service(first.Root, new() { ["Ingest:Worker"] = "two" }), new Service(first.Root, new() { ["Ingest:Worker"] = "three" })];
    }

    public void Dispose() => Array.ForEach([.. _workers.Reverse()], worker => worker.Dispose());

    [Fact]
    public async Task Run_SameTickOnThreeWorkersAtOnce_FiresOnce()
    {
        foreach (var due in (DateTimeOffset[])[Due, Due.AddDays(1)])
        {
            await Task.WhenAll(_workers.Select(worker => Task.Run(
                () => worker.Get<JobRun>().RunAsync(Verify, JobTick.Of(due, "w"), TestContext.Current.CancellationToken))));
        }

        Assert.Equal(2, _workers.Sum(worker => worker.Log.Lines.Count(line => line.Text.StartsWith("Verify: ", StringComparison.Ordinal))));
        Assert.Equal(["Verify 2026-03-02T03:30:00.000Z"], _workers[0].Ask("SELECT job || ' ' || due_at FROM job_tick"));
        Assert.All(_workers, worker => Assert.Empty(worker.Log.At(Microsoft.Extensions.Logging.LogLevel.Error)));
    }

    [Fact]
    public async Task Run_TickOfAClockBehind_IsPassedOver()
    {
        await _workers[0].Get<JobRun>().RunAsync(Verify, JobTick.Of(Due, "w"), TestContext.Current.CancellationToken);
        await _workers[1].Get<JobRun>().RunAsync(Verify, JobTick.Of(Due.AddDays(-1), "w"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(_workers[1].Log.Lines, line => line.Text.StartsWith("Verify: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_JobOfEachWorker_AsksNobody()
    {
        await _workers[0].Get<JobRun>().RunAsync(InboxKind, JobTick.Of(Due, "w"), TestContext.Current.CancellationToken);
        await _workers[1].Get<JobRun>().RunAsync(InboxKind, JobTick.Of(Due, "w"), TestContext.Current.CancellationToken);
        Assert.All(_workers.Take(2), worker => Assert.NotNull(worker.Get<Health.WorkerState>().Pass));
        Assert.Equal(0, _workers[0].Count("job_tick"));
    }

    [Fact]
    public async Task Run_FurtherTryOfARun_TakesItsOwnMomentAgain()
    {
        var tick = JobTick.Of(Due, "w");
        foreach (var worker in _workers)
        {
            await worker.Get<JobRun>().RunAsync(Verify, tick, TestContext.Current.CancellationToken);
        }

        Assert.Equal(3, _workers.Sum(worker => worker.Log.Lines.Count(line => line.Text.StartsWith("Verify: ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Missed_MomentAfterTheLastTaken_IsMissedUntilItIsTaken()
    {
        var never = TestContext.Current.CancellationToken;
        await _workers[0].Get<WarehouseSchema>().EnsureAsync(never);
        var (one, two) = (_workers[0].Get<JobTicks>(), _workers[1].Get<JobTicks>());
        Assert.False(await one.IsMissedAsync(Verify, Due, never));
        Assert.False(await two.IsMissedAsync(Verify, Due, never));
        Assert.True(await two.IsMissedAsync(Verify, Due.AddDays(1), never));
        Assert.True(await two.TakeAsync(Verify, JobTick.Of(Due.AddDays(1), "two"), never));
        Assert.False(await one.IsMissedAsync(Verify, Due.AddDays(1), never));
    }

    [Fact]
    public async Task Missed_JobOfEachWorker_IsEachOnesOwn()
    {
        var never = TestContext.Current.CancellationToken;
        var purge = JobKind.All.Single(kind => kind.Type == typeof(PurgeScratchJob));
        await _workers[0].Get<WarehouseSchema>().EnsureAsync(never);
        foreach (var worker in _workers)
        {
            Assert.False(await worker.Get<JobTicks>().IsMissedAsync(purge, Due, never));
        }

        Assert.True(await _workers[0].Get<JobTicks>().TakeAsync(purge, JobTick.Of(Due.AddDays(1), "one"), never));
        Assert.True(await _workers[1].Get<JobTicks>().IsMissedAsync(purge, Due.AddDays(1), never));
    }
}
