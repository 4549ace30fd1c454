using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Reports.Web.Inbox;
using Warehouse.Sql.Core;

namespace Reports.Web.Uploads;

/// <summary>At the start of the site and every hour: finishes sendings that were broken off, and removes uploads that nobody has sent.</summary>
/// <param name="uploads">Where they lie.</param>
/// <param name="sender">Sends.</param>
/// <param name="options">Where uploads lie.</param>
/// <param name="inbox">Where the inbox is.</param>
public sealed class UploadCleaning(
    UploadStore uploads, DeliverySender sender, IOptions<ReportsOptions> options, IOptions<InboxOptions> inbox, TimeProvider time, ILogger<UploadCleaning> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var (folder, taken) = (Real(options.Value.Upload.Folder), Real(inbox.Value.Folder));
        return folder.StartsWith(taken, StringComparison.OrdinalIgnoreCase) || taken.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            ? throw new OptionsValidationException(nameof(UploadOptions), typeof(UploadOptions), [
                $"Reports:Upload:Folder: папка «{options.Value.Upload.Folder}» и папка приёма Ingest:Inbox «{inbox.Value.Folder}» — одна внутри другой. Укажите отдельные папки."])
            : base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await CleanAsync();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends.
        }
    }

    private async Task CleanAsync()
    {
        try
        {
            await sender.FinishAllAsync();
            uploads.Sweep();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or WarehouseUnavailableException)
        {
            log.LogWarning("Uploads were not cleaned: {Reason}", error.Message);
        }
    }

    private static string Real(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
}
