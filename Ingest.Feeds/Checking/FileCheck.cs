using System.Globalization;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Ingest.Feeds.Profiles;
using Ingest.Feeds.Reading;
using Ingest.Sources;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Checking;

/// <summary>
/// Says before a load what would become of files: how each table is recognised and why, what would be loaded, what is to be looked at, what would be rejected.
/// Files are read as a load reads them and nothing is written; memory does not grow with them.
/// </summary>
/// <param name="sources">Finds and opens files.</param>
/// <param name="classifier">Classifies files.</param>
/// <param name="mappings">Reads what mappings describe.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Scales, marks and words.</param>
/// <param name="catalogue">What the warehouse loads.</param>
public sealed class FileCheck(
    SourceReader sources, FileClassifier classifier, MappingReader mappings, FeedCatalogue feeds, ReferenceFiles reference, SqlCatalogue catalogue, TimeProvider time)
{
    private const int RowsOfUnknown = 8;
    private const int LongestCell = 200;
    private const int MostColumns = 40;

    private static readonly string TooMany = string.Format(
        CultureInfo.GetCultureInfo("ru-RU"),
        "Люди в нём названы без кодов, и их больше, чем можно сверить сразу ({0:N0}; строк — {1:N0}): добавьте столбец «Код слушателя» или разделите файл.",
        PeopleCheck.MostPeople,
        PeopleCheck.MostLines);

    private readonly IReadOnlyDictionary<string, LoadedTable> _tables = LoadedTable.In(catalogue);
    private readonly PeopleCheck _people = new(mappings, time);

    /// <summary>Checks files that are to be loaded together.</summary>
    /// <param name="files">The files.</param>
    /// <param name="book">Knows codes.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <returns>One review a file, in the same order.</returns>
    public IReadOnlyList<FileReview> Check(
        IReadOnlyList<CheckedFile> files, ICodeBook book, CheckLimits limits, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(limits);
        var found = new List<Found>();
        var over = new int[files.Count];
        foreach (var (file, given) in files.Index())
        {
            progress?.Report(new CheckProgress(Path.GetFileName(given.Path), 0));
            foreach (var sheets in SheetGroups.Of(sources.Discover([given.Path], cancellationToken)))
            {
                if (found.Count >= limits.Tables)
                {
                    over[file] += sheets.Count;
                }
                else
                {
                    found.AddRange(given.Trial is { } trial ? Try(file, given, trial, sheets, cancellationToken) : Classify(file, given, sheets, cancellationToken));
                }
            }
        }

        // In the order of a load, so that what one table brings is known to the next.
        var brought = new HashSet<NamedCode>();
        var left = limits.AllRows;
        var reviews = new Dictionary<Found, TableReview>();
        foreach (var table in found.OrderBy(table => table.Feed?.Order ?? int.MaxValue))
        {
            var read = limits.AllRows - left;
            reviews[table] = Read(
                table, book, brought, Math.Max(0, Math.Min(limits.Rows, left)), rows => progress?.Report(new CheckProgress(table.Review.Name, read + rows)), cancellationToken);
            left -= reviews[table].Read;
        }

        return [.. files.Select((file, i) => new FileReview(Path.GetFileName(file.Path), [.. found.Where(table => table.File == i).Select(table => reviews[table])], over[i]))];
    }

    /// <summary>Classifies the sheets of one workbook, or one table of another kind, as a load does.</summary>
    private List<Found> Classify(int file, CheckedFile given, List<SourceItem> sheets, CancellationToken cancellationToken)
    {
        if (sheets[0].Problem is { } problem)
        {
            return [new Found(file, new TableReview(problem.Name) { Problem = problem.Message }, null)];
        }

        var (known, unknown) = (new List<Found>(), new List<Found>());
        foreach (var sheet in sheets.Select(item => item.File!))
        {
            try
            {
                known.AddRange(Known(file, classifier.Recognise(sheet, given.SaidOf(sheet.Name), cancellationToken), cancellationToken));
            }
            catch (UnreadableSourceException reason)
            {
                (reason.Code == "unknown_header" && sheets.Count > 1 ? unknown : known).Add(Unknown(file, sheet, reason, cancellationToken));
            }
        }

        return known.Exists(table => table.Classified is not null) ? [.. known, .. unknown.Select(table => table with { IsPassedOver = true })] : [.. known, .. unknown];
    }

    /// <summary>One table by a mapping that is tried on it; the others of the file are not looked at.</summary>
    private List<Found> Try(int file, CheckedFile given, MappingTrial trial, List<SourceItem> sheets, CancellationToken cancellationToken)
    {
        if (sheets.FirstOrDefault(item => item.File?.Name == trial.Table)?.File is not { } sheet)
        {
            return [];
        }

        try
        {
            return [.. Known(file, classifier.Try(sheet, ReferenceFiles.Default, trial.Mapping, given.SaidOf(sheet.Name), cancellationToken), cancellationToken)];
        }
        catch (UnreadableSourceException reason)
        {
            return [Unknown(file, sheet, reason, cancellationToken)];
        }
    }

    /// <summary>A table that was recognised; of one that a mapping reads, the records of each feed.</summary>
    private IEnumerable<Found> Known(int file, ClassifiedFile classified, CancellationToken cancellationToken)
    {
        var review = new TableReview(classified.File.Name) { Sha256 = classified.File.Sha256, Notes = [.. classified.File.Notes.Select(note => note.Text)] };
        if (classified.Mapped is { } mapped)
        {
            return OfMapping(file, classified, mapped, review, cancellationToken);
        }

        var why = classified.Match is { } match
            ? $"Это «{match.Feed.Title}»: в {(classified.File.Content.HeaderLine is { } line ? $"строке {line.ToString(CultureInfo.InvariantCulture)}" : "заголовке")} есть столбцы "
                + Titles(match.Feed.Columns.Where((column, i) => column.IsRequired && match.Position[i] >= 0)) + "."
            : $"Это таблица «{classified.Table}» формата «{classified.Profile!.Title}»: в заголовке есть все её столбцы.";
        return [new Found(file, review with { Feed = classified.Match?.Feed.Name, Why = why }, classified) { Feed = classified.Match?.Feed }];
    }

    private IEnumerable<Found> OfMapping(int file, ClassifiedFile classified, MappedFile mapped, TableReview review, CancellationToken cancellationToken)
    {
        var (questions, learners) = mapped.Missing();
        if (questions.Count > 0 || learners)
        {
            // Answers first: the group in which people are looked for may be one of them.
            var people = questions.Count == 0 ? _people.Of(classified.File, mapped, cancellationToken) : null;
            return
            [
                new Found(
                    file,
                    review with
                    {
                        Problem = $"Файл читается по настройке «{mapped.Mapping.Title}». " + (questions.Count > 0 ? "Ответьте на вопросы: в самом файле этого нет."
                            : people is null ? TooMany
                            : people.All.Count == 0 ? "Ни одной записи в нём не нашлось."
                            : "Люди в нём названы без кодов: скажите, кто это."),
                        Asks = [.. questions.Select(question => new ReviewQuestion(question.Key, question.Value.Title, question.Value.Kind))],
                        People = people is { All.Count: > 0 } ? people : null,
                        First = people is { All.Count: > 0 } ? [] : FirstOf(classified.File, cancellationToken),
                    },
                    null),
            ];
        }

        return mappings.FeedsOf(mapped).Select(feed => new Found(
            file,
            review with { Feed = feed.Name, Why = $"Читается по настройке «{mapped.Mapping.Title}», записи таблицы «{feed.Title}»." },
            classified)
        { Feed = feed });
    }

    /// <summary>A table that is none of those known is shown as it is, so that the sender sees what was looked for.</summary>
    private Found Unknown(int file, RawFile sheet, UnreadableSourceException reason, CancellationToken cancellationToken)
    {
        return new Found(
            file, new TableReview(sheet.Name) { Sha256 = sheet.Sha256, Problem = reason.Message, First = FirstOf(sheet, cancellationToken) }, null);
    }

    private IReadOnlyList<ReviewRow> FirstOf(RawFile sheet, CancellationToken cancellationToken)
    {
        var rows = sheet.Content.Format == RawFormat.JsonLines ? [] : sources.Peek(sheet, RowsOfUnknown, cancellationToken);
        return [.. rows.Select(row => new ReviewRow(row.LineNo, [.. row.Cells.Take(MostColumns).Select(Short)], []))];
    }

    private TableReview Read(
        Found found, ICodeBook book, HashSet<NamedCode> brought, long most, Action<long> progress, CancellationToken cancellationToken)
    {
        var review = found.Review;
        if (found.IsPassedOver)
        {
            return review with { Problem = null, Notes = [SourceNotes.SheetPassedOver(SheetOf(review.Name)).Text] };
        }

        if (found.Classified is not { } classified)
        {
            return review;
        }

        try
        {
            using IRawTable raw = classified.Mapped is { } mapped
                ? mappings.Open(classified.File, mapped, found.Feed!, cancellationToken)
                : sources.Open(classified.File, cancellationToken);
            if ((classified.Mapped is null ? classified.Match : new FeedMatch(found.Feed!, raw.Header)) is not { } match)
            {
                return ReadForeign(review, raw, most, book.Fence, cancellationToken);
            }

            var today = time.GetLocalNow();
            var judge = new RowJudge(match, book, brought, (today.Year * 10_000) + (today.Month * 100) + today.Day);
            var read = new TableCheck(match, _tables.GetValueOrDefault(match.Feed.Name), judge)
                .Read(review, raw, reference.Read(classified.Mapped?.Name ?? ReferenceFiles.Default), feeds.ColumnNames.Contains, most, progress, cancellationToken);

            return classified.Mapped is null ? read : read.OfFeed();
        }
        catch (UnreadableSourceException reason)
        {
            return review with { Problem = reason.Message };
        }
    }

    /// <summary>Rows of a foreign format become records by queries over all of its files, when they are loaded.</summary>
    private static TableReview ReadForeign(TableReview review, IRawTable raw, long most, RowFence fence, CancellationToken cancellationToken)
    {
        var first = new List<ReviewRow>();
        var (read, isMore) = (0L, true);
        while (read < most && (isMore = raw.Read()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            read++;
            if (first.Count < 20)
            {
                first.Add(new ReviewRow(raw.LineNo, [.. Enumerable.Range(0, Math.Min(MostColumns, raw.Header.Count)).Select(cell => Short(raw[cell].Trim()))], []));
            }
        }

        return review with
        {
            Columns = [.. raw.Header.Take(MostColumns).Select(name => new ReviewColumn(name, name))],
            MoreColumns = Math.Max(0, raw.Header.Count - MostColumns),
            First = first,
            Read = read,
            IsJudgedLater = true,
            IsCut = isMore && raw.Read(),
            Breaches = fence == RowFence.None ? [] : [new ReviewReason("", "table", 0, [], [])],
        };
    }

    private static string SheetOf(string name) => name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..];

    private static string Short(string text) => text.Length > LongestCell ? text[..LongestCell] + "…" : text;

    private static string Titles(IEnumerable<FeedColumn> columns) => string.Join(", ", columns.Select(column => $"«{column.Title}»"));

    private sealed record Found(int File, TableReview Review, ClassifiedFile? Classified)
    {
        public bool IsPassedOver { get; init; }

        /// <summary>The feed of its rows; null where it is not known before a load.</summary>
        public Feed? Feed { get; init; }
    }
}
