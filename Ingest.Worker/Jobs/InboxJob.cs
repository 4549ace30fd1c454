using Ingest.Worker.Configuration;
using Ingest.Worker.Inbox;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Jobs;

/// <summary>Loads what lies in the inbox.</summary>
/// <param name="pass">One going through the inbox.</param>
/// <param name="options">How long a file must lie still.</param>
[Schedule("*/15 * * * * *", IsOnEachWorker = true, IsRecorded = false)]
public sealed class InboxJob(InboxPass pass, IOptions<IngestOptions> options, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isMoving = await Task.Run(() => pass.Run(cancellationToken), cancellationToken);
        if (isMoving)
        {
            // Files that just came: one more look when they may have come to rest, rather than at the next tick.
            await Task.Delay(TimeSpan.FromSeconds(options.Value.QuietSeconds), time, cancellationToken);
            await Task.Run(() => pass.Run(cancellationToken), cancellationToken);
        }
    }
}
