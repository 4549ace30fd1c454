using Ingest.Worker.Jobs;
using Ingest.Worker.Tests.Inbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Tests.Scheduling;

[Collection("Scheduler")]
public sealed class SchedulingTests
{
    [Theory]
    [InlineData("Inbox", "каждый день", "Ingest:Schedules:Inbox: «каждый день» — не расписание cron или день, которого не бывает.")]
    [InlineData("verify", "0 30 3 * * ?", "Ingest:Schedules:Verify: «0 30 3 * * ?» — вместо «?» пишется «*».")]
    [InlineData("Verify", "0 0 8 * * 2", "Ingest:Schedules:Verify: «0 0 8 * * 2» — дни недели пишутся именами")]
    [InlineData("Inbx", "*/15 * * * * *", "Ingest:Schedules:Inbx: нет такого задания. Есть: Inbox, Pull, PurgeScratch, Verify.")]
    public async Task Start_WrongSchedule_StopsWithOneLine(string job, string cron, string message)
    {
        using var service = With((job, cron));
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => service.Host.StartAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith(message, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Scheduled_OwnAndEmptySchedules_StandInPlaceOfTheDefaults() => Assert.Equal(
        [("Inbox", "0 * * * *"), ("Pull", "5/15 * * * *"), ("PurgeScratch", "10 4 * * *"), ("Verify", "")],
        JobKind.Scheduled(new Dictionary<string, string> { ["inbox"] = " 0 * * * * ", ["Verify"] = "" }).Select(kind => (kind.Name, kind.Cron)));

    [Fact]
    public async Task Start_FileInTheInbox_IsLoadedAtATickAndTheServiceStops()
    {
        using var service = With(("Inbox", "* * * * * *"), ("Pull", ""), ("Verify", ""), ("PurgeScratch", ""));
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Log.Written = line =>
        {
            if (line == "m.csv moved to archive")
            {
                moved.TrySetResult();
            }
        };
        service.Drop("m.csv", Service.Modules("M1"));
        await service.Host.StartAsync(TestContext.Current.CancellationToken);
        await moved.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await service.Host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["m.csv"], service.Loaded());
        Assert.Empty(service.Log.At(LogLevel.Error));
        Assert.Contains("Job Verify is not scheduled", service.Log.At(LogLevel.Information));
    }

    private static Service With(params (string Job, string Cron)[] schedules)
    {
        var settings = schedules.ToDictionary(pair => "Ingest:Schedules:" + pair.Job, pair => (string?)pair.Cron);
        settings["Ingest:QuietSeconds"] = "0";
        return new Service(settings: settings, hasRealClock: true);
    }
}
