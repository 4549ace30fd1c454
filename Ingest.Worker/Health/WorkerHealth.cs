using System.Globalization;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Health;

/// <summary>Whether the last pass over the inbox succeeded.</summary>
/// <param name="state">Results of the last runs of jobs.</param>
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

/// <summary>Whether the last verification found no differences between marts and facts.</summary>
/// <param name="state">Results of the last runs of jobs.</param>
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

/// <summary>Whether the last pull from SQL sources succeeded.</summary>
/// <param name="state">Results of the last runs of jobs.</param>
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

/// <summary>Whether a file has been in the inbox for too long.</summary>
/// <param name="state">Results of the last runs of jobs.</param>
/// <param name="options">The longest time.</param>
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
