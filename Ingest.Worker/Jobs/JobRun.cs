using System.Collections.Concurrent;
using Ingest.Sources;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Jobs;

/// <summary>
/// Runs a job for the scheduler, after bringing the schema up to date. Jobs that write run one at a time,
/// because the warehouse has one writer. A job stops with the program, and a failure is one line of the log.
/// </summary>
/// <param name="services">Makes jobs.</param>
/// <param name="schema">The warehouse's schema.</param>
/// <param name="ticks">Scheduled times that were taken.</param>
/// <param name="lifetime">Signals that the program stops.</param>
public sealed class JobRun(
    IServiceProvider services, WarehouseSchema schema, JobTicks ticks, IHostApplicationLifetime lifetime, ILogger<JobRun> log) : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _reading = new(1);
    private readonly ConcurrentDictionary<string, string> _told = new();

    /// <summary>Runs the job. Does not throw.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="tick">The scheduled time of the run; null when a person started it.</param>
    /// <returns>The error or cancellation that ended the run, which is logged already; null when the run completed.</returns>
    public async Task<Exception?> RunAsync(JobKind kind, JobTick? tick, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var turn = kind.OnlyReads ? _reading : _writing;
        try
        {
            await turn.WaitAsync(stop.Token);
            try
            {
                await schema.EnsureAsync(stop.Token);
                if (tick is not null && kind.IsRecorded && !await ticks.TakeAsync(kind, tick, stop.Token))
                {
                    log.LogDebug("Job {Job} of {Due} is another run's", kind.Name, tick.Due);
                    return null;
                }

                await ((IJob)services.GetRequiredService(kind.Type)).RunAsync(stop.Token);
                if (_told.TryRemove(kind.Name, out _))
                {
                    log.LogInformation("Job {Job} works again", kind.Name);
                }

                return null;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException stopped) when (stop.IsCancellationRequested)
        {
            log.LogInformation("Job {Job} stopped before its end; what was not finished is as not begun", kind.Name);
            return stopped;
        }
        catch (WarehouseUnavailableException error)
        {
            if (IsNews(kind, error))
            {
                log.LogError("Job {Job}: {Reason} Code {Code}. Tried again later", kind.Name, error.Message, error.Code);
            }

            return error;
        }
        catch (UnreadableSourceException error)
        {
            if (IsNews(kind, error))
            {
                log.LogError("Job {Job}: {Reason} Code {Code}. Tried again later", kind.Name, error.Message, error.Code);
            }

            return error;
        }
        catch (Exception error)
        {
            if (IsNews(kind, error))
            {
                log.LogError(error, "Job {Job} failed. Tried again later", kind.Name);
            }

            return error;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writing.Dispose();
        _reading.Dispose();
    }

    /// <summary>Whether the error differs from that of the last run: the same line every fifteen seconds would flood the log.</summary>
    private bool IsNews(JobKind kind, Exception error)
    {
        var text = $"{error.GetType().Name}: {error.Message}";
        var isNews = !_told.TryGetValue(kind.Name, out var told) || told != text;
        _told[kind.Name] = text;
        return isNews;
    }
}
