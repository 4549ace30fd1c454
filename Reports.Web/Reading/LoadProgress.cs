using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>Files that are being loaded now.</summary>
/// <param name="Done">Files of this run that the ledger has finished.</param>
/// <param name="Waiting">Files that are still to be finished.</param>
/// <param name="IsUnderWay">Whether any is or was just read: files may also wait for a worker that does not run.</param>
public sealed record LoadsNow(int Done, int Waiting, bool IsUnderWay)
{
    /// <summary>No file is expected.</summary>
    public static LoadsNow None { get; } = new(0, 0, false);

    /// <summary>Whether pages have to be shown anew soon.</summary>
    public bool IsLoading => Waiting > 0;

    /// <summary>In words; empty when nothing is loaded.</summary>
    public string Words => !IsLoading ? ""
        : IsUnderWay ? $"Загружаются файлы: {Figures.Count(Done)} из {Figures.Count(Done + Waiting)}"
        : $"Файлов ждёт загрузки: {Figures.Count(Waiting)}";
}

/// <summary>
/// Tells from the inbox and the ledger how far a load is. The run that goes on is counted back from the newest file as long as files followed each other closely.
/// A file that has stood in the inbox since earlier runs is no load, unless nothing was ever loaded.
/// </summary>
/// <param name="settings">Where the inbox is: <c>Ingest:Inbox</c>, as the worker reads it.</param>
public sealed class LoadProgress(ReportReader reader, IConfiguration settings, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);
    private static readonly EnumerationOptions Files = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Folder that files are put into, as it is set.</summary>
    public string Inbox => settings["Ingest:Inbox"] is { Length: > 0 } set ? set : "data/inbox";

    /// <summary>The current state; an unavailable warehouse loads nothing.</summary>
    public async Task<LoadsNow> ReadAsync(CancellationToken cancellationToken)
    {
        var isHere = Directory.Exists(Inbox);
        var waiting = isHere ? Directory.EnumerateFiles(Inbox, "*", Files).Count() : 0;
        if (isHere && waiting == 0)
        {
            return LoadsNow.None;
        }

        try
        {
            var rows = (await reader.ReadAsync("load-progress", Scope.Everything, null, new Dictionary<string, object?>(), cancellationToken)).As<FileRow>();
            return Of(rows, isHere ? waiting : null, time.GetUtcNow());
        }
        catch (WarehouseUnavailableException)
        {
            return LoadsNow.None;
        }
    }

    /// <summary>Counts a run.</summary>
    /// <param name="files">Files of the ledger, the newest first.</param>
    /// <param name="waiting">Files in the inbox; null where it is on another machine.</param>
    public static LoadsNow Of(IReadOnlyList<FileRow> files, int? waiting, DateTimeOffset now)
    {
        var busy = files.Count(file => file.State == "loading" && file.LeaseUntil is { } until && Moment.Parse(until) > now);
        var (done, since) = (0, now);
        foreach (var file in files.Where(file => file.FinishedAt is not null).OrderByDescending(file => file.FinishedAt, StringComparer.Ordinal))
        {
            if (since - Moment.Parse(file.FinishedAt!) > Pause)
            {
                break;
            }

            (done, since) = (done + 1, Moment.Parse(file.StartedAt));
        }

        var isUnderWay = busy > 0 || done > 0;
        return isUnderWay || files.Count == 0 ? new LoadsNow(done, waiting ?? busy, isUnderWay) : LoadsNow.None;
    }

    /// <summary>A row of <c>load-progress</c>.</summary>
    public sealed record FileRow(string State, string StartedAt, string? FinishedAt, string? LeaseUntil);
}
