using System.Text.Json;

namespace Ingest.Feeds.Mappings;

/// <summary>Reads the fields of a table, whose columns, answers and titles are known.</summary>
/// <param name="columns">Columns by name.</param>
/// <param name="answers">What is asked.</param>
/// <param name="titles">What is looked for above the header.</param>
internal sealed class MappingFieldText(IReadOnlyList<string> columns, IReadOnlyList<string> answers, IReadOnlyList<string> titles)
{
    internal static readonly IReadOnlyList<(string Word, NamePart Value)> Parts =
        [("last_name", NamePart.LastName), ("first_name", NamePart.FirstName), ("middle_name", NamePart.MiddleName)];

    internal static readonly IReadOnlyList<(string Word, DayOrder Value)> Orders = [("dmy", DayOrder.Dmy), ("mdy", DayOrder.Mdy), ("ymd", DayOrder.Ymd)];

    internal static readonly IReadOnlyList<(string Word, bool Value)> Above = [("cap", true), ("reject", false)];

    private static readonly string[] Sources = ["column", "value", "answer", "header", "cell", "title", "learner"];

    private IReadOnlyList<string> _headerParts = [MappedField.Repeat];

    /// <summary>The same over columns that are data.</summary>
    public MappingFieldText Over(AcrossColumns across) => new(columns, answers, titles)
    {
        _headerParts = across.Pattern is null
            ? [MappedField.Repeat]
            : [MappedField.Repeat, .. JsonReading.Compile(across.Pattern).GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))],
    };

    /// <summary>A column's name.</summary>
    public string Column(JsonPlace place) => Known(place, place.String());

    /// <summary>Names of columns.</summary>
    public IEnumerable<string> Columns(JsonPlace place) => place.Strings().Select(name => Known(place, name));

    /// <summary>A name that must be that of a column.</summary>
    public string Known(JsonPlace place, string name) => OneOf(place, name, columns, "столбца");

    /// <summary>A field: the name of a column, or an object.</summary>
    /// <param name="isAcross">Whether the record is one of a column that is data.</param>
    /// <param name="hasLearner">Whether the table says how a learner is found.</param>
    public MappedField Read(JsonPlace place, bool isAcross, bool hasLearner)
    {
        if (place.Kind is JsonTokenType.String)
        {
            return new MappedField(FieldSource.Column, Column(place));
        }

        var field = place.Object(
            [.. Sources, "take", "pattern", "none", "empty", "words", "day", "year", "share_of", "above", "default", "or"]);
        MappedField Inner(JsonPlace inner) => inner.Kind == JsonTokenType.Number ? new MappedField(FieldSource.Value, inner.Text) : Read(inner, isAcross, hasLearner);
        return Source(field, isAcross, hasLearner) with
        {
            Take = field["take"]?.Word(Parts) is { } part ? part : null,
            Pattern = field["pattern"]?.Pattern(),
            None = field.Of("none", words => words.Strings(mayBeEmpty: true), []),
            Empty = field.Of("empty", words => words.Strings(), []),
            Words = field.Of("words", words => words.Map(word => word.String(mayBeEmpty: true)), []),
            Day = field["day"]?.Word(Orders) is { } order ? order : null,
            Year = field["year"] is { } year ? Inner(year) : null,
            ShareOf = field["share_of"] is { } whole ? Inner(whole) : null,
            IsCapped = field.Of("above", above => above.Word(Above), false),
            Default = field["default"]?.String(),
            Or = field["or"] is { } or ? Inner(or) : null,
        };
    }

    private MappedField Source(JsonObjectPlace field, bool isAcross, bool hasLearner)
    {
        var named = Sources.Where(source => field[source] is not null).ToList();
        if (named.Count != 1)
        {
            throw field.Place.Fault($"нужно ровно одно из {string.Join(", ", Sources)}; названо: {(named.Count == 0 ? "ни одного" : string.Join(", ", named))}");
        }

        var place = field[named[0]]!;
        if (named[0] is "header" or "cell" && !isAcross)
        {
            throw place.Fault($"«{named[0]}» бывает только там, где столбцы — данные: добавьте записи «across»");
        }

        if (named[0] == "learner" && !hasLearner)
        {
            throw place.Fault("не сказано, по чему искать слушателя: добавьте таблице «learner»");
        }

        return named[0] switch
        {
            "column" => new MappedField(FieldSource.Column, Column(place)),
            "value" => new MappedField(FieldSource.Value, place.Kind == JsonTokenType.Number ? place.Text : place.String()),
            "answer" => new MappedField(FieldSource.Answer, OneOf(place, place.String(), answers, "вопроса")),
            "title" => new MappedField(FieldSource.Title, OneOf(place, place.String(), titles, "заглавия")),
            "header" => new MappedField(FieldSource.Header, place.Kind == JsonTokenType.True
                ? ""
                : string.Join(' ', place.Strings().Select(name => OneOf(place, name, _headerParts, "части заголовка")))),
            _ => place.Flag() ? new MappedField(named[0] == "cell" ? FieldSource.Cell : FieldSource.Learner) : throw place.Fault("нужно true"),
        };
    }

    private static string OneOf(JsonPlace place, string name, IReadOnlyList<string> names, string what) => names.Contains(name)
        ? name
        : throw place.Fault($"{what} «{name}» нет; {(names.Count == 0 ? "не описано ни одного" : "бывают: " + string.Join(", ", names))}");
}
