using System.Globalization;
using System.Text.Json;
using Ingest.Feeds.Drafts;
using Ingest.Feeds.Mappings;

namespace Reports.Web.Pages.Upload;

/// <summary>The form that describes a table, as it was posted: all of its state is in itself.</summary>
/// <param name="Draft">What was said.</param>
/// <param name="Guessed">The feed and the header that the columns were guessed for; others are guessed anew.</param>
public sealed record MapForm(MappingDraft Draft, string Guessed)
{
    private const int LongestText = 200;
    private const int MostSources = 40;

    /// <summary>Name of the mapping.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether a mapping of this name may be replaced.</summary>
    public bool IsReplacing { get; init; }

    /// <summary>Words that the form asked about, by field: one without an answer was left as it is.</summary>
    public IReadOnlySet<(string Field, string Word)> AskedWords { get; init; } = new HashSet<(string Field, string Word)>();

    /// <summary>Which columns are data, as far as it was said.</summary>
    public (int From, int To, string Header, string Cell) Data { get; init; } = (-1, -1, "", "");

    /// <summary>The feed and the header that columns are guessed for.</summary>
    /// <param name="draft">What was said.</param>
    public static string GuessedFor(MappingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return string.Create(CultureInfo.InvariantCulture, $"{draft.Feed}|{draft.HeaderLine}|{draft.HeaderRows}");
    }

    /// <summary>Reads it. What is too long or of no use is as if it were not there.</summary>
    /// <param name="form">As it was posted.</param>
    public static MapForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var columns = form.Keys.Where(key => key.StartsWith("column-", StringComparison.Ordinal))
            .Select(key => int.TryParse(key["column-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1)
            .Where(at => at is >= 0 and < DraftTable.MostColumns).ToHashSet();
        var asked = Asked(form["asked"].ToString());
        var data = (Number("from"), Number("to"), Text("as"), Text("cell"));
        var sources = form.Keys.Where(key => key.StartsWith("how.", StringComparison.Ordinal) && key.Length <= LongestText).Take(MostSources)
            .Select(key => key["how.".Length..])
            .ToDictionary(
                field => field,
                field => new DraftSource(Enum.TryParse<DraftSourceKind>(Text("how." + field), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : DraftSourceKind.Ask, Text("what." + field)),
                StringComparer.Ordinal);
        return new MapForm(
            new MappingDraft
            {
                Feed = Text("feed"),
                HeaderLine = long.TryParse(Text("header"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0,
                HeaderRows = Text("rows") == "2" ? 2 : 1,
                Roles = [.. Enumerable.Range(0, columns.Count == 0 ? 0 : columns.Max() + 1).Select(column => Text(string.Create(CultureInfo.InvariantCulture, $"column-{column}")))],
                Across = data is { Item1: >= 0, Item2: >= 0, Item3.Length: > 0 } ? new DraftAcross(data.Item1, data.Item2, data.Item3, data.Item4) : null,
                Sources = sources,
                Order = Enum.TryParse<DayOrder>(Text("order"), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : null,
                Scale = Text("scale") is { Length: > 0 } scale ? scale : null,
                Most = Text("most") is { Length: > 0 } most ? most : null,
                IsCapped = Text("capped") == "true",
                Blank = Text("blank") is { Length: > 0 } blank ? blank : null,
                Words = asked.Zip(form["word"].Select(Short)).Where(word => word.Second.Length > 0).DistinctBy(word => word.First).ToDictionary(word => word.First, word => word.Second),
            },
            Text("guessed"))
        {
            Name = Text("name"),
            IsReplacing = Text("replace") == "true",
            Data = data,
            AskedWords = asked.ToHashSet(),
        };

        string Text(string key) => Short(form[key].ToString());
        int Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < DraftTable.MostColumns ? number : -1;
    }

    /// <summary>The words that the form asks about, as it carries them.</summary>
    /// <param name="words">Each with its field.</param>
    public static string Asked(IEnumerable<(string Field, string Word)> words) => JsonSerializer.Serialize(words.Select(word => new[] { word.Field, word.Word }));

    private static List<(string Field, string Word)> Asked(string asked)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<List<string[]>>(asked.Length > 0 ? asked : "[]") ?? [])
                .Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }]).Take(DraftScan.MostWords).Select(pair => (pair[0], pair[1]))];
        }
        catch (JsonException)
        {
            // No form of the site: nothing was asked then.
            return [];
        }
    }

    private static string Short(string? text) => text?.Trim() is { Length: <= LongestText } read ? read : "";
}
