using System.Collections.Concurrent;
using Ingest.Feeds.Checking;
using Microsoft.Extensions.Options;
using Reports.Web.AppStore;
using Reports.Web.Configuration;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Uploads;

/// <summary>
/// Checks uploads in the background, so that no request waits for a large file: one of a user at a time, two in all. What a check said is kept beside the files;
/// after a restart of the site it is made again.
/// </summary>
/// <param name="check">Checks files.</param>
/// <param name="uploads">Where they lie.</param>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="options">What a check costs at most.</param>
/// <param name="lifetime">The site's end, which ends checks.</param>
public sealed class UploadChecks(
    FileCheck check, UploadStore uploads, ReportReader reader, IOptions<ReportsOptions> options, IHostApplicationLifetime lifetime, ILogger<UploadChecks> log) : IDisposable
{
    private const int AtOnce = 2;
    private const int RowsInAll = 5;

    private readonly SemaphoreSlim _all = new(AtOnce);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CheckRun> _runs = new(StringComparer.Ordinal);

    /// <summary>The check of an upload that is under way or has failed; null when there is none.</summary>
    /// <param name="id">The upload.</param>
    public CheckRun? Of(string id) => _runs.GetValueOrDefault(id);

    /// <summary>Begins the check of an upload, unless it is under way.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="scope">What the sender may see.</param>
    public CheckRun Start(StagedUpload upload, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var run = new CheckRun(CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping));
        var current = _runs.GetOrAdd(upload.Id, run);
        if (current != run)
        {
            run.Dispose();
            return current;
        }

        run.Work = Task.Run(() => RunAsync(upload, scope, run), CancellationToken.None);
        return run;
    }

    /// <summary>Checks some files of an upload at once, for the moment at which they are sent.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="files">The files.</param>
    /// <param name="scope">What the sender may see now.</param>
    public Task<IReadOnlyList<FileReview>> AgainAsync(StagedUpload upload, IEnumerable<StagedFile> files, Scope scope, CancellationToken cancellationToken) =>
        InTurnAsync(upload.User, () => Check(upload, files, scope, null, cancellationToken), cancellationToken);

    /// <summary>Ends the check of an upload, and forgets that it failed.</summary>
    /// <param name="id">The upload.</param>
    public async Task StopAsync(string id)
    {
        if (_runs.TryRemove(id, out var run))
        {
            await run.StopAsync();
            run.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        foreach (var user in _users.Values)
        {
            user.Dispose();
        }
    }

    private async Task RunAsync(StagedUpload upload, Scope scope, CheckRun run)
    {
        try
        {
            uploads.Keep(upload.Id, await InTurnAsync(
                upload.User, () => Check(upload, upload.Files, scope, run, run.Token), run.Token));
            _runs.TryRemove(upload.Id, out _);
        }
        catch (OperationCanceledException)
        {
            _runs.TryRemove(upload.Id, out _);
        }
        catch (WarehouseUnavailableException closed)
        {
            run.Problem = closed.Message;
        }
        catch (Exception error)
        {
            log.LogError(error, "The check of upload {Upload} broke off", upload.Id);
            run.Problem = "Проверка прервалась из-за ошибки сайта; подробности в журнале программы.";
        }
    }

    /// <summary>Tries a mapping on the first rows of one table of a file.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="file">The file, with what was said of it.</param>
    /// <param name="trial">The mapping and the table.</param>
    /// <param name="rows">Rows to be read.</param>
    /// <param name="scope">What the sender may see.</param>
    public IReadOnlyList<TableReview> Try(StagedUpload upload, StagedFile file, MappingTrial trial, int rows, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(file);
        return check.Check(
            [new CheckedFile(uploads.PathOf(upload.Id, file.Name), file.Said) { Trial = trial }], new CodeBook(reader, scope), new CheckLimits(rows, rows), null, cancellationToken)[0].Tables;
    }

    /// <summary>Does work that reads files: one of a user at a time, two in all.</summary>
    /// <param name="user">Whose work.</param>
    /// <param name="work">It.</param>
    public async Task<T> InTurnAsync<T>(string user, Func<T> work, CancellationToken cancellationToken)
    {
        var own = _users.GetOrAdd(AppUser.Fold(user), _ => new SemaphoreSlim(1));
        await own.WaitAsync(cancellationToken);
        try
        {
            await _all.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, cancellationToken);
            }
            finally
            {
                _all.Release();
            }
        }
        finally
        {
            own.Release();
        }
    }

    private IReadOnlyList<FileReview> Check(StagedUpload upload, IEnumerable<StagedFile> files, Scope scope, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        var rows = options.Value.Upload.CheckRows;
        return check.Check([.. files.Select(file => new CheckedFile(uploads.PathOf(upload.Id, file.Name), file.Said))], new CodeBook(reader, scope), new CheckLimits(rows, (long)rows * RowsInAll), progress, cancellationToken);
    }
}

/// <summary>A check that is under way, or has failed.</summary>
/// <param name="stop">Ends it.</param>
public sealed class CheckRun(CancellationTokenSource stop) : IProgress<CheckProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private CheckProgress _progress;

    /// <summary>Why it failed; null as long as it goes on.</summary>
    public string? Problem { get; set; }

    /// <summary>How far it is.</summary>
    public CheckProgress Progress
    {
        get
        {
            lock (_lock)
            {
                return _progress;
            }
        }
    }

    /// <summary>The work; it never fails.</summary>
    public Task Work { get; internal set; } = Task.CompletedTask;

    internal CancellationToken Token => stop.Token;

    /// <inheritdoc/>
    public void Report(CheckProgress value)
    {
        lock (_lock)
        {
            _progress = value;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    internal async Task StopAsync()
    {
        await stop.CancelAsync();
        await Work;
    }
}
