using Ingest.Feeds.Configuration;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Deliveries;
using Ingest.Feeds.Mappings;
using Ingest.Feeds.Profiles;
using Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Feeds.Reading;

/// <summary>
/// Classifies a file by its header: a raw file of a profile, one that a mapping reads, or a file of a feed. The header is the first row, or the one among the first
/// rows that fits best where titles stand above it. What explains most columns of the file takes it; a feed's own header outweighs a mapping that explains no more.
/// </summary>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="profiles">The foreign formats.</param>
/// <param name="mappings">The mappings.</param>
/// <param name="options">Columns that are never loaded.</param>
public sealed class FileClassifier(
    SourceReader sources, FeedCatalogue feeds, IReadOnlyList<Profile> profiles, MappingStore mappings, IOptions<FeedOptions> options)
{
    private const int RowsSearched = 30;

    private readonly MappingSearch _mappings = new(mappings);

    /// <summary>Classifies a file that is to be loaded as it is.</summary>
    /// <exception cref="UnreadableSourceException">
    /// It cannot be read, its header is unknown, a column of it is doubtful, or something has to be asked first.
    /// </exception>
    public ClassifiedFile Classify(RawFile file, CancellationToken cancellationToken) => Classify(file, null, cancellationToken);

    /// <summary>The same of a file whose sender said how it is to be read.</summary>
    /// <param name="delivered">What the sender said; null for nothing.</param>
    /// <exception cref="UnreadableSourceException">The same.</exception>
    public ClassifiedFile Classify(RawFile file, DeliveredFile? delivered, CancellationToken cancellationToken)
    {
        var found = Recognise(file, delivered, cancellationToken);
        if (found.Mapped is not { } mapped)
        {
            return found;
        }

        var (questions, learners) = mapped.Missing();
        return questions.Count == 0 && !learners ? found : throw new UnreadableSourceException(
            "needs_answers",
            $"Файл «{file.Name}» читается по настройке «{mapped.Mapping.Title}», но в нём самом нет всего, что нужно записям: "
            + string.Join(", ", questions.Values.Select(question => $"«{question.Title}»").Concat(learners ? ["коды слушателей (люди названы по имени)"] : Array.Empty<string>()))
            + $". Загрузите его на странице «{MappedFile.Page}»: она спросит об этом.");
    }

    /// <summary>Classifies a file, whether or not something has to be asked before it is loaded.</summary>
    /// <param name="delivered">What the sender said; null for nothing.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read, its header is unknown, or a column of it is doubtful.</exception>
    public ClassifiedFile Recognise(RawFile file, DeliveredFile? delivered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var chosen = delivered?.Profile is { Length: > 0 } name && name != ReferenceFiles.Default ? name : null;
        if (chosen is not null && mappings.Find(chosen) is { } entry)
        {
            return Chosen(file, entry, delivered, cancellationToken);
        }

        var some = chosen is null ? profiles : [.. profiles.Where(profile => profile.Name == chosen)];
        if (chosen is not null && some.Count == 0)
        {
            throw new UnreadableSourceException("unknown_profile", $"Файл «{file.Name}» прислан с настройкой «{chosen}», а её больше нет. Загрузите его снова на странице «{MappedFile.Page}».");
        }

        IReadOnlyList<string> first;
        UnreadableSourceException? problem = null;
        try
        {
            using var table = sources.Open(file, cancellationToken);
            first = table.Header;
        }
        catch (UnreadableSourceException error) when (error.Code == "duplicate_column")
        {
            // A title may say one thing twice; a header may not.
            (first, problem) = ([], error);
        }

        var top = Fit(first, some);
        if (top > 0 && top == first.Count(cell => cell.Length > 0))
        {
            return Find(file, first, some)!;
        }

        var rows = Rows(file, first, cancellationToken);
        var below = top > 0 ? null : Below(rows, some);
        if (delivered?.Profile is not { Length: > 0 } && _mappings.Find(rows, delivered) is { } found && found.Explained > Math.Max(top, below is null ? 0 : Fit(below.Cells, some)))
        {
            return Mapped(file, found);
        }

        if (top > 0)
        {
            return Find(file, first, some)!;
        }

        if (below is not null)
        {
            return Find(Headed(file, below, [.. rows.TakeWhile(row => row.LineNo < below.LineNo).Select(row => row.LineNo)]), below.Cells, some)!;
        }

        if (problem is not null)
        {
            throw problem;
        }

        var nearest = rows.Select(row => row.Cells).Prepend(first).MaxBy(feeds.Nearness)!;
        throw feeds.Unknown(
            nearest,
            file.Name,
            string.Concat(some.Select(profile => profile.Nearest(nearest)).Where(text => text.Length > 0).Take(1)) + _mappings.Nearest(rows));
    }

    private ClassifiedFile Chosen(RawFile file, MappingEntry entry, DeliveredFile? delivered, CancellationToken cancellationToken)
    {
        if (entry.Mapping is not { } mapping)
        {
            throw new UnreadableSourceException("bad_mapping", $"Файл «{file.Name}» прислан с настройкой «{entry.Name}», а в ней ошибка. {entry.Error}");
        }

        var rows = Rows(file, null, cancellationToken);
        return Mapped(file, MappingSearch.Of(entry.Name, mapping, rows, delivered) ?? throw new UnreadableSourceException(
            "unknown_header", $"Файл «{file.Name}» прислан с настройкой «{mapping.Title}», но {MappingSearch.Misfit(mapping, rows)}. Выберите другую на странице «{MappedFile.Page}»."));
    }

    private static ClassifiedFile Mapped(RawFile file, FoundMapping found) => new(file with
    {
        Notes =
        [
            .. file.Notes,
            SourceNotes.ByMapping(found.File.Mapping.Title, found.File.Mapping.Version),
            .. found.Above.Count == 0 ? Array.Empty<SourceNote>() : [HeaderBelow(found.File.HeaderLine, found.Above)],
        ],
    })
    {
        Mapped = found.File,
    };

    /// <summary>The first rows of a file; of JSON lines their names alone, which stand in every row.</summary>
    private IReadOnlyList<RawRow> Rows(RawFile file, IReadOnlyList<string>? header, CancellationToken cancellationToken)
    {
        if (file.Content.Format != RawFormat.JsonLines)
        {
            return sources.Peek(file, RowsSearched, cancellationToken);
        }

        if (header is null)
        {
            using var table = sources.Open(file, cancellationToken);
            header = table.Header;
        }

        return [new RawRow(1, header)];
    }

    private RawRow? Below(IReadOnlyList<RawRow> rows, IReadOnlyList<Profile> some) => rows.Skip(1)
        .Select(row => (Row: row, Fit: Fit(row.Cells, some)))
        .Where(candidate => candidate.Fit > 0)
        .OrderByDescending(candidate => candidate.Fit)
        .Select(candidate => candidate.Row)
        .FirstOrDefault();

    private static RawFile Headed(RawFile file, RawRow header, List<long> above) => file with
    {
        Content = file.Content with { HeaderLine = header.LineNo },
        Notes =
        [
            .. file.Notes,
            HeaderBelow(header.LineNo, above),
        ],
    };

    private static SourceNote HeaderBelow(long line, IReadOnlyList<long> above) =>
        new("header_below", $"заголовок найден в строке {line}, выше него пропущено: {LineList.Of(above)}");

    /// <summary>How many columns of the header are known, where it is whole; zero where it is none.</summary>
    private int Fit(IReadOnlyList<string> header, IReadOnlyList<Profile> some) => Math.Max(
        feeds.Find(header, options.Value.IgnoredColumns) is { } match ? header.Count(cell => cell.Length > 0) - match.LeftOut.Count : 0,
        some.Max(profile => profile.FindTable(header) is { } table ? profile.Tables[table].Count : (int?)0) ?? 0);

    private ClassifiedFile? Find(RawFile file, IReadOnlyList<string> header, IReadOnlyList<Profile> some)
    {
        var match = feeds.Find(header, options.Value.IgnoredColumns);
        var raw = some
            .Select(profile => (Profile: profile, Table: profile.FindTable(header)))
            .Where(found => found.Table is not null)
            .OrderByDescending(found => found.Profile.Tables[found.Table!].Count)
            .FirstOrDefault();

        // A profile takes what it describes whole; where both leave columns over, the one that leaves fewer.
        if (raw.Table is { } table && (match is null || header.Count - raw.Profile.Tables[table].Count <= match.LeftOut.Count))
        {
            return new ClassifiedFile(file with { Notes = [.. file.Notes, .. raw.Profile.Notes(table, header)] }) { Profile = raw.Profile, Table = table };
        }

        return match is null ? null : new ClassifiedFile(file with { Notes = [.. file.Notes, .. match.Notes()] }) { Match = Undoubted(match, file.Name) };
    }

    /// <summary>A column that may be meant for one of the feed holds the file back: left out, it would be lost; taken, it might be wrong.</summary>
    private static FeedMatch Undoubted(FeedMatch match, string name)
    {
        var doubts = match.LeftOut.Where(column => column.Near is not null).ToList();
        return doubts.Count == 0 ? match : throw new UnreadableSourceException(
            "doubtful_column",
            $"Файл «{name}» — это «{match.Feed.Title}», но "
            + string.Join(", ", doubts.Select(column => $"столбец {ColumnName.Quoted(column.Name)} похож на «{column.Near!.Title}»"))
            + ", и догадываться нельзя. Если это он, назовите столбец точно так и положите файл снова. "
            + "Если загружать его не нужно, удалите столбец или добавьте его название в настройку Ingest:IgnoredColumns.");
    }
}

/// <summary>A file and its kind: <see cref="Match"/>, <see cref="Profile"/> or <see cref="Mapped"/> is set.</summary>
/// <param name="File">The file, with the line of its header and what is to be told of it.</param>
public sealed record ClassifiedFile(RawFile File)
{
    /// <summary>The feed matched with its header.</summary>
    public FeedMatch? Match { get; init; }

    /// <summary>The profile of a raw file.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The mapping that reads it.</summary>
    public MappedFile? Mapped { get; init; }

    /// <summary>The raw table of the profile.</summary>
    public string Table { get; init; } = "";
}
