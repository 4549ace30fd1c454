using Ingest.Sources;
using Polly;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>
/// Retries a load after transient errors and turns permanent ones into outcomes. Files that are loaded together fail together.
/// </summary>
public sealed class LoadAttempts
{
    // After these the whole batch stops and is tried again on schedule.
    private const int Retries = 3;

    private readonly Loads _loads;
    private readonly ResiliencePipeline _retry;

    /// <param name="loads">The warehouse.</param>
    public LoadAttempts(Loads loads, TimeProvider time)
    {
        _loads = loads;
        _retry = TransientRetry.Of(Retries, TimeSpan.FromSeconds(2), error => error is WarehouseUnavailableException { IsTransient: true }, time);
    }

    /// <summary>Runs a load; each attempt starts from the beginning.</summary>
    /// <param name="feed">Their feed or profile; empty when unknown.</param>
    /// <param name="watch">Is told that the files are under way.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable.</exception>
    public IReadOnlyList<LoadOutcome> Run(
        IReadOnlyList<RawFile> files, string feed, IFileWatch? watch, Func<IReadOnlyList<LoadOutcome>> load, CancellationToken cancellationToken)
    {
        var underWay = watch is null ? [] : files.Select(file => file.Path).Distinct().Select(watch.Begin).ToList();
        try
        {
            return _retry.Execute(_ => load(), cancellationToken);
        }
        catch (UnreadableSourceException error)
        {
            return Failed(files, feed, error);
        }
        catch (FileInWorkException)
        {
            return [.. files.Select(file => new LoadOutcome(file.Name, LoadState.InWork) { Path = file.Path, Feed = feed })];
        }
        finally
        {
            underWay.ForEach(one => one.Dispose());
        }
    }

    /// <summary>Records the reason in the ledger; the warehouse holds nothing else of the files.</summary>
    private List<LoadOutcome> Failed(IReadOnlyList<RawFile> files, string feed, UnreadableSourceException error)
    {
        using var load = _loads.Begin(CancellationToken.None);
        var outcomes = new List<LoadOutcome>();
        foreach (var file in files)
        {
            var isKnown = load.Ledger.Find(file.Sha256) is not null;
            if (!isKnown)
            {
                load.Ledger.Fail(file.ForLedger("", feed), error.Code, error.Message);
            }

            outcomes.Add(new LoadOutcome(file.Name, isKnown && files.Count > 1 ? LoadState.Known : LoadState.Failed)
            {
                Path = file.Path,
                Feed = feed,
                IsInLedger = true,
                FailureCode = error.Code,
                Failure = error.Message,
            });
        }

        load.Commit();
        return outcomes;
    }
}
