using Ingest.Feeds.Contracts;
using Ingest.Feeds.Profiles;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>Opens files that are read by a mapping. It writes nothing: what it gives may be loaded, or looked at before.</summary>
/// <param name="sources">Opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Words that totals begin with.</param>
public sealed class MappingReader(SourceReader sources, FeedCatalogue feeds, ReferenceFiles reference)
{
    /// <summary>The feeds that a file gives records of, in the order of their loading.</summary>
    /// <param name="mapped">How it is read.</param>
    public IReadOnlyList<Feed> FeedsOf(MappedFile mapped)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        return [.. mapped.Feeds.Select(name => feeds.Find(name)!).OrderBy(feed => feed.Order)];
    }

    /// <summary>The records of one feed, before the first of them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapped">How it is read.</param>
    /// <param name="feed">One of its feeds.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read.</exception>
    public MappedTable Open(RawFile file, MappedFile mapped, Feed feed, CancellationToken cancellationToken) =>
        new(Rows(file, mapped, cancellationToken), mapped, feed);

    /// <summary>The people of a file whose codes are to be found, row by row; none where the file has codes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapped">How it is read.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read.</exception>
    public IEnumerable<LearnerClue> Learners(RawFile file, MappedFile mapped, CancellationToken cancellationToken)
    {
        using var rows = Rows(file, mapped, cancellationToken);
        var groups = new Dictionary<LearnerSearch, FieldReader>(ReferenceEqualityComparer.Instance);
        while (rows.Read())
        {
            if (rows.Fit.Sheet.Learner is not { } search || rows.TooWide > 0)
            {
                continue;
            }

            FieldReader? group = null;
            if (search.Group is not null && !groups.TryGetValue(search, out group))
            {
                groups[search] = group = new FieldReader(search.Group, mapped);
            }

            yield return new LearnerClue(
                rows.Row.LineNo,
                Text(search.LastName) ?? Part(search.Name, NamePart.LastName),
                Text(search.FirstName) ?? Part(search.Name, NamePart.FirstName),
                Text(search.MiddleName) ?? Part(search.Name, NamePart.MiddleName),
                search.BirthDate is { } birth && rows.Fit.Columns.TryGetValue(birth, out var column) ? rows.Row.DayOf(column) ?? Text(birth) : null,
                Text(search.Snils),
                group?.Read(rows, null).Text is { Length: > 0 } code ? code : null);

            string? Text(string? name) =>
                name is not null && rows.Fit.Columns.TryGetValue(name, out var at) && rows.Row[at].Trim() is { Length: > 0 } text ? text : null;

            string Part(string? name, NamePart part) => Text(name) is { } full ? FullName.Part(full, part) : "";
        }
    }

    private MappedRows Rows(RawFile file, MappedFile mapped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(mapped);
        var isObjects = file.Content.Format == RawFormat.JsonLines;
        var raw = sources.Open(isObjects ? file : file with { Content = file.Content with { HeaderLine = 0 } }, cancellationToken);
        try
        {
            return new MappedRows(raw, mapped, reference.ReadWords(mapped.Name), feeds.ColumnNames.Contains);
        }
        catch
        {
            raw.Dispose();
            throw;
        }
    }
}
