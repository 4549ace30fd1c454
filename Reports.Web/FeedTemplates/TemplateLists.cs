using Ingest.Feeds.Contracts;
using Ingest.Feeds.Profiles;
using Reports.Web.Reading;
using Warehouse.Sql.Dimensions;

namespace Reports.Web.FeedTemplates;

/// <summary>
/// The lists that columns of a feed choose from: codes of the warehouse that the viewer sees, and words of the installation. Of learners codes alone, and whose
/// they are is in the audit log.
/// </summary>
/// <param name="reports">Reads codes.</param>
/// <param name="words">Words, marks and scales.</param>
public sealed class TemplateLists(ReportAccess reports, ReferenceFiles words)
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["group"] = "Группы",
        ["programme"] = "Программы",
        ["module"] = "Модули",
        ["competency"] = "Компетенции",
        ["teacher"] = "Преподаватели",
        ["organisation"] = "Организации",
        ["award"] = "Поощрения",
        ["document"] = "Документы",
        ["learner"] = "Слушатели",
    };

    /// <summary>The lists of a feed by column; a column without one takes whatever its type takes.</summary>
    public async Task<IReadOnlyDictionary<string, TemplateList>> OfAsync(Feed feed, HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(context);
        var filter = ReportFilter.Read(new QueryCollection(), reports.Time);
        var codes = (await reports.ReadAsync("template-codes", context.User, filter, [], cancellationToken, "export"))
            .Rows.ToLookup(row => (string)row["kind"]!, row => ((string)row["code"]!, (string?)row["name"]));
        var reference = words.Read(ReferenceFiles.Default);
        var lists = new Dictionary<string, TemplateList>(StringComparer.Ordinal);
        foreach (var column in feed.Columns)
        {
            var list = await OfAsync(feed, column, reference, kind => kind == "learner" ? LearnersAsync() : Task.FromResult<IEnumerable<(string, string?)>>(codes[kind]));
            if (list is { Items.Count: > 0 })
            {
                lists[column.Name] = list;
            }
        }

        return lists;

        async Task<IEnumerable<(string, string?)>> LearnersAsync() =>
            (await reports.ReadAsync("template-learners", context.User, filter, [], cancellationToken, "export")).Rows.Select(row => ((string)row["learner_code"]!, (string?)null));
    }

    private static async Task<TemplateList?> OfAsync(Feed feed, FeedColumn column, Reference reference, Func<string, Task<IEnumerable<(string, string?)>>> codes)
    {
        if (column.Vocabulary is { } vocabulary)
        {
            return Words(column.Title, reference.Words.Of(vocabulary).Shown);
        }

        if (column.Dimension is { } dimension)
        {
            // What a feed describes is new: a list of what is there already would be in the way.
            return dimension is LoadedDimension loaded && loaded.Feed == feed.Name ? null : new TemplateList(Titles[dimension.Name], [.. await codes(dimension.Name)]);
        }

        return (feed.Name, column.Name) switch
        {
            ("grades", "grade") => Words("Оценки", [.. reference.Scales.SelectMany(scale => scale.Shown).Distinct(StringComparer.OrdinalIgnoreCase)]),
            ("grades", "scale") => Words("Шкалы", [.. reference.Scales.Select(scale => reference.Words.Of(Vocabulary.Scale).Shown.FirstOrDefault(word => reference.FindScale(word) == scale) ?? scale.Code)]),
            ("attendance", "mark") => Words("Отметки", reference.ShownMarks),
            _ => null,
        };
    }

    private static TemplateList Words(string title, IReadOnlyList<string> words) => new(title, [.. words.Select(word => (word, (string?)null))]);
}
