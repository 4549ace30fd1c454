using System.Text.Json;
using Ingest.Sources;

namespace Ingest.Worker.SqlSources;

/// <summary>
/// A feed that is queried from another system's database: a folder of profiles with <c>source.json</c> and
/// <c>query.sql</c>. The folder is read at each pull, so that no restart is needed.
/// </summary>
public sealed record SqlSource
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private const string File = "source.json";

    /// <summary>The folder's name, and the profile of its loads in the ledger.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Russian title.</summary>
    public required string Title { get; init; }

    /// <summary>The database: <c>SqlServer</c> or <c>Sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Name of its connection string.</summary>
    public required string Connection { get; init; }

    /// <summary>English name of the feed.</summary>
    public required string Feed { get; init; }

    /// <summary>Column of the query that grows whenever a row is added or changed.</summary>
    public required string Watermark { get; init; }

    /// <summary>Minutes before the job pulls again; zero pulls at each scheduled time.</summary>
    public int EveryMinutes { get; init; }

    /// <summary>Timeout of the query, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 600;

    /// <summary>The statement; its one parameter is <c>@watermark</c>, null the first time.</summary>
    public string Query { get; private init; } = "";

    /// <summary>Names of all sources.</summary>
    /// <param name="profiles">The folder of profiles.</param>
    public static IReadOnlyList<string> In(string profiles) => !Directory.Exists(profiles)
        ? []
        : [.. Directory.EnumerateDirectories(profiles)
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, File)))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads a source from its folder.</summary>
    /// <param name="profiles">The folder of profiles.</param>
    /// <param name="name">One of <see cref="In"/>.</param>
    /// <exception cref="UnreadableSourceException">The description is wrong.</exception>
    public static SqlSource Read(string profiles, string name)
    {
        var folder = Path.Combine(profiles, name);
        if (System.IO.File.Exists(Path.Combine(folder, "profile.json")))
        {
            throw Unreadable.SourceDescription(name, "в одной папке и profile.json, и source.json. Разведите их по двум папкам");
        }

        try
        {
            var source = JsonSerializer.Deserialize<SqlSource>(System.IO.File.ReadAllText(Path.Combine(folder, File)), Json)
                ?? throw new JsonException("null");
            return Checked(source with { Name = name, Query = System.IO.File.ReadAllText(Path.Combine(folder, "query.sql")) });
        }
        catch (JsonException error)
        {
            throw Unreadable.SourceDescription(name, $"source.json не читается ({error.Message})", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable.SourceDescription(name, $"нет файла или права его прочесть ({error.Message})", error);
        }
    }

    private static SqlSource Checked(SqlSource source) => source switch
    {
        { Provider: not (SourceDatabase.Sqlite or SourceDatabase.SqlServer) } => throw Unreadable.SourceDescription(
            source.Name, $"provider «{source.Provider}» не известен. Есть {SourceDatabase.SqlServer} и {SourceDatabase.Sqlite}"),
        { EveryMinutes: < 0 } => throw Unreadable.SourceDescription(source.Name, "everyMinutes меньше нуля"),
        { TimeoutSeconds: < 1 } => throw Unreadable.SourceDescription(source.Name, "timeoutSeconds меньше единицы"),
        _ when !source.Query.Contains("@watermark", StringComparison.OrdinalIgnoreCase) => throw Unreadable.SourceDescription(
            source.Name, "в query.sql нет параметра @watermark. Ограничьте им строки: WHERE @watermark IS NULL OR столбец >= @watermark"),
        _ => source,
    };
}
