using Ingest.Worker.Configuration;
using Ingest.Worker.Contracts;
using Ingest.Worker.Profiles;
using Ingest.Worker.Sources;
using Microsoft.Extensions.Options;
using Polly;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Loading;

/// <summary>
/// Loads a batch: whatever is found under some paths, in the order in which feeds point at each other. One file that cannot
/// be loaded stops no other.
/// </summary>
public sealed class BatchLoader
{
    // Then the whole batch stops and the schedule tries later.
    private const int Retries = 3;

    private readonly IWarehouseEngine _engine;
    private readonly TimeProvider _time;
    private readonly SourceReader _sources;
    private readonly FeedCatalogue _feeds = new();
    private readonly IReadOnlyList<Profile> _profiles;
    private readonly FileLoader _files;
    private readonly ProfileLoader _profileFiles;
    private readonly ResiliencePipeline _retry;

    /// <summary>A loader into a warehouse.</summary>
    /// <param name="engine">The warehouse.</param>
    /// <param name="marts">Its marts.</param>
    /// <param name="options">Where profiles are, and limits.</param>
    /// <param name="time">The clock.</param>
    public BatchLoader(IWarehouseEngine engine, MartRefresh marts, IOptions<IngestOptions> options, TimeProvider time)
    {
        _engine = engine;
        _time = time;
        _sources = new SourceReader(options.Value.Limits);
        _profiles = Profile.In(options.Value.ProfilesPath);
        var reference = new ReferenceFiles(options.Value.ProfilesPath);
        _files = new FileLoader(engine, marts, _sources, reference, time);
        _profileFiles = new ProfileLoader(engine, marts, _sources, _feeds, reference, options.Value.Scratch, time);
        _retry = TransientRetry.Of(Retries, TimeSpan.FromSeconds(2), error => error is WarehouseUnavailableException { IsTransient: true }, time);
    }

    /// <summary>Loads what is under the paths.</summary>
    /// <param name="paths">Files, folders, zips.</param>
    /// <param name="progress">Told now and then.</param>
    /// <returns>What became of each file, as it becomes known.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take anything.</exception>
    public IEnumerable<LoadOutcome> Load(
        IReadOnlyList<string> paths, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) =>
        Load(new LoadBatch(paths), progress, cancellationToken);

    /// <summary>Loads a batch.</summary>
    /// <param name="batch">What to load.</param>
    /// <param name="progress">Told now and then.</param>
    /// <returns>What became of each file, as it becomes known.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take anything.</exception>
    public IEnumerable<LoadOutcome> Load(LoadBatch batch, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var ready = new List<(RawFile File, FeedMatch Match)>();
        var foreign = new List<(Profile Profile, RawTableFile File)>();
        foreach (var item in _sources.Discover(batch.Paths, cancellationToken))
        {
            if (item.Problem is { } problem)
            {
                if (problem.IsFailure)
                {
                    yield return new LoadOutcome(batch.Prefix + problem.Name, LoadState.Failed)
                    {
                        Path = problem.Path,
                        FailureCode = problem.Code,
                        Failure = problem.Message,
                    };
                }
            }
            else if (!batch.Takes(item.File!.Path))
            {
                continue;
            }
            else if (Sort(item.File with { Name = batch.Prefix + item.File.Name }, ready, foreign) is { } failure)
            {
                yield return failure;
            }
        }

        var left = ready.Select(pair => pair.File.Path).Concat(foreign.Select(pair => pair.File.File.Path)).CountBy(path => path).ToDictionary();
        foreach (var (file, match) in ready.OrderBy(pair => pair.Match.Feed.Order).ThenBy(pair => pair.File.Name, StringComparer.Ordinal))
        {
            yield return Told(Guarded([file], match.Feed.Name, () => [_files.Load(file, match, ReferenceFiles.Default, progress, cancellationToken)], cancellationToken)[0]);
        }

        foreach (var group in foreign.GroupBy(pair => pair.Profile))
        {
            RawTableFile[] files = [.. group.Select(pair => pair.File)];
            foreach (var outcome in Guarded(
                [.. files.Select(file => file.File)], group.Key.Name, () => _profileFiles.Load(group.Key, files, progress, cancellationToken), cancellationToken))
            {
                yield return Told(outcome);
            }
        }

        LoadOutcome Told(LoadOutcome outcome) => outcome with { IsLastOfPath = --left[outcome.Path] == 0 };
    }

    /// <summary>Loads a file whose feed is known beforehand.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What the ledger calls it.</param>
    /// <param name="profile">Whose marks and scales it may use; the ledger keeps it.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="progress">Told now and then.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot take anything.</exception>
    public LoadOutcome LoadAs(
        string path, string name, string profile, Feed feed, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var found = _sources.Discover([path], cancellationToken).Single();
        if (found.File is not { } file)
        {
            return new LoadOutcome(name, LoadState.Failed) { Path = path, Feed = feed.Name, FailureCode = found.Problem!.Code, Failure = found.Problem.Message };
        }

        var named = file with { Name = name };
        return Guarded([named], feed.Name, () => [_files.Load(named, Match(named, feed), profile, progress, cancellationToken)], cancellationToken)[0];
    }

    /// <summary>Whether the ledger knows a file's content.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse does not open.</exception>
    public bool Knows(string path, CancellationToken cancellationToken)
    {
        if (_sources.Discover([path], cancellationToken).Single().File is not { } file)
        {
            return false;
        }

        using var session = _engine.BeginLoad(cancellationToken);
        return new Ledger(session, _time).Knows(file.Sha256);
    }

    private FeedMatch Match(RawFile file, Feed feed)
    {
        using var table = _sources.Open(file);
        return new FeedMatch(feed, table.Header);
    }

    /// <summary>Tells from a file's header what it is.</summary>
    private LoadOutcome? Sort(RawFile file, List<(RawFile, FeedMatch)> ready, List<(Profile, RawTableFile)> foreign)
    {
        var failed = Guarded([file], "", () =>
        {
            using var table = _sources.Open(file);
            var profile = _profiles.FirstOrDefault(candidate => candidate.FindTable(table.Header) is not null);
            if (profile is not null)
            {
                foreign.Add((profile, new RawTableFile(file, profile.FindTable(table.Header)!)));
            }
            else
            {
                ready.Add((file, _feeds.Match(table.Header, file.Name)));
            }

            return [];
        }, CancellationToken.None);
        return failed.Count > 0 ? failed[0] : null;
    }

    /// <summary>Files that are loaded as one fail as one. What may pass by itself is tried again: the load begins anew.</summary>
    private IReadOnlyList<LoadOutcome> Guarded(
        IReadOnlyList<RawFile> files, string feed, Func<IReadOnlyList<LoadOutcome>> load, CancellationToken cancellationToken)
    {
        try
        {
            return _retry.Execute(_ => load(), cancellationToken);
        }
        catch (UnreadableSourceException error)
        {
            return Unreadable(files, feed, error);
        }
        catch (FileInWorkException)
        {
            return [.. files.Select(file => new LoadOutcome(file.Name, LoadState.InWork) { Path = file.Path, Feed = feed })];
        }
    }

    /// <summary>The reason stays in the ledger for the page of loads; the warehouse holds nothing else of the files.</summary>
    private List<LoadOutcome> Unreadable(IReadOnlyList<RawFile> files, string feed, UnreadableSourceException error)
    {
        using var session = _engine.BeginLoad(CancellationToken.None);
        var ledger = new Ledger(session, _time);
        var outcomes = new List<LoadOutcome>();
        foreach (var file in files)
        {
            var isKnown = ledger.Knows(file.Sha256);
            if (!isKnown)
            {
                ledger.Fail(file, "", feed, error.Code, error.Message);
            }

            outcomes.Add(new LoadOutcome(file.Name, isKnown && files.Count > 1 ? LoadState.Known : LoadState.Failed)
            {
                Path = file.Path,
                Feed = feed,
                FailureCode = error.Code,
                Failure = error.Message,
            });
        }

        session.Commit();
        return outcomes;
    }
}
