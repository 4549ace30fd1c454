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

    /// <summary>Classifies a file that nobody said anything of.</summary>
    /// <exception cref="UnreadableSourceException">
    /// It cannot be read, its header is unknown, a column of it is doubtful, or something has to be asked before it is loaded.
    /// </exception>
    public ClassifiedFile Classify(RawFile file, CancellationToken cancellationToken) => Classify(file, null, cancellationToken);

    /// <summary>Classifies a file that somebody sent on a page and may have named the profile of.</summary>
    /// <param name="delivered">What its sender said of it; null where it came otherwise.</param>
    /// <exception cref="UnreadableSourceException">The same, or its header is not that of the profile, or the profile is unknown.</exception>
    public ClassifiedFile Classify(RawFile file, DeliveredFile? delivered, CancellationToken cancellationToken)
    {
        var found = Recognise(file, delivered, cancellationToken);
        return found.Mapped?.Lack(file.Name) is { } lack ? throw lack : found;
    }

    /// <summary>The same, also where something has still to be asked before the file can be loaded: <see cref="MappedFile.Missing"/> says what.</summary>
    /// <param name="delivered">What its sender said of it; null where it came otherwise.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read, its header is unknown or not that of the profile, the profile is unknown, or a column of it is doubtful.</exception>
    public ClassifiedFile Recognise(RawFile file, DeliveredFile? delivered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = delivered?.Profile is not { Length: > 0 } name ? ByHeader(file, delivered, true, cancellationToken)
            : name == ReferenceFiles.Default ? ByHeader(file, delivered, false, cancellationToken)
            : mappings.Find(name) is { } entry ? OfMapping(file, entry, delivered, cancellationToken)
            : OfProfile(file, Named(file, name), cancellationToken);
        return found with { Delivered = delivered };
    }

    private Profile Named(RawFile file, string name) => profiles.FirstOrDefault(profile => profile.Name == name) ?? throw new UnreadableSourceException(
        "unknown_profile", $"Файл «{file.Name}» прислан с профилем «{name}», а такого профиля нет: его переименовали или удалили. Отправьте файл снова и выберите профиль.");

    private ClassifiedFile ByHeader(RawFile file, DeliveredFile? delivered, bool withMappings, CancellationToken cancellationToken)
    {
        var (first, problem) = FirstRow(file, cancellationToken);
        var top = Fit(first);
        if (top > 0 && top == first.Count(cell => cell.Length > 0))
        {
            // Nothing can explain more.
            return Find(file, first)!;
        }

        var rows = Top(file, cancellationToken);
        var best = top > 0 ? null : rows.Skip(1)
            .Select(row => (Row: row, Fit: Fit(row.Cells)))
            .Where(candidate => candidate.Fit > 0)
            .OrderByDescending(candidate => candidate.Fit)
            .Select(candidate => candidate.Row)
            .FirstOrDefault();
        rows = rows.Count > 0 ? rows : [new RawRow(1, first)];
        var known = best is null ? top : Fit(best.Cells);
        if (withMappings && _mappings.Find(rows, delivered) is { } mapped && mapped.Explained > known)
        {
            return Mapped(file, mapped);
        }

        if (known > 0)
        {
            return best is null ? Find(file, first)! : Find(Headed(file, best, Above(rows, best)), best.Cells)!;
        }

        if (problem is not null)
        {
            throw problem;
        }

        var nearest = rows.Select(row => row.Cells).Prepend(first).MaxBy(feeds.Nearness)!;
        var near = string.Concat(profiles.Select(profile => profile.Nearest(nearest)).Where(text => text.Length > 0).Take(1));
        throw feeds.Unknown(nearest, file.Name, near + _mappings.Nearest(rows));
    }

    /// <summary>The first row, and why it is no header at all.</summary>
    private (IReadOnlyList<string> Row, UnreadableSourceException? Problem) FirstRow(RawFile file, CancellationToken cancellationToken)
    {
        try
        {
            using var table = sources.Open(file, cancellationToken);
            return (table.Header, null);
        }
        catch (UnreadableSourceException error) when (error.Code == "duplicate_column")
        {
            // A title may say one thing twice; a header may not.
            return ([], error);
        }
    }

    /// <summary>A file whose sender chose the mapping.</summary>
    private ClassifiedFile OfMapping(RawFile file, MappingEntry entry, DeliveredFile? delivered, CancellationToken cancellationToken)
    {
        var mapping = entry.Mapping ?? throw new UnreadableSourceException("bad_mapping", $"Файл «{file.Name}» прислан с настройкой «{entry.Name}», а в ней ошибка. {entry.Error}");
        var rows = Top(file, cancellationToken);
        rows = rows.Count > 0 ? rows : [new RawRow(1, FirstRow(file, cancellationToken).Row)];
        return Mapped(file, MappingSearch.Of(entry.Name, mapping, rows, delivered) ?? throw new UnreadableSourceException(
            "unknown_header",
            $"Файл «{file.Name}» прислан с настройкой «{mapping.Title}», но {MappingSearch.Misfit(mapping, rows)}. Выберите другую на странице «{MappedFile.Page}»."));
    }

    /// <summary>A file whose sender named the profile: no other one is tried, and no feed.</summary>
    private ClassifiedFile OfProfile(RawFile file, Profile profile, CancellationToken cancellationToken)
    {
        var (first, problem) = FirstRow(file, cancellationToken);
        if (profile.FindTable(first) is { } table)
        {
            return Raw(file, profile, table, first);
        }

        var rows = Top(file, cancellationToken);
        var best = rows.Skip(1)
            .Select(row => (Row: row, Table: profile.FindTable(row.Cells)))
            .Where(found => found.Table is not null)
            .OrderByDescending(found => found.Table!.Fit(found.Row.Cells))
            .FirstOrDefault();
        return best.Table is not null
            ? Raw(Headed(file, best.Row, Above(rows, best.Row)), profile, best.Table, best.Row.Cells)
            : throw problem ?? new UnreadableSourceException(
                "profile_unfit", $"Файл «{file.Name}» прислан с профилем «{profile.Title}», но в нём нет столбцов этого формата. Отправьте файл снова и выберите другой профиль.");
    }

    private IReadOnlyList<RawRow> Top(RawFile file, CancellationToken cancellationToken) =>
        file.Content.Format == RawFormat.JsonLines ? [] : sources.Peek(file, RowsSearched, cancellationToken);

    private static List<long> Above(IReadOnlyList<RawRow> rows, RawRow header) => [.. rows.TakeWhile(row => row.LineNo < header.LineNo).Select(row => row.LineNo)];

    private static ClassifiedFile Raw(RawFile file, Profile profile, ProfileTable table, IReadOnlyList<string> header) =>
        new(file with { Notes = [.. file.Notes, .. table.Notes(header)] }) { Profile = profile, Table = table.Name };

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

    private static RawFile Headed(RawFile file, RawRow header, List<long> above) => file with
    {
        Content = file.Content with { HeaderLine = header.LineNo },
        Notes = [.. file.Notes, HeaderBelow(header.LineNo, above)],
    };

    private static SourceNote HeaderBelow(long line, IReadOnlyList<long> above) =>
        new("header_below", $"заголовок найден в строке {line}, выше него пропущено: {LineList.Of(above)}");

    /// <summary>How many columns of the header are known, where it is whole; zero where it is none.</summary>
    private int Fit(IReadOnlyList<string> header) => Math.Max(
        feeds.Find(header, options.Value.IgnoredColumns) is { } match ? header.Count(cell => cell.Length > 0) - match.LeftOut.Count : 0,
        profiles.Max(profile => profile.FindTable(header)?.Fit(header)) ?? 0);

    private ClassifiedFile? Find(RawFile file, IReadOnlyList<string> header)
    {
        var match = feeds.Find(header, options.Value.IgnoredColumns);
        var raw = profiles
            .Select(profile => (Profile: profile, Table: profile.FindTable(header)))
            .Where(found => found.Table is not null)
            .OrderByDescending(found => found.Table!.Fit(header))
            .FirstOrDefault();

        // A profile takes what it describes whole; where both leave columns over, the one that leaves fewer.
        if (raw.Table is { } table && (match is null || header.Count - table.Fit(header) <= match.LeftOut.Count))
        {
            return Raw(file, raw.Profile, table, header);
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

    /// <summary>The raw table of the profile.</summary>
    public string Table { get; init; } = "";

    /// <summary>The mapping that reads it.</summary>
    public MappedFile? Mapped { get; init; }

    /// <summary>What its sender said of it; null where it came otherwise.</summary>
    public DeliveredFile? Delivered { get; init; }
}
