using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Sources;

namespace Ingest.Feeds.Deliveries;

/// <summary>
/// What somebody sent on a page: a folder of the inbox with the files and <see cref="FileName"/>, which says who sent them and how they are to be read. The
/// folder comes into the inbox by one rename, so that neither is ever there without the other.
/// </summary>
/// <param name="Id">Its own name, which is also that of its folder.</param>
/// <param name="SentBy">Who sent it, as the ledger shows it.</param>
/// <param name="SentAt">When.</param>
/// <param name="Files">How its files are to be read; a file that is not named here is read as any other.</param>
public sealed record Delivery(string Id, string SentBy, DateTimeOffset SentAt, IReadOnlyList<DeliveredFile> Files)
{
    /// <summary>Name of the file within the folder. It is no table and is never loaded.</summary>
    public const string FileName = "delivery.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The delivery of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Null when it is an ordinary folder.</returns>
    /// <exception cref="UnreadableSourceException">Its description cannot be read.</exception>
    public static Delivery? In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return JsonSerializer.Deserialize<Delivery>(file, Json) is { Id.Length: > 0, SentBy: not null, Files: not null } read ? read : throw new JsonException();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw Broken(folder, error);
        }
    }

    internal static UnreadableSourceException Broken(string folder, Exception? cause) => new(
        "bad_delivery", $"Описание отправки «{Path.GetFileName(folder)}/{FileName}» испорчено. Отправьте файлы снова со страницы «Загрузить».", cause);

    /// <summary>Writes the description into its folder, to the disk.</summary>
    /// <param name="folder">The folder, which is not in the inbox yet.</param>
    public void WriteTo(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        JsonSerializer.Serialize(file, this, Json);
        file.Flush(flushToDisk: true);
    }
}

/// <summary>How a file of a delivery is to be read.</summary>
/// <param name="Name">The file, as it lies in the folder.</param>
public sealed record DeliveredFile(string Name)
{
    /// <summary>The profile to read it by; null where its header tells.</summary>
    public string? Profile { get; init; }

    /// <summary>What the profile asks for of each file, by the name that it asks under: a day, a group.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of learners by line, where the file has names and the sender has seen whom they were taken for.</summary>
    public IReadOnlyDictionary<long, string> Learners { get; init; } = new Dictionary<long, string>();

    /// <summary>What was said of a table: of the entry or sheet, or else of its file.</summary>
    /// <param name="all">What was said.</param>
    /// <param name="file">The file.</param>
    /// <param name="table">The entry or sheet with its file; the file where it is neither.</param>
    /// <returns>Null where nothing was said.</returns>
    public static DeliveredFile? Of(IReadOnlyList<DeliveredFile> all, string file, string table) =>
        all.FirstOrDefault(said => said.Name == table) ?? all.FirstOrDefault(said => said.Name == file);
}
