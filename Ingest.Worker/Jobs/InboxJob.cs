using Ingest.Worker.Configuration;
using Ingest.Worker.Inbox;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Jobs;

/// <summary>Loads the files in the inbox.</summary>
/// <param name="pass">A pass over the inbox.</param>
/// <param name="options">The quiet time.</param>
[Schedule("*/15 * * * * *", IsOnEachWorker = true, IsRecorded = false)]
public sealed class InboxJob(InboxPass pass, IOptions<IngestOptions> options, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isMoving = await Task.Run(() => pass.Run(cancellationToken), cancellationToken);
        if (isMoving)
        {
            // Files may still be written to: scan again after the quiet time, before the next scheduled run.
            await Task.Delay(TimeSpan.FromSeconds(options.Value.QuietSeconds), time, cancellationToken);
            await Task.Run(() => pass.Run(cancellationToken), cancellationToken);
        }
    }
}
