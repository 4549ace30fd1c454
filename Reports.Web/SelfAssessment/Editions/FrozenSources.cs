using System.Text.Json;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>What the sheet of sources of a signed edition says besides its values, as one text of the store.</summary>
/// <param name="Feeds">Feeds whose files bear on an indicator, by its code.</param>
/// <param name="Staff">Full names of those who entered values, by the names of their sign-in.</param>
public sealed record FrozenSources(IReadOnlyDictionary<string, IReadOnlyList<string>> Feeds, IReadOnlyDictionary<string, string> Staff)
{
    /// <summary>The text.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Reads the text. That of an earlier release has the feeds alone: a list for each code.</summary>
    /// <param name="text">As <see cref="Write"/> wrote it.</param>
    public static FrozenSources Of(string text)
    {
        using var read = JsonDocument.Parse(text);
        return read.RootElement.TryGetProperty(nameof(Feeds), out var feeds) && feeds.ValueKind == JsonValueKind.Object
            ? read.Deserialize<FrozenSources>()!
            : new FrozenSources(read.Deserialize<Dictionary<string, IReadOnlyList<string>>>()!, new Dictionary<string, string>());
    }
}
