using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker;

/// <summary>The program as a service that goes on until it is told to stop.</summary>
internal static class ServiceProgram
{
    // A load gives way between two chunks of rows; a long statement does not, and is left to the rollback of a killed process.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <returns>Zero after a clean stop; one when a setting is wrong.</returns>
    public static async Task<int> RunAsync(HostApplicationBuilder builder)
    {
        AddLog(builder.Logging);
        builder.Services.AddIngestWorker(builder.Configuration);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        using var host = builder.Build();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            // Before the host does it: its own words for a wrong setting are a page of stack trace.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await host.RunAsync();
            return (int)ExitCode.Done;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while it was still starting.
            return (int)ExitCode.Done;
        }
        catch (OptionsValidationException error)
        {
            await Console.Error.WriteLineAsync(string.Join(" ", error.Failures));
            return (int)ExitCode.Failed;
        }
    }

    /// <summary>Lines for a person on a terminal, JSON for whatever collects them elsewhere.</summary>
    private static void AddLog(ILoggingBuilder logging)
    {
        logging.ClearProviders();

        // What breaks off a start the host logs with its stack trace and throws on: the program says it, in one line or in none.
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
