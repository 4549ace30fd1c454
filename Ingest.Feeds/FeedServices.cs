using Ingest.Feeds.Checking;
using Ingest.Feeds.Configuration;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Drafts;
using Ingest.Feeds.Mappings;
using Ingest.Feeds.Profiles;
using Ingest.Feeds.Reading;
using Ingest.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Feeds;

/// <summary>Registers how files are understood: the contracts, profiles and lists of words. Nothing of it writes anywhere.</summary>
public static class FeedServices
{
    /// <summary>Adds them, and the sources below them.</summary>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSources(configuration);
        services.AddOptions<FeedOptions>().Bind(configuration.GetSection("Ingest")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<FeedCatalogue>();
        services.TryAddSingleton(provider => new ReferenceFiles(Options(provider).ProfilesPath, Options(provider).Words));
        services.TryAddSingleton<IReadOnlyList<Profile>>(provider => Profile.In(Options(provider).ProfilesPath));
        services.TryAddSingleton<MappingText>();
        services.TryAddSingleton(provider => new MappingStore(provider.GetRequiredService<MappingText>(), Options(provider).ProfilesPath, Options(provider).OwnProfiles));
        services.TryAddSingleton<FileClassifier>();
        services.TryAddSingleton<MappingReader>();
        services.TryAddSingleton<FileCheck>();
        services.TryAddSingleton<MappingDrafts>();
        return services;
    }

    private static FeedOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<FeedOptions>>().Value;
}
