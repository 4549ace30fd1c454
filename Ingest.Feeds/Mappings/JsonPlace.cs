using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>A value of a JSON file with the line that it stands on, so that a mistake can be shown where it is.</summary>
internal sealed class JsonPlace
{
    private const int Deepest = 16;

    private readonly string _file;

    private JsonPlace(string file, JsonTokenType kind, int line, string text) => (_file, Kind, Line, Text) = (file, kind, line, text);

    /// <summary>What it is; the opening of an object or an array.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Its line, from 1.</summary>
    public int Line { get; }

    /// <summary>A string, or a number as it is written.</summary>
    public string Text { get; }

    /// <summary>The properties of an object, in their order.</summary>
    public List<(string Name, JsonPlace Value)> Properties { get; } = [];

    /// <summary>The items of an array.</summary>
    public List<JsonPlace> Items { get; } = [];

    /// <summary>Reads a file. Comments and commas at the end are allowed: people write it.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <exception cref="UnreadableSourceException">It is no JSON.</exception>
    public static JsonPlace Parse(string file, ReadOnlySpan<byte> text)
    {
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest });
            reader.Read();
            var (line, seen) = (1, 0);
            var root = Of(file, ref reader, text, ref line, ref seen);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw Fault(file, (int)(error.LineNumber ?? 0) + 1, "это не JSON: проверьте кавычки, запятые и скобки здесь и строкой выше");
        }
    }

    /// <summary>What is wrong here.</summary>
    /// <param name="what">In Russian, without a full stop; with what is allowed.</param>
    public UnreadableSourceException Fault(string what) => Fault(_file, Line, what);

    private static UnreadableSourceException Fault(string file, int line, string what) => new(
        "bad_mapping", $"Настройка «{file}», строка {line.ToString(CultureInfo.InvariantCulture)}: {what}. Исправьте её и положите файл снова.");

    private static JsonPlace Of(string file, ref Utf8JsonReader reader, ReadOnlySpan<byte> text, ref int line, ref int seen)
    {
        var place = New(file, ref reader, text, ref line, ref seen);
        if (place.Kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = New(file, ref reader, text, ref line, ref seen);
                if (place.Properties.Exists(known => known.Name == name.Text))
                {
                    throw name.Fault($"«{name.Text}» названо дважды");
                }

                reader.Read();
                place.Properties.Add((name.Text, Of(file, ref reader, text, ref line, ref seen)));
            }
        }
        else if (place.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                place.Items.Add(Of(file, ref reader, text, ref line, ref seen));
            }
        }

        return place;
    }

    private static JsonPlace New(string file, ref Utf8JsonReader reader, ReadOnlySpan<byte> text, ref int line, ref int seen)
    {
        var start = (int)reader.TokenStartIndex;
        line += text[seen..start].Count((byte)'\n');
        seen = start;
        var value = reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => "",
        };
        return new JsonPlace(file, reader.TokenType, line, value);
    }
}
