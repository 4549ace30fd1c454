using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Sample;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Ingest.Worker.FirstStart;

/// <summary>
/// Gives a new installation some data: when nothing was ever loaded and the inbox is empty, puts a sample organisation
/// into the inbox, which the worker loads like any other files. <c>Ingest:Sample=false</c> leaves the warehouse empty.
/// </summary>
/// <param name="reader">Tells whether anything was loaded.</param>
/// <param name="options">Where the inbox is.</param>
/// <param name="time">The clock: the sample ends today.</param>
public sealed class SampleInbox(
    ReportReader reader, IOptions<IngestOptions> options, TimeProvider time, ILogger<SampleInbox> log) : IHostedService
{
    private const int Learners = 1000;
    private const int Years = 3;
    private const int Seed = 1;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var inbox = options.Value.Inbox;
        if (!options.Value.Sample || (Directory.Exists(inbox) && Directory.EnumerateFileSystemEntries(inbox).Any()))
        {
            return;
        }

        if (!await IsEmptyAsync(cancellationToken))
        {
            return;
        }

        // Written beside the inbox and moved in one step, so that the worker never sees a part of it.
        var draft = inbox.TrimEnd('/', '\\') + ".sample";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var summary = new SampleOrganisation(new SampleOptions(Learners, Years, Seed, today)).Write(draft, null, cancellationToken);
        foreach (var file in Directory.EnumerateFiles(draft, "*", SearchOption.AllDirectories))
        {
            // The files are complete: the quiet time need not be waited for.
            File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime.AddHours(-1));
        }

        Directory.CreateDirectory(inbox);
        Directory.Move(Path.Combine(draft, "feeds"), Path.Combine(inbox, "sample"));
        Directory.Delete(draft, recursive: true);
        log.LogInformation("First start: a sample organisation of {Learners} learners, {Files} files, is in the inbox", Learners, summary.Files);
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var state = await reader.ReadAsync("data-state", Scope.Everything, null, new Dictionary<string, object?>(), cancellationToken);
            return state.As<StateRow>()[0].FinishedAt is null;
        }
        catch (WarehouseUnavailableException error)
        {
            // The start of the schema has logged the same.
            log.LogWarning("No sample organisation: {Reason}", error.Message);
            return false;
        }
    }

    private sealed record StateRow(string? FinishedAt);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
