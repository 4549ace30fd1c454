using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ingest.Sources;

/// <summary>One JSON object of plain values, as pairs of text. One instance is reused for all lines.</summary>
internal sealed class JsonObjectLine
{
    private readonly List<KeyValuePair<string, string>> _cells = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private byte[] _bytes = [];

    /// <summary>Properties in the order of the line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Cells => _cells;

    /// <summary>Parses a line.</summary>
    public void Parse(ReadOnlySpan<char> line, long lineNo)
    {
        _cells.Clear();
        _names.Clear();
        var needed = Encoding.UTF8.GetMaxByteCount(line.Length);
        if (_bytes.Length < needed)
        {
            _bytes = new byte[needed];
        }

        try
        {
            Parse(new Utf8JsonReader(_bytes.AsSpan(0, Encoding.UTF8.GetBytes(line, _bytes))), lineNo);
        }
        catch (JsonException cause)
        {
            throw Unreadable.BadJson(lineNo, cause);
        }
        catch (InvalidOperationException cause)
        {
            // A lone surrogate such as \uD800 is valid JSON but not valid text.
            throw Unreadable.BadJson(lineNo, cause);
        }
    }

    private void Parse(Utf8JsonReader json, long lineNo)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw json.TokenType == JsonTokenType.StartArray ? Unreadable.JsonArray(lineNo) : Unreadable.BadJson(lineNo);
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString() ?? string.Empty;
            if (!_names.Add(name))
            {
                throw Unreadable.JsonTwice(lineNo, name);
            }

            json.Read();
            _cells.Add(new(name, json.TokenType switch
            {
                JsonTokenType.String => json.GetString() ?? string.Empty,
                JsonTokenType.Number => Number(json.ValueSpan),
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                JsonTokenType.Null => string.Empty,
                _ => throw Unreadable.NestedJson(lineNo, name),
            }));
        }

        if (json.Read())
        {
            throw Unreadable.BadJson(lineNo);
        }
    }

    /// <summary>A number as written, except that an exponent is resolved: 1e2 is 100.</summary>
    private static string Number(ReadOnlySpan<byte> digits)
    {
        var text = Encoding.ASCII.GetString(digits);
        return text.AsSpan().ContainsAny('e', 'E') && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : text;
    }
}
