using System.Globalization;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Health;

/// <summary>Whether the last going through the inbox ended well.</summary>
/// <param name="state">What the jobs did.</param>
public sealed class InboxHealth(WorkerState state) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Pass switch
        {
            null => HealthCheckResult.Healthy("Папка приёма ещё не просматривалась."),
            { Problem: { } problem } => HealthCheckResult.Unhealthy(problem),
            _ => HealthCheckResult.Healthy("Папка приёма просмотрена."),
        });
}

/// <summary>Whether the last verification found marts and facts in agreement.</summary>
/// <param name="state">What the jobs did.</param>
public sealed class VerifyHealth(WorkerState state) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Verify switch
        {
            null => HealthCheckResult.Healthy("Сверки с запуска программы ещё не было."),
            { Problem: { } problem } => HealthCheckResult.Unhealthy(problem),
            _ => HealthCheckResult.Healthy("Хранилище сходится."),
        });
}

/// <summary>Whether the SQL sources answered when they were last asked.</summary>
/// <param name="state">What the jobs did.</param>
public sealed class PullHealth(WorkerState state) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Pull switch
        {
            null => HealthCheckResult.Healthy("Источники ещё не опрашивались."),
            { Problem: { } problem } => HealthCheckResult.Degraded(problem),
            _ => HealthCheckResult.Healthy("Источники отвечают."),
        });
}

/// <summary>Whether a file lies in the inbox for longer than it should.</summary>
/// <param name="state">What the jobs saw.</param>
/// <param name="options">How long it may.</param>
public sealed class WaitingHealth(WorkerState state, IOptions<IngestOptions> options, TimeProvider time) : IHealthCheck
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (waiting, since) = state.Inbox;
        var minutes = since is { } first ? (time.GetUtcNow() - first).TotalMinutes : 0;
        var text = string.Create(Russian, $"В папке приёма файлов: {waiting:N0}, самый старый ждёт {minutes:N0} мин.");
        return Task.FromResult(minutes > options.Value.WaitingMinutes ? HealthCheckResult.Degraded(text) : HealthCheckResult.Healthy(text));
    }
}

/// <summary>Whether one file has been under way for longer than it should: others wait for it.</summary>
/// <param name="state">What is being read.</param>
/// <param name="options">How long it may take.</param>
public sealed class ReadingHealth(WorkerState state, IOptions<IngestOptions> options, TimeProvider time) : IHealthCheck
{
    /// <summary>The check's description names no file, so that the site may show it to whoever asks.</summary>
    public const string PublicTag = "public";

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (state.UnderWay is not { } file)
        {
            return Task.FromResult(HealthCheckResult.Healthy("Сейчас ни один файл не читается."));
        }

        var minutes = (time.GetUtcNow() - file.Since).TotalMinutes;
        return Task.FromResult(minutes > options.Value.FileMinutes
            ? HealthCheckResult.Degraded(string.Create(Russian, $"Один файл читается {minutes:N0} мин.: остальные ждут."))
            : HealthCheckResult.Healthy(string.Create(Russian, $"Один файл читается {minutes:N0} мин.")));
    }
}

/// <summary>Whether the warehouse opens.</summary>
/// <param name="engine">The warehouse.</param>
public sealed class WarehouseHealth(IWarehouseEngine engine) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await engine.OpenReadAsync(cancellationToken);
            return HealthCheckResult.Healthy("Хранилище открывается.");
        }
        catch (WarehouseUnavailableException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
