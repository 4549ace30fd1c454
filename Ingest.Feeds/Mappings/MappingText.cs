using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>Reads a <c>mapping.json</c> and checks it against the contracts. What is wrong is one sentence in Russian, with file and line and what is allowed.</summary>
/// <param name="feeds">The contracts.</param>
public sealed class MappingText(FeedCatalogue feeds)
{
    /// <summary>Kinds of answers by their words.</summary>
    internal static readonly IReadOnlyList<(string Word, AnswerKind Value)> Kinds =
    [
        ("text", AnswerKind.Text), ("day", AnswerKind.Day), ("group", AnswerKind.Group), ("module", AnswerKind.Module), ("programme", AnswerKind.Programme),
    ];

    private const int Most = 1_000;

    /// <summary>Reads one.</summary>
    /// <param name="name">Name of the mapping, which is that of its folder.</param>
    /// <param name="text">The file.</param>
    /// <exception cref="UnreadableSourceException">It is wrong.</exception>
    public Mapping Read(string name, ReadOnlySpan<byte> text)
    {
        var place = JsonPlace.Parse($"{name}/{Mapping.FileName}", text);
        var root = place.Object("title", "version", "note", "chosen", "answers", "tables");
        var answers = root.Of("answers", asked => asked.Map(Question), []);
        return new Mapping(
            root.Needed("title").String(),
            root.Of("version", version => version.Integer(1, int.MaxValue), 1),
            Tables(root.Needed("tables"), answers))
        {
            Note = root.Of("note", note => note.String(), null),
            IsChosen = root.Of("chosen", chosen => chosen.Flag(), false),
            Answers = answers,
        };
    }

    private List<MappedSheet> Tables(JsonPlace place, Dictionary<string, MappingQuestion> answers)
    {
        List<MappedSheet> tables = place.Items.Count is > 0 and <= 50
            ? [.. place.Items.Select(table => Table(table, answers))]
            : throw place.Fault("нужен список таблиц в квадратных скобках, хотя бы одна и не больше 50");

        // What these say is said of files, and not of the records beside it.
        var known = tables.SelectMany(table => table.Records).Select(record => record.Feed).Distinct().ToList();
        return known.Count > 1 && known.Exists(name => name is "withdrawals" or "closings")
            ? throw place.Fault("withdrawals и closings в одной настройке с другими видами данных не бывают: присылайте их отдельным файлом")
            : tables;
    }

    private static MappingQuestion Question(JsonPlace place)
    {
        var question = place.Object("title", "kind", "optional");
        return new MappingQuestion(question.Needed("title").String(), question.Of("kind", kind => kind.Word(Kinds), AnswerKind.Text))
        {
            IsOptional = question.Of("optional", optional => optional.Flag(), false),
        };
    }

    private MappedSheet Table(JsonPlace place, Dictionary<string, MappingQuestion> answers)
    {
        var table = place.Object("header", "titles", "columns", "skip", "end", "needs", "learner", "records");
        var header = table["header"]?.Object("row", "rows");
        var columns = table.Needed("columns").Map(Column);
        var titles = table.Of("titles", found => found.Map(JsonReading.Pattern), []);
        if (columns.Count == 0 || columns.Values.All(column => column.IsOptional))
        {
            throw table.Needed("columns").Fault("нужен хотя бы один обязательный столбец, по которому таблицу узнают");
        }

        var fields = new MappingFieldText([.. columns.Keys], [.. answers.Keys], [.. titles.Keys]);
        var records = table.Needed("records");
        var learner = table["learner"] is { } search ? Search(search, fields) : null;
        return new MappedSheet(columns, records.Items.Count is > 0 and <= 50
            ? [.. records.Items.Select(record => Record(record, fields, learner is not null))]
            : throw records.Fault("нужен список записей в квадратных скобках, хотя бы одна и не больше 50"))
        {
            HeaderRow = header?["row"]?.Integer(1, 1_000_000),
            HeaderRows = header?["rows"]?.Integer(1, 2) ?? 1,
            Titles = titles,
            Skip = table.Of("skip", skip => skip.Strings(), []),
            End = table.Of("end", end => end.Strings(), []),
            Needs = table["needs"] is { } needs ? [.. fields.Columns(needs)] : [],
            Learner = learner,
        };
    }

    /// <summary>A name, a list of names, or an object where the column is optional.</summary>
    private static MappedColumn Column(JsonPlace place)
    {
        if (place.Kind != System.Text.Json.JsonTokenType.StartObject)
        {
            return new MappedColumn(Names(place));
        }

        var column = place.Object("names", "optional");
        return new MappedColumn(Names(column.Needed("names")), column.Of("optional", optional => optional.Flag(), false));
    }

    private static IReadOnlyList<string> Names(JsonPlace place) => place.Strings() is { Count: > 0 and <= Most } names && names.All(name => ColumnName.Folded(name).Length > 0)
        ? names
        : throw place.Fault("нужны названия столбца, в каждом есть буква или цифра");

    private static LearnerSearch Search(JsonPlace place, MappingFieldText fields)
    {
        var search = place.Object("name", "last_name", "first_name", "middle_name", "birth_date", "snils", "group");
        string? Of(string name) => search[name] is { } column ? fields.Column(column) : null;
        var found = new LearnerSearch
        {
            Name = Of("name"),
            LastName = Of("last_name"),
            FirstName = Of("first_name"),
            MiddleName = Of("middle_name"),
            BirthDate = Of("birth_date"),
            Snils = Of("snils"),
            Group = search["group"] is { } group ? fields.Read(group, isAcross: false, hasLearner: false) : null,
        };
        return found.Name is null && found.LastName is null && found.Snils is null ? throw place.Fault("слушателя ищут по name, last_name или snils: нужно хотя бы одно") : found;
    }

    private MappedRecord Record(JsonPlace place, MappingFieldText fields, bool hasLearner)
    {
        var record = place.Object("feed", "across", "where", "fields");
        var name = record.Needed("feed").String();
        var feed = feeds.Find(name) ?? throw record.Needed("feed").Fault($"вида данных «{name}» нет; бывают: {string.Join(", ", feeds.Feeds.Select(known => known.Name))}");
        var across = record["across"] is { } columns ? Across(columns) : null;
        var scope = across is null ? fields : fields.Over(across);
        var named = record.Needed("fields");
        var known = named.Map(field => scope.Read(field, across is not null, hasLearner));
        foreach (var (field, value) in named.Properties.Where(field => feed.Columns.All(column => column.Name != field.Name)))
        {
            throw value.Fault($"в виде данных {feed.Name} нет столбца «{field}»; бывают: {string.Join(", ", feed.Columns.Select(column => column.Name))}");
        }

        var missing = feed.Columns.Where(column => column.IsRequired && !known.ContainsKey(column.Name)).Select(column => $"{column.Name} («{column.Title}»)").ToList();
        return missing.Count > 0
            ? throw named.Fault($"для вида данных {feed.Name} не сказано, откуда взять обязательное: {string.Join(", ", missing)}")
            : new MappedRecord(feed.Name, known) { Across = across, Where = record.Of("where", where => Where(where, fields), []) };
    }

    private static Dictionary<string, IReadOnlyList<string>> Where(JsonPlace place, MappingFieldText fields)
    {
        foreach (var (name, value) in place.Properties)
        {
            fields.Known(value, name);
        }

        return place.Map(words => words.Strings(mayBeEmpty: true));
    }

    private static AcrossColumns Across(JsonPlace place)
    {
        var across = place.Object("pattern", "skip");
        return new AcrossColumns(across["pattern"]?.Pattern()) { Skip = across.Of("skip", skip => skip.Strings(), []) };
    }
}
