using Hangfire;
using Hangfire.Common;
using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Scheduling;

/// <summary>Schedules jobs with Hangfire. Only this folder and the composition root name it.</summary>
public static class JobScheduling
{
    /// <summary>Adds the scheduler and the check of its cron expressions at start.</summary>
    public static IServiceCollection AddJobScheduling(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<IngestOptions>, ScheduleCheck>();
        services.AddJobStorage();
        services.AddTransient<ScheduledJob>().AddSingleton<MissedRuns>();
        services.AddHostedService<ScheduleSetup>();
        return services.AddHangfireServer((provider, server) =>
        {
            var ingest = provider.GetRequiredService<IOptions<IngestOptions>>().Value;
            server.ServerName = ingest.WorkerName;
            server.Queues = [JobQueue.Of(ingest), JobQueue.Common];
            server.WorkerCount = JobKind.All.Count;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<HangfireOptions>>().Value.PollSeconds);
        });
    }

    /// <summary>Adds what a site needs to show the jobs of another program.</summary>
    public static IServiceCollection AddJobStorage(this IServiceCollection services)
    {
        services.AddSchedulerStorage();
        services.TryAddSingleton(provider => provider.GetRequiredService<SchedulerStorage>().Open());

        // Not the library's global filter: it would add retries to every job.
        services.TryAddSingleton<IJobFilterProvider>(provider => new JobFilterProviderCollection(
            Filters(provider), new JobFilterAttributeFilterProvider()));
        services.TryAddSingleton<JobActivator>(provider => new Hangfire.AspNetCore.AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        return services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseDashboardJavaScript(typeof(JobScheduling).Assembly, "russian-times.js"));
    }

    /// <summary>Adds what <c>migrate</c> needs to create the tables of the storage.</summary>
    public static IServiceCollection AddSchedulerStorage(this IServiceCollection services)
    {
        services.AddOptions<HangfireOptions>().BindConfiguration("Ingest:Hangfire").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<SchedulerStorage>();
        return services;
    }

    private static JobFilterCollection Filters(IServiceProvider provider)
    {
        var pauses = provider.GetRequiredService<IOptions<HangfireOptions>>().Value.Pauses;
        var ingest = provider.GetRequiredService<IOptions<IngestOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var filters = new JobFilterCollection();
        filters.Add(new OneAtATime(time));
        filters.Add(new RunTick(ingest.WorkerName, time));
        filters.Add(new StatisticsHistoryAttribute());

        // JobRun has logged the failure already. After the last retry the job waits for its next scheduled time.
        filters.Add(new AutomaticRetryAttribute
        {
            Attempts = pauses.Length,
            DelaysInSeconds = pauses,
            LogEvents = false,
            OnAttemptsExceeded = AttemptsExceededAction.Delete,
        });
        return filters;
    }
}
