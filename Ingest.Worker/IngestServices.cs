using System.CommandLine;
using System.Reflection;
using Ingest.Feeds;
using Ingest.Worker.Archive;
using Ingest.Worker.Configuration;
using Ingest.Worker.FirstStart;
using Ingest.Worker.Health;
using Ingest.Worker.Inbox;
using Ingest.Worker.Jobs;
using Ingest.Worker.Loading;
using Ingest.Worker.Scheduling;
using Ingest.Worker.SqlSources;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ingest.Worker;

/// <summary>Registers the worker.</summary>
public static class IngestServices
{
    /// <summary>Adds the loader and its options.</summary>
    /// <param name="configuration">Section <c>Ingest</c>.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>()
            .Bind(configuration.GetSection("Ingest"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IngestOptions>, FolderCheck>());
        services.AddFeeds(configuration);
        services.TryAddSingleton<LoadAttempts>();
        services.TryAddSingleton<FeedFileLoader>();
        services.TryAddSingleton<MappedFileLoader>();
        services.TryAddSingleton<ProfileFilesLoader>();
        services.TryAddSingleton<BatchLoader>();
        services.TryAddSingleton<RefusedFiles>();
        services.TryAddSingleton<FileArchive>();
        services.TryAddSingleton<SqlPull>();
        return services;
    }

    /// <summary>
    /// Adds the whole service: schema at start, scheduled jobs, health and metrics. The warehouse is added separately, by
    /// <c>AddWarehouse</c>. A web program that calls this method hosts the worker.
    /// </summary>
    /// <param name="configuration">Section <c>Ingest</c>.</param>
    public static IServiceCollection AddIngestWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIngest(configuration);
        services.AddMetrics();
        services.AddSingleton<WorkerState>().AddSingleton<IngestMetrics>();
        services.AddSingleton<InboxFolder>().AddSingleton<UnderWay>().AddSingleton<InboxPass>();
        foreach (var kind in JobKind.All)
        {
            services.AddSingleton(kind.Type);
        }

        services.AddHealthChecks()
            .AddCheck<InboxHealth>("inbox")
            .AddCheck<PullHealth>("pull")
            .AddCheck<WaitingHealth>("waiting")
            .AddCheck<ReadingHealth>("reading", tags: [ReadingHealth.PublicTag])
            .AddCheck<VerifyHealth>("verify");
        services.AddSingleton<IHealthCheckPublisher, HealthFile>();
        services.AddSingleton<JobRun>().AddSingleton<JobTicks>().AddSingleton<WarehouseSchema>();
        services.AddHostedService<DataFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<WarehouseSchema>());
        services.AddHostedService<SampleInbox>();
        return services.AddJobScheduling();
    }

    /// <summary>Adds every command: each is a class in <c>Commands/</c>, found by type.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSchedulerStorage();
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Command))))
        {
            services.AddSingleton(typeof(Command), type);
        }

        return services;
    }
}
