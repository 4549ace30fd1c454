using System.Reflection;
using Ingest.Sources;

namespace Ingest.Feeds.Contracts;

/// <summary>Finds feeds by name and by header.</summary>
public sealed class FeedCatalogue
{
    private readonly Lazy<IReadOnlySet<string>> _names;

    /// <summary>Makes every contract of the assembly.</summary>
    public FeedCatalogue() => _names = new(() => Feeds
        .SelectMany(feed => feed.Columns.SelectMany(FeedMatch.Names))
        .Select(ColumnName.Folded)
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>Every feed, by its order.</summary>
    public IReadOnlyList<Feed> Feeds { get; } = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Feed)) && !type.IsAbstract)
        .Select(type => (Feed)Activator.CreateInstance(type)!)
        .OrderBy(feed => feed.Order)];

    /// <summary>The feed of that name.</summary>
    /// <param name="name">English name.</param>
    public Feed? Find(string name) => Feeds.FirstOrDefault(feed => feed.Name == name);

    /// <summary>Every name of every column, as <see cref="ColumnName.Folded"/> has it.</summary>
    internal IReadOnlySet<string> ColumnNames => _names.Value;

    /// <summary>Finds the feed of a header: of those whose required columns are all there, the one with most columns in common.</summary>
    /// <param name="header">Column names of the file.</param>
    /// <param name="ignored">Names of columns that are never loaded.</param>
    /// <returns>Null when no feed has such a header.</returns>
    public FeedMatch? Find(IReadOnlyList<string> header, IReadOnlyCollection<string>? ignored = null) =>
        Feeds.Select(feed => new FeedMatch(feed, header, ignored)).Where(match => match.Missing.Count == 0).MaxBy(match => match.Known);

    /// <summary>The same; a header of no feed is an error that names the nearest one.</summary>
    /// <param name="header">Column names of the file.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="UnreadableSourceException">No feed has such a header, or a column is missing.</exception>
    public FeedMatch Match(IReadOnlyList<string> header, string name) => Find(header) ?? throw Unknown(header, name, "");

    /// <summary>How near a header is to that of a feed: the names that they have in common, less those that are missing.</summary>
    /// <param name="header">Column names of the file.</param>
    internal int Nearness(IReadOnlyList<string> header) => Feeds.Select(feed => new FeedMatch(feed, header)).Max(Nearness);

    /// <summary>Why a header is of no feed: the nearest one, and what is missing.</summary>
    /// <param name="header">Column names of the file.</param>
    /// <param name="name">The file.</param>
    /// <param name="more">What else it resembles; a sentence that begins with a space, or nothing.</param>
    internal UnreadableSourceException Unknown(IReadOnlyList<string> header, string name, string more)
    {
        var matches = Feeds.Select(feed => new FeedMatch(feed, header)).ToList();
        var nearest = matches.OrderByDescending(Nearness).ThenByDescending(match => match.Likeness(header)).First();
        if (nearest.Known < 2 || nearest.Known < nearest.Missing.Count)
        {
            var example = matches.MaxBy(match => match.Likeness(header))!;
            return new UnreadableSourceException(
                "unknown_header",
                $"Файл «{name}»: заголовок «{Shown(header)}» не похож ни на один известный. Над данными должна быть строка с названиями столбцов, "
                + $"например: {Titles(example.Feed.Columns.Where(column => column.IsRequired))} (таблица «{example.Feed.Title}»). "
                + $"Из них в файле {(example.Missing.Count == example.Feed.Columns.Count(column => column.IsRequired) ? "нет ни одного" : $"не хватает: {Titles(example.Missing)}")}."
                + $"{more} Столбцы всех таблиц перечислены в описании файлов.");
        }

        var near = nearest.LeftOut.Where(column => column.Near is { IsRequired: true })
            .Select(column => $" Похож на нужный столбец {ColumnName.Quoted(column.Name)}: если это «{column.Near!.Title}», переименуйте его.");
        return new UnreadableSourceException(
            "missing_column",
            $"Файл «{name}» похож на «{nearest.Feed.Title}», но в нём нет столбца {Titles(nearest.Missing)}."
            + string.Concat(near) + $"{more} Добавьте столбец и положите файл снова.");
    }

    private static int Nearness(FeedMatch match) => (match.Known * 2) - match.Missing.Count;

    private static string Titles(IEnumerable<FeedColumn> columns) => string.Join(", ", columns.Select(column => $"«{column.Title}»"));

    private static string Shown(IReadOnlyList<string> header)
    {
        var text = string.Join(", ", header.Where(cell => cell.Length > 0).Take(8));
        return text.Length > 120 ? text[..120] + "…" : text;
    }
}
