using System.ComponentModel;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Hangfire.Storage;
using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Warehouse.Sql;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// Binds jobs to cron expressions by Hangfire. Its storage stands in the warehouse's server under SQL Server, so that several
/// workers keep one schedule, and in memory over SQLite. A job that runs on each worker goes to that worker's own queue.
/// </summary>
public static partial class JobScheduling
{
    private const string Common = "default";

    /// <summary>Adds the scheduler and the check of its cron expressions at start.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddJobScheduling(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<IngestOptions>>(new ScheduleCheck(Comes));
        services.AddJobStorage();
        services.AddTransient<ScheduledJob>();
        services.AddHostedService<Clockwork>();
        return services.AddHangfireServer((provider, server) =>
        {
            var ingest = provider.GetRequiredService<IOptions<IngestOptions>>().Value;
            server.ServerName = ingest.WorkerName;
            server.Queues = [QueueOf(ingest), Common];
            server.WorkerCount = JobKind.All.Count;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<HangfireOptions>>().Value.PollSeconds);
        });
    }

    /// <summary>Adds what a site needs to show jobs that another program runs.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddJobStorage(this IServiceCollection services)
    {
        services.AddOptions<HangfireOptions>().BindConfiguration("Ingest:Hangfire").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<JobStorage>(Storage);

        // Not the library's own for the whole process: it adds tries of its own to every job.
        services.TryAddSingleton<IJobFilterProvider>(provider => new JobFilterProviderCollection(
            Filters(provider), new JobFilterAttributeFilterProvider()));
        services.TryAddSingleton<JobActivator>(provider => new Hangfire.AspNetCore.AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        return services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
    }

    private static JobFilterCollection Filters(IServiceProvider provider)
    {
        var pauses = provider.GetRequiredService<IOptions<HangfireOptions>>().Value.Pauses;
        var filters = new JobFilterCollection();
        filters.Add(new HangfireOneAtATime(provider.GetRequiredService<TimeProvider>()));
        filters.Add(new StatisticsHistoryAttribute());

        // JobRun has told the failure already. After the last try the next tick begins anew.
        filters.Add(new AutomaticRetryAttribute
        {
            Attempts = pauses.Length,
            DelaysInSeconds = pauses,
            LogEvents = false,
            OnAttemptsExceeded = AttemptsExceededAction.Delete,
        });
        return filters;
    }

    private static JobStorage Storage(IServiceProvider provider)
    {
        var warehouse = provider.GetRequiredService<IOptions<WarehouseOptions>>().Value;
        return warehouse.Provider == "Sqlite"
            ? new InMemoryStorage()
            : new SqlServerStorage(() => Connect(provider), new SqlServerStorageOptions
            {
                SchemaName = provider.GetRequiredService<IOptions<HangfireOptions>>().Value.Schema,

                // By Clockwork, when the server answers.
                PrepareSchemaIfNecessary = false,
            });
    }

    private static SqlConnection Connect(IServiceProvider provider) => new(
        provider.GetRequiredService<IConfiguration>().GetConnectionString("Hangfire") is { Length: > 0 } own
            ? own
            : provider.GetRequiredService<IOptions<WarehouseOptions>>().Value.Connection);

    /// <summary>The library tells of an expression only by taking it: a storage that nobody else sees takes it.</summary>
    private static bool Comes(string cron)
    {
        using var storage = new InMemoryStorage();
        try
        {
            new RecurringJobManager(storage).AddOrUpdate(
                "check", Job.FromExpression<ScheduledJob>(job => job.RunAsync("", CancellationToken.None)), HangfireCron.Of(cron));
            using var connection = storage.GetConnection();
            return connection.GetRecurringJobs(["check"])[0].NextExecution is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string QueueOf(IngestOptions options) => NotOfQueue().Replace(options.WorkerName.ToLowerInvariant(), "-");

    [GeneratedRegex("[^a-z0-9_-]")]
    private static partial Regex NotOfQueue();

    /// <summary>Puts the schedule into the storage when the program starts, and takes what is this worker's own out when it stops.</summary>
    private sealed class Clockwork(
        IRecurringJobManager manager,
        IServiceProvider provider,
        IOptions<IngestOptions> ingest,
        IOptions<HangfireOptions> hangfire,
        TimeProvider time,
        ILogger<Clockwork> log) : BackgroundService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

        public override void Dispose()
        {
            // The library keeps one log for the whole process, and this one ends with its host.
            Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
            base.Dispose();
        }

        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await base.StopAsync(cancellationToken);
            try
            {
                foreach (var kind in JobKind.All.Where(kind => kind.IsOnEachWorker))
                {
                    manager.RemoveIfExists(IdOf(kind));
                }
            }
            catch (DbException error)
            {
                log.LogWarning("The schedule of this worker stays in the storage: {Reason}", error.Message);
            }
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!TrySchedule())
            {
                await Task.Delay(Pause, time, stoppingToken);
            }
        }

        private bool TrySchedule()
        {
            try
            {
                Prepare();
                foreach (var kind in JobKind.Scheduled(ingest.Value.Schedules))
                {
                    Schedule(kind);
                }

                return true;
            }
            catch (DbException error)
            {
                log.LogError("Jobs are not scheduled yet, their storage does not answer: {Reason} Tried again in {Seconds} s", error.Message, Pause.TotalSeconds);
                return false;
            }
        }

        private void Prepare()
        {
            if (provider.GetRequiredService<JobStorage>() is SqlServerStorage)
            {
                using var connection = Connect(provider);
                connection.Open();
                SqlServerObjectsInstaller.Install(connection, hangfire.Value.Schema);
            }
        }

        private void Schedule(JobKind kind)
        {
            if (kind.Cron.Length == 0)
            {
                manager.RemoveIfExists(IdOf(kind));
                log.LogInformation("Job {Job} is not scheduled", kind.Name);
                return;
            }

            var queue = kind.IsOnEachWorker ? QueueOf(ingest.Value) : Common;
            manager.AddOrUpdate(
                IdOf(kind),
                Job.FromExpression<ScheduledJob>(job => job.RunAsync(kind.Name, CancellationToken.None), queue),
                HangfireCron.Of(kind.Cron),
                new RecurringJobOptions { TimeZone = TimeZoneInfo.Local });
            log.LogInformation("Job {Job} runs at {Cron} in queue {Queue}", kind.Name, kind.Cron, queue);
        }

        private string IdOf(JobKind kind) => kind.IsOnEachWorker ? $"{kind.Name}@{QueueOf(ingest.Value)}" : kind.Name;
    }
}

/// <summary>Hands a tick over. What the storage calls to run a job.</summary>
/// <param name="run">Runs it.</param>
public sealed class ScheduledJob(JobRun run)
{
    /// <summary>Runs a job; a failure is thrown, so that it is tried again.</summary>
    /// <param name="job">Its name.</param>
    [DisplayName("{0}")]
    public async Task RunAsync(string job, CancellationToken cancellationToken)
    {
        if (await run.RunAsync(JobKind.All.First(kind => kind.IsNamed(job)), null, cancellationToken) is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
