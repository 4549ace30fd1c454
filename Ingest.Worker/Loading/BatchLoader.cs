using Ingest.Feeds.Contracts;
using Ingest.Feeds.Deliveries;
using Ingest.Feeds.Profiles;
using Ingest.Feeds.Reading;
using Ingest.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>
/// Loads a batch: the files under some paths, in the order in which feeds refer to each other. A file that cannot
/// be loaded does not stop the others.
/// </summary>
/// <param name="loads">The warehouse.</param>
/// <param name="sources">Finds and opens files.</param>
/// <param name="classifier">Classifies files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="feedFiles">Loads files of feeds.</param>
/// <param name="mappedFiles">Loads files that mappings read.</param>
/// <param name="profileFiles">Loads files of profiles.</param>
/// <param name="attempts">Retries loads.</param>
public sealed class BatchLoader(
    Loads loads,
    SourceReader sources,
    FileClassifier classifier,
    FeedCatalogue feeds,
    FeedFileLoader feedFiles,
    MappedFileLoader mappedFiles,
    ProfileFilesLoader profileFiles,
    LoadAttempts attempts)
{
    /// <summary>Loads the files under the paths.</summary>
    /// <param name="paths">Files, folders, zips.</param>
    /// <param name="progress">Receives progress.</param>
    /// <returns>The outcome of each file as soon as it is known.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable.</exception>
    public IEnumerable<LoadOutcome> Load(
        IReadOnlyList<string> paths, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) =>
        Load(new FileBatch(paths), progress, cancellationToken);

    /// <summary>Loads a batch.</summary>
    /// <param name="batch">What to load.</param>
    /// <param name="progress">Receives progress.</param>
    /// <returns>The outcome of each file as soon as it is known.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable.</exception>
    public IEnumerable<LoadOutcome> Load(FileBatch batch, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var files = new List<ClassifiedFile>();
        var deliveries = new DeliveryPlaces(batch.Paths);
        foreach (var tables in SheetGroups.Of(sources.Discover(batch.Paths, batch.Watch is { } watch ? watch.Begin : null, cancellationToken)))
        {
            var place = deliveries.Of(tables[0].Path);
            if (place?.IsDescription(tables[0].Path) is true)
            {
                continue;
            }

            if (tables[0].Problem is { } problem)
            {
                // A note or a picture in a folder is nobody's mistake; sent on a page it is.
                if (problem.IsFailure || place?.IsWhole(problem) is true)
                {
                    yield return Failed(place?.NameOf(problem.Path, problem.Name) ?? batch.Prefix + problem.Name, problem);
                }
            }
            else if (batch.Takes(tables[0].Path))
            {
                var named = tables.Select(table => Named(table.File!, place, batch)).ToList();
                foreach (var failure in place?.Problem is { } broken
                    ? named.Select(table => Failed(table.Name, new SourceProblem(table.Path, table.Name, broken.Code, broken.Message)))
                    : Classify(named, place, files, batch.Watch, cancellationToken))
                {
                    yield return failure;
                }
            }
        }

        var left = files.CountBy(file => file.File.Path).ToDictionary();
        foreach (var outcome in LoadFeeds(files, batch.Watch, progress, cancellationToken)
            .Concat(LoadMapped(files, batch.Watch, progress, cancellationToken))
            .Concat(LoadProfiles(files, batch.Watch, progress, cancellationToken)))
        {
            yield return outcome with { IsLastOfPath = --left[outcome.Path] == 0 };
        }
    }

    /// <summary>Loads a file of a known feed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name in the ledger.</param>
    /// <param name="profile">The profile whose marks and scales it uses, and its name in the ledger.</param>
    /// <param name="progress">Receives progress.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse is unavailable.</exception>
    public LoadOutcome LoadAs(
        string path, string name, string profile, Feed feed, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var found = sources.Discover([path], cancellationToken).Single();
        if (found.File is not { } file)
        {
            return Failed(name, found.Problem!) with { Path = path, Feed = feed.Name };
        }

        var named = file with { Name = name };
        return attempts.Run(
            [named], feed.Name, null, () => [feedFiles.Load(named, Match(named, feed, cancellationToken), profile, progress, cancellationToken)], cancellationToken)[0];
    }

    /// <summary>Whether the ledger has a file of this content.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse does not open.</exception>
    public bool Knows(string path, CancellationToken cancellationToken)
    {
        if (sources.Discover([path], cancellationToken).Single().File is not { } file)
        {
            return false;
        }

        using var load = loads.Begin(cancellationToken);
        return load.Ledger.Find(file.Sha256) is not null;
    }

    private IEnumerable<LoadOutcome> LoadFeeds(
        List<ClassifiedFile> files, IFileWatch? watch, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) => files
        .Where(file => file.Match is not null)
        .OrderBy(file => file.Match!.Feed.Order)
        .ThenBy(file => file.File.Name, StringComparer.Ordinal)
        .Select(file => attempts.Run(
            [file.File],
            file.Match!.Feed.Name,
            watch,
            () => [feedFiles.Load(file.File, file.Match, ReferenceFiles.Default, progress, cancellationToken)],
            cancellationToken)[0]);

    private IEnumerable<LoadOutcome> LoadMapped(
        List<ClassifiedFile> files, IFileWatch? watch, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) => files
        .Where(file => file.Mapped is not null)
        .OrderBy(file => feeds.Feeds.First(feed => file.Mapped!.Feeds.Contains(feed.Name)).Order)
        .ThenBy(file => file.File.Name, StringComparer.Ordinal)
        .Select(file => attempts.Run(
            [file.File], file.Mapped!.Name, watch, () => [mappedFiles.Load(file.File, file.Mapped, progress, cancellationToken)], cancellationToken)[0]);

    private IEnumerable<LoadOutcome> LoadProfiles(
        List<ClassifiedFile> files, IFileWatch? watch, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) => files
        .Where(file => file.Profile is not null)
        // What is told in several files is told last by the last of them: folders of days come in the order of their names.
        .OrderBy(file => file.File.Name, StringComparer.Ordinal)
        .GroupBy(file => file.Profile!, file => new RawTableFile(file.File, file.Table) { Delivered = file.Delivered })
        .SelectMany(profile => attempts.Run(
            [.. profile.Select(file => file.File)],
            profile.Key.Name,
            watch,
            () => profileFiles.Load(profile.Key, [.. profile], progress, cancellationToken),
            cancellationToken));

    /// <summary>
    /// Classifies the sheets of one workbook, or one table of another kind. A sheet without the header of any table, an instruction or a list, is
    /// passed over when another sheet is a table, and the first one that is says so.
    /// </summary>
    /// <returns>What failed.</returns>
    private List<LoadOutcome> Classify(
        IReadOnlyList<RawFile> sheets, DeliveryPlace? place, List<ClassifiedFile> files, IFileWatch? watch, CancellationToken cancellationToken)
    {
        var known = new List<ClassifiedFile>();
        var unknown = new List<(RawFile Sheet, UnreadableSourceException Reason)>();
        var failures = new List<LoadOutcome>();
        foreach (var sheet in sheets)
        {
            failures.AddRange(attempts.Run(
                [sheet],
                "",
                watch,
                () =>
                {
                    try
                    {
                        known.Add(classifier.Classify(sheet, place?.Of(sheet.Path, sheet.Name), cancellationToken));
                    }
                    catch (UnreadableSourceException reason) when (reason.Code == "unknown_header" && sheets.Count > 1)
                    {
                        unknown.Add((sheet, reason));
                    }

                    return [];
                },
                cancellationToken));
        }

        if (known.Count == 0)
        {
            failures.AddRange(unknown.SelectMany(one => attempts.Run([one.Sheet], "", watch, () => throw one.Reason, cancellationToken)));
            return failures;
        }

        var first = known[0].File;
        known[0] = known[0] with
        {
            File = first with { Notes = [.. first.Notes, .. unknown.SelectMany(one => one.Sheet.Notes), .. unknown.Select(one => SourceNotes.SheetPassedOver(one.Sheet.Content.Sheet!))] },
        };
        files.AddRange(known);
        return failures;
    }

    private static RawFile Named(RawFile file, DeliveryPlace? place, FileBatch batch) => file with
    {
        Name = place?.NameOf(file.Path, file.Name) ?? batch.Prefix + file.Name,
        Sender = place?.Sender,
    };

    private FeedMatch Match(RawFile file, Feed feed, CancellationToken cancellationToken)
    {
        using var table = sources.Open(file, cancellationToken);
        return new FeedMatch(feed, table.Header);
    }

    private static LoadOutcome Failed(string name, SourceProblem problem) => new(name, LoadState.Failed)
    {
        Path = problem.Path,
        FailureCode = problem.Code,
        Failure = problem.Message,
    };
}
