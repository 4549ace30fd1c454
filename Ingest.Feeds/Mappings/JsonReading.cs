using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Feeds.Mappings;

/// <summary>Reads values of a JSON file; what is wrong is said where it stands, with what is allowed.</summary>
internal static class JsonReading
{
    private const int LongestPattern = 500;
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>The properties of an object, which may have these and no others.</summary>
    public static JsonObjectPlace Object(this JsonPlace place, params IReadOnlyList<string> allowed)
    {
        place.Expect(JsonTokenType.StartObject, "объект в фигурных скобках");
        foreach (var (name, value) in place.Properties.Where(property => !allowed.Contains(property.Name)))
        {
            throw value.Fault($"свойства «{name}» нет; бывают: {string.Join(", ", allowed)}");
        }

        return new JsonObjectPlace(place);
    }

    /// <summary>A text that is not blank.</summary>
    public static string String(this JsonPlace place, bool mayBeEmpty = false)
    {
        place.Expect(JsonTokenType.String, "текст в кавычках");
        return mayBeEmpty || place.Text.Trim().Length > 0 ? place.Text.Trim() : throw place.Fault("текст пуст");
    }

    /// <summary>True or false.</summary>
    public static bool Flag(this JsonPlace place) => place.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw place.Fault("нужно true или false"),
    };

    /// <summary>A whole number between bounds.</summary>
    public static int Integer(this JsonPlace place, int least, int most) =>
        place.Kind == JsonTokenType.Number && int.TryParse(place.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw place.Fault($"нужно целое число от {least.ToString(CultureInfo.InvariantCulture)} до {most.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>One text, or an array of them.</summary>
    public static IReadOnlyList<string> Strings(this JsonPlace place, bool mayBeEmpty = false) => place.Kind == JsonTokenType.StartArray
        ? [.. place.Items.Select(item => item.String(mayBeEmpty))]
        : place.Kind == JsonTokenType.String
            ? [place.String(mayBeEmpty)]
            : throw place.Fault("нужен текст в кавычках или список текстов в квадратных скобках");

    /// <summary>An object of any names.</summary>
    public static Dictionary<string, T> Map<T>(this JsonPlace place, Func<JsonPlace, T> read)
    {
        place.Expect(JsonTokenType.StartObject, "объект в фигурных скобках");
        return place.Properties.ToDictionary(property => property.Name.Trim(), property => read(property.Value), StringComparer.Ordinal);
    }

    /// <summary>A word of a list, by its value.</summary>
    public static T Word<T>(this JsonPlace place, IReadOnlyList<(string Word, T Value)> words)
    {
        var text = place.String();
        var found = words.Where(word => word.Word == text).ToList();
        return found.Count > 0 ? found[0].Value : throw place.Fault($"«{text}» не бывает; бывает: {string.Join(", ", words.Select(word => word.Word))}");
    }

    /// <summary>A pattern.</summary>
    public static string Pattern(this JsonPlace place)
    {
        var text = place.String();
        try
        {
            _ = text.Length > LongestPattern ? throw place.Fault("шаблон длиннее 500 знаков") : Compile(text);
            return text;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw place.Fault(
                $"«{text}» — не шаблон: проверьте скобки; в JSON обратная косая черта пишется дважды (\\\\d), просмотр вперёд и назад и ссылки на группы не работают");
        }
    }

    /// <summary>Makes a pattern that cannot take long, whatever it is tried on.</summary>
    public static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, PatternLimit);

    private static void Expect(this JsonPlace place, JsonTokenType kind, string what)
    {
        if (place.Kind != kind)
        {
            throw place.Fault("нужен " + what);
        }
    }
}

/// <summary>An object whose properties are known by name.</summary>
/// <param name="Place">Where it stands.</param>
internal sealed record JsonObjectPlace(JsonPlace Place)
{
    /// <summary>A property; null where it is absent.</summary>
    public JsonPlace? this[string name] => Place.Properties.Find(property => property.Name == name).Value;

    /// <summary>A property that must be there.</summary>
    public JsonPlace Needed(string name) => this[name] ?? throw Place.Fault($"нет свойства «{name}»");

    /// <summary>A property as a value, or what stands for its absence.</summary>
    public T Of<T>(string name, Func<JsonPlace, T> read, T absent) => this[name] is { } place ? read(place) : absent;
}
