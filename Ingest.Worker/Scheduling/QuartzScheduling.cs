using System.Globalization;
using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;
using Microsoft.Extensions.Options;
using Quartz;
using IJob = Quartz.IJob;

namespace Ingest.Worker.Scheduling;

/// <summary>Binds jobs to cron expressions by Quartz. The one file that names it: another scheduler is another file.</summary>
public static class JobScheduling
{
    /// <summary>Adds the scheduler and the check of its cron expressions at start.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddJobScheduling(this IServiceCollection services)
    {
        services.AddQuartz();
        services.AddSingleton<IValidateOptions<IngestOptions>>(
            provider => new ScheduleCheck(cron => Comes(cron, provider.GetRequiredService<TimeProvider>())));
        services.AddTransient<ScheduledJob>();
        return services.AddHostedService<Clockwork>();
    }

    /// <summary>An expression that can be read may still name a day that never comes, or a minute 99, which is read as 0.</summary>
    private static bool Comes(string cron, TimeProvider time) =>
        CronExpression.TryParse(cron, out var expression)
        && expression.GetNextValidTimeAfter(time.GetUtcNow()) is not null
        && !cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)
            .SelectMany(field => field.Split(',', '-', '/'))
            .Any(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) && number > 59);

    /// <summary>Starts and stops the scheduler with the program.</summary>
    private sealed class Clockwork(ISchedulerFactory factory, IOptions<IngestOptions> options, ILogger<Clockwork> log) : IHostedService
    {
        private IScheduler? _scheduler;

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            _scheduler = await factory.GetScheduler(cancellationToken);
            foreach (var kind in JobKind.Scheduled(options.Value.Schedules))
            {
                if (kind.Cron.Length == 0)
                {
                    log.LogInformation("Job {Job} is not scheduled", kind.Name);
                    continue;
                }

                var job = JobBuilder.Create<ScheduledJob>().WithIdentity(kind.Name).Build();
                var schedule = CronScheduleBuilder.Create(kind.Cron).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing);
                var trigger = TriggerBuilder.Create().WithIdentity(kind.Name).WithSchedule(schedule).Build();
                await _scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
                log.LogInformation("Job {Job} runs at {Cron}", kind.Name, kind.Cron);
            }

            await _scheduler.Start(cancellationToken);
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            if (_scheduler is null)
            {
                return;
            }

            try
            {
                await _scheduler.Shutdown(true, CancellationToken.None).AsTask().WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                log.LogWarning("A job did not end in time; the program ends, and what was not finished is as not begun");
            }
        }
    }

    /// <summary>Hands a tick over. Jobs are told apart by key, and none overlaps with itself.</summary>
    [DisallowConcurrentExecution]
    private sealed class ScheduledJob(JobRun run) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
            await run.RunAsync(
                JobKind.All.First(kind => kind.IsNamed(context.JobDetail.Key.Name)), context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
    }
}
