using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Sources;

/// <summary>Registers how sources are opened.</summary>
public static class SourceServices
{
    /// <summary>Adds the limits, section <c>Ingest:Limits</c>, which are the same for every way in, what is read, section <c>Ingest:Sources</c>, and the reader over both.</summary>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SourceLimits>().Bind(configuration.GetSection("Ingest:Limits")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<SourceLimits>>().Value);
        services.AddOptions<SourceOptions>().Bind(configuration.GetSection("Ingest:Sources"));
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<SourceOptions>>().Value);
        services.TryAddSingleton(provider => new SourceReader(provider.GetRequiredService<SourceLimits>(), provider.GetRequiredService<SourceOptions>()));
        return services;
    }
}
