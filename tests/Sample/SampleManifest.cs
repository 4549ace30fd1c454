using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Sample;

/// <summary>What stands in the feed files and what a right load makes of them; lies beside the feeds as <c>manifest.json</c>.</summary>
/// <param name="Learners">Persons.</param>
/// <param name="Years">Years of history.</param>
/// <param name="Seed">The seed.</param>
/// <param name="BeginsOn">First day of the data.</param>
/// <param name="EndsOn">Last day of the data.</param>
/// <param name="Groups">Groups.</param>
/// <param name="Files">Rows a file.</param>
/// <param name="Feeds">Keys a feed.</param>
/// <param name="Defects">Rows made wrong on purpose.</param>
public sealed record SampleManifest(
    int Learners,
    int Years,
    int Seed,
    DateOnly BeginsOn,
    DateOnly EndsOn,
    int Groups,
    IReadOnlyList<SampleFile> Files,
    IReadOnlyList<SampleFeed> Feeds,
    IReadOnlyList<PlantedDefect> Defects)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Reads a manifest.</summary>
    public static SampleManifest Read(string path) =>
        JsonSerializer.Deserialize<SampleManifest>(File.ReadAllText(path), Format)
        ?? throw new InvalidDataException($"{path} is empty");

    /// <summary>Writes the manifest.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");
}

/// <summary>A feed file.</summary>
/// <param name="Name">File name.</param>
/// <param name="Feed">Feed.</param>
/// <param name="Rows">Rows, the header not counted.</param>
public sealed record SampleFile(string Name, string Feed, long Rows);

/// <summary>A feed over all its files.</summary>
/// <param name="Feed">Feed.</param>
/// <param name="Keys">Distinct natural keys of the rows that are to load.</param>
/// <param name="Corrected">Keys that a later row gives another value.</param>
/// <param name="Removed">Keys that a removal takes out again.</param>
public sealed record SampleFeed(string Feed, long Keys, long Corrected, long Removed);
