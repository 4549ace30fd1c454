using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingest.Feeds.Mappings;

/// <summary>Writes a mapping as people would: short forms where there are any, and nothing that goes without saying.</summary>
internal static class MappingWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text.</summary>
    public static string Text(Mapping mapping)
    {
        var root = new JsonObject { ["title"] = mapping.Title, ["version"] = mapping.Version };
        Add(root, "note", mapping.Note);
        Add(root, "chosen", mapping.IsChosen);
        Add(root, "answers", Map(mapping.Answers, Of));
        root["tables"] = new JsonArray([.. mapping.Tables.Select(Of)]);
        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Of(MappingQuestion question)
    {
        var written = new JsonObject { ["title"] = question.Title, ["kind"] = MappingText.Kinds.First(kind => kind.Value == question.Kind).Word };
        Add(written, "optional", question.IsOptional);
        return written;
    }

    private static JsonObject Of(MappedSheet table)
    {
        var header = new JsonObject();
        Add(header, "row", table.HeaderRow is { } row ? Number(row) : null);
        Add(header, "rows", table.HeaderRows > 1 ? Number(table.HeaderRows) : null);
        var written = new JsonObject();
        Add(written, "header", header);
        Add(written, "titles", Map(table.Titles, title => JsonValue.Create(title)));
        written["columns"] = Map(table.Columns, Of);
        Add(written, "skip", Words(table.Skip));
        Add(written, "end", Words(table.End));
        Add(written, "needs", Words(table.Needs));
        Add(written, "learner", table.Learner is { } learner ? Of(learner) : null);
        written["records"] = new JsonArray([.. table.Records.Select(Of)]);
        return written;
    }

    private static JsonNode Of(MappedColumn column)
    {
        JsonNode names = column.Names.Count == 1 ? JsonValue.Create(column.Names[0]) : Words(column.Names);
        return column.IsOptional ? new JsonObject { ["names"] = names, ["optional"] = true } : names;
    }

    private static JsonObject Of(LearnerSearch learner)
    {
        var written = new JsonObject();
        Add(written, "name", learner.Name);
        Add(written, "last_name", learner.LastName);
        Add(written, "first_name", learner.FirstName);
        Add(written, "middle_name", learner.MiddleName);
        Add(written, "birth_date", learner.BirthDate);
        Add(written, "snils", learner.Snils);
        Add(written, "group", learner.Group is { } group ? Of(group) : null);
        return written;
    }

    private static JsonObject Of(MappedRecord record)
    {
        var written = new JsonObject { ["feed"] = record.Feed };
        if (record.Across is { } across)
        {
            var columns = new JsonObject();
            Add(columns, "pattern", across.Pattern);
            Add(columns, "skip", Words(across.Skip));
            written["across"] = columns;
        }

        Add(written, "where", Map(record.Where, Words));
        written["fields"] = Map(record.Fields, Of);
        return written;
    }

    private static JsonNode Of(MappedField field)
    {
        if (field == new MappedField(FieldSource.Column, field.Name) with { None = field.None, Empty = field.Empty, Words = field.Words }
            && field.None.Count + field.Empty.Count + field.Words.Count == 0)
        {
            return JsonValue.Create(field.Name);
        }

        var written = new JsonObject { [field.Source.ToString().ToLowerInvariant()] = Source(field) };
        Add(written, "take", field.Take is { } part ? MappingFieldText.Parts.First(known => known.Value == part).Word : null);
        Add(written, "pattern", field.Pattern);
        Add(written, "none", Words(field.None));
        Add(written, "empty", Words(field.Empty));
        Add(written, "words", Map(field.Words, word => JsonValue.Create(word)));
        Add(written, "day", field.Day is { } order ? MappingFieldText.Orders.First(known => known.Value == order).Word : null);
        Add(written, "year", field.Year is { } year ? OfNumber(year) : null);
        Add(written, "share_of", field.ShareOf is { } whole ? OfNumber(whole) : null);
        Add(written, "above", field.IsCapped ? MappingFieldText.Above.First(known => known.Value).Word : null);
        Add(written, "default", field.Default);
        Add(written, "or", field.Or is { } or ? Of(or) : null);
        return written;
    }

    /// <summary>A field that is a plain whole number more often than not.</summary>
    private static JsonNode OfNumber(MappedField field) =>
        field.Source == FieldSource.Value && int.TryParse(field.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Number(number) : Of(field);

    private static JsonNode Source(MappedField field) => field.Source switch
    {
        FieldSource.Cell or FieldSource.Learner => JsonValue.Create(true),
        FieldSource.Header when field.Name.Length == 0 => JsonValue.Create(true),
        FieldSource.Header when field.Name.Contains(' ', StringComparison.Ordinal) => Words(field.Name.Split(' ')),
        _ => JsonValue.Create(field.Name),
    };

    private static JsonArray Words(IReadOnlyList<string> words) => new([.. words.Select(word => (JsonNode)JsonValue.Create(word))]);

    private static JsonObject Map<T>(IReadOnlyDictionary<string, T> values, Func<T, JsonNode> write) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)write(value.Value))));

    private static JsonNode Number(int number) => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!;

    private static void Add(JsonObject into, string name, JsonNode? value)
    {
        if (value is not (null or JsonObject { Count: 0 } or JsonArray { Count: 0 }))
        {
            into[name] = value;
        }
    }

    private static void Add(JsonObject into, string name, bool value)
    {
        if (value)
        {
            into[name] = true;
        }
    }
}
