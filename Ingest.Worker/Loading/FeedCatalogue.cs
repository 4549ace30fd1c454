using System.Reflection;
using Ingest.Sources;
using Ingest.Worker.Contracts;

namespace Ingest.Worker.Loading;

/// <summary>Finds feeds by name and by header.</summary>
public sealed class FeedCatalogue
{
    /// <summary>Every feed, by its order.</summary>
    public IReadOnlyList<Feed> Feeds { get; } = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Feed)) && !type.IsAbstract)
        .Select(type => (Feed)Activator.CreateInstance(type)!)
        .OrderBy(feed => feed.Order)];

    /// <summary>The feed of that name.</summary>
    /// <param name="name">English name.</param>
    public Feed? Find(string name) => Feeds.FirstOrDefault(feed => feed.Name == name);

    /// <summary>Finds the feed of a header: of those whose required columns are all there, the one with most columns in common.</summary>
    /// <param name="header">Column names of the file.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="UnreadableSourceException">No feed has such a header, or a column is missing.</exception>
    public FeedMatch Match(IReadOnlyList<string> header, string name)
    {
        var matches = Feeds.Select(feed => new FeedMatch(feed, header)).ToList();
        var whole = matches.Where(match => match.Missing.Count == 0).MaxBy(match => match.Known);
        if (whole is not null)
        {
            return whole;
        }

        var nearest = matches.MaxBy(match => (match.Known * 2) - match.Missing.Count)!;
        if (nearest.Known < 2 || nearest.Known < nearest.Missing.Count)
        {
            var example = matches.MaxBy(match => match.Likeness(header))!.Feed;
            throw new UnreadableSourceException(
                "unknown_header",
                $"Файл «{name}»: заголовок «{Shown(header)}» не похож ни на один известный. Первая строка должна называть столбцы, "
                + $"например: {string.Join(", ", example.Columns.Where(column => column.IsRequired).Select(column => $"«{column.Title}»"))} (таблица «{example.Title}»). "
                + "Столбцы всех таблиц перечислены в описании файлов.");
        }

        throw new UnreadableSourceException(
            "missing_column",
            $"Файл «{name}» похож на «{nearest.Feed.Title}», но в нём нет столбца "
            + string.Join(", ", nearest.Missing.Select(column => $"«{column.Title}»"))
            + ". Добавьте столбец и положите файл снова.");
    }

    private static string Shown(IReadOnlyList<string> header)
    {
        var text = string.Join(", ", header.Take(8));
        return text.Length > 120 ? text[..120] + "…" : text;
    }
}
