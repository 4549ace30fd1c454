using System.Reflection;
using Ingest.Worker.Commands;
using Ingest.Worker.Loading;

namespace Ingest.Worker;

/// <summary>Registers what loads.</summary>
public static class IngestServices
{
    /// <summary>Adds the loader and its options.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Section <c>Ingest</c>.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>()
            .Bind(configuration.GetSection("Ingest"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<BatchLoader>();
        return services;
    }

    /// <summary>Adds every command of the command line.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ICommand)) && type.IsClass))
        {
            services.AddSingleton(typeof(ICommand), type);
        }

        return services;
    }
}
