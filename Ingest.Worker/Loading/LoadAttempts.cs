using Ingest.Sources;
using Polly;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>
/// Runs a load again after an error that passes by itself, and makes outcomes of those that do not. Files that are loaded as one fail as one.
/// </summary>
public sealed class LoadAttempts
{
    // Then the whole batch stops and the schedule tries later.
    private const int Retries = 3;

    private readonly Loads _loads;
    private readonly ResiliencePipeline _retry;

    /// <param name="loads">The warehouse.</param>
    /// <param name="time">The clock.</param>
    public LoadAttempts(Loads loads, TimeProvider time)
    {
        _loads = loads;
        _retry = TransientRetry.Of(Retries, TimeSpan.FromSeconds(2), error => error is WarehouseUnavailableException { IsTransient: true }, time);
    }

    /// <summary>Runs it; each attempt begins anew.</summary>
    /// <param name="files">The files.</param>
    /// <param name="feed">The feed or the profile that they are read as; empty while that is not known.</param>
    /// <param name="watch">Is told that the files are under way.</param>
    /// <param name="load">The load.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take anything.</exception>
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

    /// <summary>The reason stays in the ledger for the page of loads; the warehouse holds nothing else of the files.</summary>
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
                FailureCode = error.Code,
                Failure = error.Message,
            });
        }

        load.Commit();
        return outcomes;
    }
}
