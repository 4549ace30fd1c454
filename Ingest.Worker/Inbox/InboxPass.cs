using System.Runtime.ExceptionServices;
using Ingest.Feeds.Deliveries;
using Ingest.Sources;
using Ingest.Worker.Archive;
using Ingest.Worker.Health;
using Ingest.Worker.Loading;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Inbox;

/// <summary>
/// One pass over the inbox: loads the complete files, then moves each by its outcome. If the process is killed, the next
/// pass continues, because the ledger knows what was loaded.
/// </summary>
/// <param name="archive">Moves files.</param>
/// <param name="underWay">Which files are being read, and over which the process died.</param>
/// <param name="loader">Loads.</param>
/// <param name="refused">Enters in the ledger what is put aside unread.</param>
/// <param name="metrics">Counts.</param>
/// <param name="state">State for the health checks.</param>
/// <param name="log">The log, which gets names and counts and never the content of rows.</param>
public sealed class InboxPass(
    InboxFolder inbox,
    FileArchive archive,
    UnderWay underWay,
    BatchLoader loader,
    RefusedFiles refused,
    IngestMetrics metrics,
    WorkerState state,
    TimeProvider time,
    ILogger<InboxPass> log)
{
    // Errors of the environment and not of the file: it stays and is tried again.
    private static readonly HashSet<string> Passing = ["file_changed", "no_read_right", "read_error"];

    private const string GivenUp = "Два запуска программы подряд оборвались, пока она читала этот файл, поэтому он отложен и не мешает остальным. "
        + "Проверьте, что он открывается; если он велик, разделите его на части или сохраните как CSV.";

    private HashSet<string> _told = [];

    /// <summary>Runs the pass.</summary>
    /// <returns>Whether there are files left that may still be written to.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take anything; the files stay.</exception>
    public bool Run(CancellationToken cancellationToken)
    {
        try
        {
            var look = inbox.Look();
            state.Looked(inbox.State);
            var problems = new List<string>(look.Problems);
            var errors = new List<Exception>();
            foreach (var path in look.Refused)
            {
                Refuse(path, problems);
            }

            foreach (var batch in look.Batches)
            {
                TryLoad(batch, problems, errors, cancellationToken);
            }

            Tell(problems);
            if (errors.Count > 0)
            {
                ExceptionDispatchInfo.Throw(errors.Count == 1 ? errors[0] : new AggregateException(errors));
            }

            state.Passed(new RunState(time.GetUtcNow(), problems.Count == 0 ? null : string.Join(" ", problems)));
            return look.IsMoving;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            state.Passed(new RunState(time.GetUtcNow(), $"Папка приёма: {Reason(error)}"));
            throw;
        }
    }

    /// <summary>An error in one batch does not stop the others, unless the warehouse is unavailable.</summary>
    private void TryLoad(InboxBatch batch, List<string> problems, List<Exception> errors, CancellationToken cancellationToken)
    {
        try
        {
            Load(batch, problems, cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or WarehouseUnavailableException))
        {
            errors.Add(error);
        }
        finally
        {
            state.Looked(inbox.State);
        }
    }

    private void Load(InboxBatch batch, List<string> problems, CancellationToken cancellationToken)
    {
        var all = batch.Files;
        var description = all.FirstOrDefault(file => batch.Place?.IsDescription(file.Path) is true);
        batch = batch with { Files = [.. all.Where(file => file != description)] };
        var givenUps = batch.Files.Where(file => underWay.IsGivenUp(file.Path)).ToList();
        foreach (var file in givenUps)
        {
            var givenUp = new LoadOutcome(batch.Place?.NameOf(file.Path, file.Name) ?? file.Name, LoadState.Failed) { Path = file.Path, FailureCode = "stopped_twice", Failure = GivenUp };
            Log(givenUp);
            TryShelve(file, batch.Place, [givenUp], problems);
        }

        batch = batch with { Files = [.. batch.Files.Except(givenUps)] };
        var waiting = batch.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var outcomes = new Dictionary<string, List<LoadOutcome>>(StringComparer.Ordinal);
        foreach (var outcome in loader.Load(Described(batch), null, cancellationToken))
        {
            if (outcome.State != LoadState.Failed || File.Exists(outcome.Path))
            {
                metrics.Count(outcome);
                Log(outcome);
            }

            if (!outcomes.TryGetValue(outcome.Path, out var ofFile))
            {
                outcomes.Add(outcome.Path, ofFile = []);
            }

            ofFile.Add(outcome);
            // Moved at once: if the batch stops later, these files need not be read again.
            if (outcome.IsLastOfPath && waiting.Remove(outcome.Path, out var file))
            {
                TryShelve(file, batch.Place, ofFile, problems);
            }
        }

        foreach (var file in waiting.Values)
        {
            TryShelve(file, batch.Place, outcomes.GetValueOrDefault(file.Path) ?? [], problems);
        }

        // Last, and not before nothing waits for it: without it the files would be read as any others.
        if (description is not null && !all.Any(file => file != description && File.Exists(file.Path)))
        {
            TryMove(description, problems, () => ShelveDescription(description, batch.Place!.Problem));
        }

        if (batch.Folder.Length > 0)
        {
            FileArchive.RemoveEmptied(inbox.Root, all);
        }
    }

    private void TryShelve(IncomingFile file, DeliveryPlace? place, IReadOnlyList<LoadOutcome> outcomes, List<string> problems) =>
        TryMove(file, problems, () => Shelve(file, place, outcomes, problems));

    private void TryMove(IncomingFile file, List<string> problems, Action move)
    {
        try
        {
            move();
        }
        catch (FileNotFoundException)
        {
            log.LogDebug("{File} is gone: another worker has moved it", file.Name);
            inbox.Forget(file.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"«{file.Name}» обработан, но остался в папке приёма: {DiskFault.Text(error)}");
        }
    }

    /// <summary>What can never be read goes to the failed by its name alone, whatever it is.</summary>
    private void Refuse(RefusedPath path, List<string> problems)
    {
        var (file, problem) = path;
        var outcome = new LoadOutcome(file.Name, LoadState.Failed) { Path = file.Path, FailureCode = problem.Code, Failure = problem.Message };
        try
        {
            refused.Enter(file, [outcome], place: null);
            if (archive.TryFailUnread(file, ReasonText.Of(file, [outcome], time.GetLocalNow())))
            {
                metrics.Count(outcome);
                Log(outcome);
                inbox.Forget(file.Path);
                log.LogInformation("{File} moved to {Shelf}", file.Name, "failed");
                return;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"«{file.Name}»: {DiskFault.Text(error)}");
        }

        problems.Add($"«{file.Name}»: {problem.Message}");
    }

    /// <summary>An error in Russian; what the program did not foresee is in the log alone.</summary>
    private static string Reason(Exception error) => error switch
    {
        WarehouseUnavailableException or UnreadableSourceException => error.Message,
        IOException or UnauthorizedAccessException => DiskFault.Text(error),
        _ => "внутренняя ошибка, подробности в журнале программы.",
    };

    private FileBatch Described(InboxBatch batch) => batch.Folder.Length == 0
        ? new FileBatch([.. batch.Files.Select(file => file.Path)]) { Watch = underWay }
        : new FileBatch([Path.Combine(inbox.Root, batch.Folder)])
        {
            Watch = underWay,
            Prefix = batch.Folder + "/",
            Only = batch.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal),
        };

    private void ShelveDescription(IncomingFile file, UnreadableSourceException? problem)
    {
        if (problem is null)
        {
            archive.Store(file);
        }
        else
        {
            archive.Fail(file, problem.Message + "\r\n");
        }

        inbox.Forget(file.Path);
        underWay.Forget(file.Path);
        log.LogInformation("{File} moved to {Shelf}", file.Name, problem is null ? "archive" : "failed");
    }

    private void Shelve(IncomingFile file, DeliveryPlace? place, IReadOnlyList<LoadOutcome> outcomes, List<string> problems)
    {
        if (!File.Exists(file.Path))
        {
            throw new FileNotFoundException(null, file.Path);
        }

        if (outcomes.Any(outcome => outcome.State == LoadState.InWork))
        {
            // Left in the inbox: the worker that loads it moves it, or the next pass loads it if that worker has died.
            return;
        }

        var obstacles = outcomes.Where(outcome => outcome.State == LoadState.Failed && Passing.Contains(outcome.FailureCode ?? "")).ToList();
        if (obstacles.Count > 0)
        {
            problems.AddRange(obstacles.Select(obstacle => $"«{obstacle.Name}»: {obstacle.Failure}"));
            return;
        }

        // A file of another kind is archived with its folder; one that should hold a table and does not has failed.
        var isFailed = outcomes.Count == 0 ? FileExtension.IsKnown(file.Name) : outcomes.Any(outcome => outcome.State == LoadState.Failed);
        if (isFailed)
        {
            refused.Enter(file, outcomes, place);
            archive.Fail(file, ReasonText.Of(file, outcomes, time.GetLocalNow()));
        }
        else
        {
            archive.Store(file);
        }

        inbox.Forget(file.Path);
        underWay.Forget(file.Path);
        log.LogInformation("{File} moved to {Shelf}", file.Name, isFailed ? "failed" : "archive");
    }

    private void Log(LoadOutcome outcome)
    {
        if (outcome.State == LoadState.Failed)
        {
            log.LogWarning("{File} not loaded: {Code}", outcome.Name, outcome.FailureCode);
        }
        else
        {
            log.LogInformation(
                "{File} {State} as {Feed}: {Read} rows read, {Loaded} loaded, {Corrected} corrected, {Rejected} rejected, {LeftOut} left out, {Seconds:F1} s{Notes}",
                outcome.Name, outcome.State, outcome.Feed, outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Rejected,
                outcome.PassedOver + outcome.NotSelected, outcome.Elapsed.TotalSeconds, string.Concat(outcome.Notes.Select(note => "; " + note.Text)));
        }
    }

    /// <summary>Logs a problem once and not at every pass.</summary>
    private void Tell(List<string> problems)
    {
        foreach (var problem in problems.Where(problem => !_told.Contains(problem)))
        {
            log.LogWarning("Inbox: {Problem}", problem);
        }

        _told = [.. problems];
    }
}
