using System.Text.Json;
using Ingest.Feeds.Contracts;
using Warehouse.Sql.Catalogue;

namespace Ingest.Feeds.Profiles;

/// <summary>
/// A foreign format: a folder with <c>profile.json</c>, which describes its raw tables by their columns, and one <c>.sql</c> for each
/// feed. Profiles are found by folder, so that a new format is a new folder.
/// </summary>
public sealed class Profile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private Profile(string name, string folder, Description description)
    {
        Name = name;
        Folder = folder;
        Title = description.Title;
        Tables = description.Tables.ToDictionary(table => table.Key, table => new ProfileTable(table.Key, table.Value), StringComparer.Ordinal);
        Versions = description.Versions;
        Queries = In(folder, "");
        Steps = In(folder, "steps");
        Checks = In(folder, "checks");
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>Where its files are.</summary>
    public string Folder { get; }

    /// <summary>Russian title.</summary>
    public string Title { get; }

    /// <summary>Raw tables by their names in queries.</summary>
    public IReadOnlyDictionary<string, ProfileTable> Tables { get; }

    /// <summary>By what a row is told to be a later version of another; null where rows have no versions.</summary>
    public ProfileVersions? Versions { get; }

    /// <summary>
    /// The queries, one for each feed, which <c>-- feed:</c> of the header names. The columns are those of the feed, then <c>source_file</c> and
    /// <c>source_line</c> of the raw row that each comes from. A row that needs another file names its table in
    /// <c>waits_for</c>: it stays in quarantine until that file is loaded, so that no row is lost silently.
    /// </summary>
    public IReadOnlyList<SqlFile> Queries { get; }

    /// <summary>
    /// What the queries build on, in the folder <c>steps</c>: <c>01_person.sql</c> is laid down as the table <c>person</c> before the queries run, the next one may
    /// read it, and its first column is the one that it is looked up by.
    /// </summary>
    public IReadOnlyList<SqlFile> Steps { get; }

    /// <summary>
    /// Queries of the folder <c>checks</c> on the files of a load: each row is a <c>note</c>, a sentence in Russian that names no contents of cells, and the
    /// <c>source_file</c> that it is told of.
    /// </summary>
    public IReadOnlyList<SqlFile> Checks { get; }

    /// <summary>The profiles of a folder.</summary>
    /// <param name="folder">A folder of profile folders; empty when it does not exist.</param>
    /// <exception cref="InvalidDataException">A <c>profile.json</c> cannot be read.</exception>
    public static IReadOnlyList<Profile> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "profile.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The raw table of a header: of those that it is a header of, the one that knows most of its columns, whatever else it has.</summary>
    /// <param name="header">Column names of a file.</param>
    /// <returns>Null when this profile has no such table.</returns>
    public ProfileTable? FindTable(IReadOnlyList<string> header) =>
        Tables.Values.Select(table => (Table: table, Fit: table.Fit(header))).Where(found => found.Fit > 0).OrderByDescending(found => found.Fit).FirstOrDefault().Table;

    /// <summary>A sentence on the table that a header almost is: at least half of its required columns are there.</summary>
    /// <param name="header">Column names of a file.</param>
    /// <returns>Nothing when none is near; otherwise it begins with a space.</returns>
    public string Nearest(IReadOnlyList<string> header)
    {
        var (table, missing) = Tables.Values
            .Select(table => (table, Missing: table.Missing(header)))
            .Where(near => near.Missing.Count * 2 <= near.table.Required.Count)
            .OrderBy(near => near.Missing.Count)
            .ThenByDescending(near => near.table.Required.Count)
            .FirstOrDefault();
        return table is null
            ? ""
            : $" Файл похож и на таблицу «{table.Name}» формата «{Title}» (профиль {Name}), но в нём нет столбцов: {string.Join(", ", missing.Select(ColumnName.Quoted))}.";
    }

    private static IReadOnlyList<SqlFile> In(string folder, string part) => Path.Combine(folder, part) is var path && !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, "*.sql")
            .Order(StringComparer.Ordinal)
            .Select(file => new SqlFile(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

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

    private sealed record Description(string Title, IReadOnlyDictionary<string, IReadOnlyList<string>> Tables, ProfileVersions? Versions = null);
}

/// <summary>
/// How rows of a foreign system are versions of one another: in tables that have both columns, queries see <c>changed_at</c> (where a row does not say it, the last
/// that an earlier one of the same key said) and <c>is_latest</c>.
/// </summary>
/// <param name="Key">The column that is one in all versions.</param>
/// <param name="Changed">The column that says when the row changed, in a form that sorts.</param>
public sealed record ProfileVersions(string Key, string Changed);
