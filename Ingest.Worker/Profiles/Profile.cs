using System.Text.Json;
using Warehouse.Sql.Catalogue;

namespace Ingest.Worker.Profiles;

/// <summary>
/// A foreign format: a folder with <c>profile.json</c> that names its raw tables by their columns, and one <c>.sql</c> a
/// feed over them. Found by folder, so that adding a format is dropping one.
/// </summary>
public sealed class Profile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private Profile(string name, string folder, Description description)
    {
        Name = name;
        Folder = folder;
        Title = description.Title;
        Tables = description.Tables;
        Queries = [.. Directory.EnumerateFiles(folder, "*.sql")
            .Order(StringComparer.Ordinal)
            .Select(path => new SqlFile(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>Where its files are.</summary>
    public string Folder { get; }

    /// <summary>What people call it, in Russian.</summary>
    public string Title { get; }

    /// <summary>Raw tables: columns, as the files' headers have them, by the name that the queries use.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables { get; }

    /// <summary>
    /// The queries, one a feed: header <c>-- feed:</c> names it; the columns are the feed's, then <c>source_file</c> and
    /// <c>source_line</c> of the raw row that each is credited to. A row that another file has to complete says in
    /// <c>waits_for</c> which: it stands in quarantine until then, and no row is lost without a word.
    /// </summary>
    public IReadOnlyList<SqlFile> Queries { get; }

    /// <summary>The profiles of a folder.</summary>
    /// <param name="folder">A folder of profile folders; empty when it does not exist.</param>
    /// <exception cref="InvalidDataException">A <c>profile.json</c> cannot be read.</exception>
    public static IReadOnlyList<Profile> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "profile.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The raw table that a header is of.</summary>
    /// <param name="header">Column names of a file.</param>
    /// <returns>Null when it is none of this profile's.</returns>
    public string? FindTable(IReadOnlyList<string> header) => Tables
        .Where(table => table.Value.Count == header.Count
            && table.Value.All(column => header.Contains(column, StringComparer.OrdinalIgnoreCase)))
        .Select(table => table.Key)
        .FirstOrDefault();

    private static Profile Read(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            var description = JsonSerializer.Deserialize<Description>(File.ReadAllText(path), Json)
                ?? throw new InvalidDataException($"'{path}' is empty.");
            return new Profile(Path.GetFileName(folder), folder, description);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' is not a profile: {error.Message}", error);
        }
    }

    private sealed record Description(string Title, IReadOnlyDictionary<string, IReadOnlyList<string>> Tables);
}
