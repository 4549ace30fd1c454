using System.Text.Json.Serialization;
using Ingest.Feeds.Deliveries;

namespace Reports.Web.Uploads;

/// <summary>Files that somebody has uploaded and not sent yet.</summary>
/// <param name="Id">Its name: of its folder, its page and, once it is sent, of the delivery.</param>
/// <param name="User">Who uploaded it.</param>
/// <param name="At">When.</param>
/// <param name="Files">Its files; none while they are received.</param>
public sealed record StagedUpload(string Id, string User, DateTimeOffset At, IReadOnlyList<StagedFile> Files);

/// <summary>A file that was uploaded.</summary>
/// <param name="Name">Its name, as it may lie in a folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex of its SHA-256.</param>
public sealed record StagedFile(string Name, long Size, string Sha256)
{
    /// <summary>What the sender answered for the file as a whole, by the names of the questions.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>The mapping that the sender chose to read it by; null where its header tells.</summary>
    public string? Profile { get; init; }

    /// <summary>Whom the sender takes people for, who stand in the file without codes: codes by line, by the names of its tables.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<long, string>> Learners { get; init; } = new Dictionary<string, IReadOnlyDictionary<long, string>>();

    /// <summary>The file as a delivery describes it, and then its sheets or entries of which more is said.</summary>
    [JsonIgnore]
    public IReadOnlyList<DeliveredFile> Said =>
    [
        Of(Name),
        .. Learners.Keys.Where(table => table != Name).Order(StringComparer.Ordinal).Select(Of),
    ];

    private DeliveredFile Of(string table) => new(table) { Answers = Answers, Profile = Profile, Learners = Learners.GetValueOrDefault(table) ?? new Dictionary<long, string>() };
}
