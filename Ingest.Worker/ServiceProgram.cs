using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker;

/// <summary>Runs the program as a service until it is told to stop.</summary>
internal static class ServiceProgram
{
    // A load checks for cancellation between two chunks of rows. A long statement does not: it is rolled back when the process is killed.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <summary>Runs the service.</summary>
    /// <returns>Zero after a clean stop. A wrong setting throws: the program says which in one line.</returns>
    public static async Task<int> RunAsync(HostApplicationBuilder builder)
    {
        AddLog(builder.Logging);
        builder.Services.AddIngestWorker(builder.Configuration);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        using var host = builder.Build();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            // Before the host does it, which would print a stack trace for a wrong setting.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await host.RunAsync();
            return (int)ExitCode.Done;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped while it was still starting.
            return (int)ExitCode.Done;
        }
    }

    /// <summary>Text lines on a terminal, JSON elsewhere for log collectors.</summary>
    private static void AddLog(ILoggingBuilder logging)
    {
        logging.ClearProviders();

        // The host logs an error of the start with its stack trace and throws it on; the program reports it in one line or not at all.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (Console.IsOutputRedirected)
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                json.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
            });
        }
        else
        {
            logging.AddSimpleConsole(line =>
            {
                line.SingleLine = true;
                line.TimestampFormat = "HH:mm:ss ";
            });
        }
    }
}
