using Ingest.Worker.Health;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Jobs;

/// <summary>Compares the marts with the facts every night and checks foreign keys; a difference fails the health check.</summary>
/// <param name="verification">Does it.</param>
/// <param name="state">State for the health checks.</param>
[Schedule("30 3 * * *")]
public sealed class VerifyJob(Verification verification, WorkerState state, TimeProvider time, ILogger<VerifyJob> log) : IReadingJob
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        IReadOnlyList<Check> checks;
        try
        {
            checks = await verification.RunAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            state.Verified(new RunState(time.GetUtcNow(), $"Сверка не выполнена: {error.Message}"));
            throw;
        }

        foreach (var check in checks.Where(check => check.Differences > 0))
        {
            log.LogError("Verify: {Check} differs in {Differences} rows", check.Name, check.Differences);
            foreach (var row in check.First)
            {
                log.LogError("Verify: {Check} {Side}: {Row}", check.Name, row.IsStored ? "is stored only" : "follows from the facts only", row.Text);
            }
        }

        var differing = checks.Where(check => check.Differences > 0).Select(check => check.Name).ToList();
        state.Verified(new RunState(
            time.GetUtcNow(),
            differing.Count == 0 ? null : $"Хранилище не сходится: {string.Join(", ", differing)}. Выполните rebuild-marts и сверьте снова."));
        log.LogInformation("Verify: {Checks} checks, {Seconds:F1} s", checks.Count, time.GetElapsedTime(start).TotalSeconds);
    }
}
