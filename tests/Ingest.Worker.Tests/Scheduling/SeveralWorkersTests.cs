using Hangfire;
using Ingest.Worker.Jobs;
using Ingest.Worker.Tests.Inbox;
using Microsoft.Extensions.Hosting;

namespace Ingest.Worker.Tests.Scheduling;

/// <summary>What is due on a warehouse that several workers share, and what was missed while none ran. Each keeps its schedules in memory.</summary>
[Collection("Scheduler")]
public sealed class SeveralWorkersTests
{
    private static readonly JobKind Verify = JobKind.All.Single(kind => kind.Type == typeof(VerifyJob));
    private const string Last = "SELECT due_at FROM job_tick WHERE job = 'Verify'";
    private readonly CancellationToken _never = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ThatAScheduleBegan_TakesItsMoment()
    {
        using var service = With("one", "* * * * * *");
        await service.Host.StartAsync(_never);
        await UntilAsync(() => service.Get<JobStorage>().GetMonitoringApi().SucceededListCount() > 0);
        var first = service.Ask(Last).Single();
        await UntilAsync(() => string.CompareOrdinal(service.Ask(Last).Single(), first) > 0);
        await service.Host.StopAsync(_never);
    }

    [Fact]
    public async Task Start_OfTwoWorkersAfterAMissedMoment_RunsTheJobOnce()
    {
        using var one = With("one", "30 3 * * *");
        using var two = With("two", "30 3 * * *", one.Root);
        await MissAsync(one);
        await Task.WhenAll(one.Host.StartAsync(_never), two.Host.StartAsync(_never));
        await UntilAsync(() => Verified(one) + Verified(two) > 0 && IsIdle(one) && IsIdle(two));
        await Task.WhenAll(one.Host.StopAsync(_never), two.Host.StopAsync(_never));
        Assert.Equal(1, Verified(one) + Verified(two));
    }

    [Fact]
    public async Task Start_AfterAMissedMoment_RunsTheJobOnce()
    {
        using var first = With("one", "30 3 * * *");
        await MissAsync(first);
        await first.Host.StartAsync(_never);
        await UntilAsync(() => first.Get<JobStorage>().GetMonitoringApi().SucceededListCount() == 1);
        await first.Host.StopAsync(_never);
        Assert.Equal(1, Verified(first));

        using var second = With("one", "30 3 * * *", first.Root);
        await StartedAsync(second);
        Assert.Equal(0, Began(second));
    }

    [Fact]
    public async Task Start_OfTheFirstWorkerEver_HasMissedNothingAndTheNextOneKnows()
    {
        using var first = With("one", "30 3 * * *");
        await StartedAsync(first);
        Assert.Equal(0, Began(first));
        Assert.Equal(1, first.Count("job_tick WHERE job = 'Verify' AND due_at > ''"));
    }

    /// <summary>Starts, and waits until what was missed is settled.</summary>
    private async Task StartedAsync(Service service)
    {
        await service.Host.StartAsync(_never);
        await UntilAsync(() => File.Exists(service.At("warehouse.db")) && service.Count("job_tick WHERE job = 'Verify' AND due_at > ''") == 1);
        await service.Host.StopAsync(_never);
    }

    /// <summary>Leaves the warehouse as a worker that ran three days ago did.</summary>
    private async Task MissAsync(Service service)
    {
        await service.Get<WarehouseSchema>().EnsureAsync(_never);
        await service.Get<JobTicks>().TakeAsync(Verify, JobTick.Of(TimeProvider.System.GetUtcNow().AddDays(-3), "one"), _never);
    }

    private static int Verified(Service service) =>
        service.Log.Lines.Count(line => line.Text.StartsWith("Verify: ", StringComparison.Ordinal));

    private static bool IsIdle(Service service) =>
        service.Get<JobStorage>().GetMonitoringApi().GetStatistics() is { Enqueued: 0, Processing: 0 };

    private static int Began(Service service) =>
        Verified(service) + service.Log.Lines.Count(line => line.Text.Contains("it is made good now", StringComparison.Ordinal));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!isSo())
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private static Service With(string worker, string cron, string? root = null) => new(root, new()
    {
        ["Ingest:Worker"] = worker,
        ["Ingest:Hangfire:PollSeconds"] = "1",
        ["Ingest:Schedules:Inbox"] = "",
        ["Ingest:Schedules:Pull"] = "",
        ["Ingest:Schedules:PurgeScratch"] = "",
        ["Ingest:Schedules:Verify"] = cron,
    }, hasRealClock: true);
}
