using System.Diagnostics.Metrics;
using Ingest.Worker.Health;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Inbox;

/// <summary>Metrics of the service; meter <c>LearningOutcomes.Ingest</c>.</summary>
public sealed class IngestMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LearningOutcomes.Ingest";

    private readonly Counter<long> _read;
    private readonly Counter<long> _loaded;
    private readonly Counter<long> _corrected;
    private readonly Counter<long> _rejected;
    private readonly Histogram<double> _seconds;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Creates meters.</param>
    /// <param name="state">Files that wait in the inbox.</param>
    public IngestMetrics(IMeterFactory meters, WorkerState state)
    {
        var meter = meters.Create(MeterName);
        _read = meter.CreateCounter<long>("rows_read", "{row}", "Rows of files that were loaded.");
        _loaded = meter.CreateCounter<long>("rows_loaded", "{row}", "Rows that became facts or members.");
        _corrected = meter.CreateCounter<long>("rows_corrected", "{row}", "Rows that became a later version of something known.");
        _rejected = meter.CreateCounter<long>("rows_rejected", "{row}", "Rows in quarantine.");
        _seconds = meter.CreateHistogram<double>("file_seconds", "s", "How long a file took, by how it ended.");
        meter.CreateObservableGauge("inbox_waiting", () => state.Inbox.Waiting, "{file}", "Files in the inbox.");
    }

    /// <summary>Counts the outcome of a file.</summary>
    public void Count(LoadOutcome outcome)
    {
        var feed = new KeyValuePair<string, object?>("feed", outcome.Feed.Length == 0 ? "unknown" : outcome.Feed);
        _seconds.Record(outcome.Elapsed.TotalSeconds, feed, new KeyValuePair<string, object?>("state", outcome.State.ToString()));
        if (outcome.State == LoadState.Loaded)
        {
            _read.Add(outcome.Read, feed);
            _loaded.Add(outcome.Loaded, feed);
            _corrected.Add(outcome.Corrected, feed);
            _rejected.Add(outcome.Rejected, feed);
        }
    }
}
