using Polly;
using Polly.Retry;

namespace Warehouse.Sql.Core;

/// <summary>Retries after transient errors: a deadlock, a failover, a lost connection.</summary>
public static class TransientRetry
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>Retries with growing pauses and jitter, so that programs hit by the same error do not retry together.</summary>
    /// <param name="retries">How many further tries; with none the first error stands.</param>
    /// <param name="firstPause">The pause before the first of them; each further one is about twice as long.</param>
    /// <param name="isTransient">Whether an error may pass.</param>
    /// <param name="time">The clock; none is the machine's.</param>
    public static ResiliencePipeline Of(int retries, TimeSpan firstPause, Func<Exception, bool> isTransient, TimeProvider? time = null) => retries == 0
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is { } error && isTransient(error)),
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = firstPause,
                MaxDelay = LongestPause,
                UseJitter = true,
            })
            .Build();
}
