using System.Runtime.ExceptionServices;
using Ingest.Feeds.Configuration;
using Ingest.Sources;
using Ingest.Worker.Health;
using Ingest.Worker.Inbox;
using Ingest.Worker.Loading;
using Ingest.Worker.SqlSources;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Jobs;

/// <summary>Pulls new rows from every SQL source. An error of one does not stop the others.</summary>
/// <param name="pull">One pull.</param>
/// <param name="metrics">Counts.</param>
/// <param name="state">State for the health checks.</param>
/// <param name="options">Where sources are.</param>
[Schedule("5/15 * * * *")]
public sealed class PullJob(
    SqlPull pull, IngestMetrics metrics, WorkerState state, IOptions<FeedOptions> options, TimeProvider time, ILogger<PullJob> log) : IJob
{
    // The timer may fire slightly early.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellationToken) => Task.Run(() => Run(cancellationToken), cancellationToken);

    private void Run(CancellationToken cancellationToken)
    {
        var problems = new List<UnreadableSourceException>();
        foreach (var name in SqlSource.In(options.Value.ProfilesPath))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var source = SqlSource.Read(options.Value.ProfilesPath, name);
                if (IsDue(source))
                {
                    Tell(source, pull.Run(source, null, cancellationToken), problems);
                }
            }
            catch (UnreadableSourceException problem)
            {
                problems.Add(problem);
            }
        }

        state.Pulled(new RunState(time.GetUtcNow(), problems.Count == 0 ? null : string.Join(" ", problems.Select(problem => problem.Message))));
        if (problems.Count > 0)
        {
            ExceptionDispatchInfo.Throw(problems.Count == 1 ? problems[0] : new AggregateException(problems));
        }
    }

    private bool IsDue(SqlSource source)
    {
        var now = time.GetUtcNow();
        if (_asked.TryGetValue(source.Name, out var last) && now - last + Slack < TimeSpan.FromMinutes(source.EveryMinutes))
        {
            return false;
        }

        _asked[source.Name] = now;
        return true;
    }

    private void Tell(SqlSource source, LoadOutcome outcome, List<UnreadableSourceException> problems)
    {
        if (outcome.State is LoadState.Loaded or LoadState.Failed)
        {
            metrics.Count(outcome);
        }

        if (outcome.State == LoadState.Failed)
        {
            problems.Add(new UnreadableSourceException(outcome.FailureCode!, $"«{source.Title}»: {outcome.Failure}"));
        }
        else
        {
            log.LogInformation(
                "Source {Source} {State}: {Read} rows read, {Loaded} loaded, {Corrected} corrected, {Rejected} rejected, {Seconds:F1} s",
                source.Name, outcome.State, outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Rejected, outcome.Elapsed.TotalSeconds);
        }
    }
}
