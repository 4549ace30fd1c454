using System.Text.Json;
using Ingest.Feeds.Contracts;
using Ingest.Sources;
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
        Tables = description.Tables;
        Queries = [.. Directory.EnumerateFiles(folder, "*.sql")
            .Order(StringComparer.Ordinal)
            .Select(path => new SqlFile(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>Where its files are.</summary>
    public string Folder { get; }

    /// <summary>Russian title.</summary>
    public string Title { get; }

    /// <summary>Raw tables: columns of the files' headers by the table's name in queries.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tables { get; }

    /// <summary>
    /// The queries, one for each feed, which <c>-- feed:</c> of the header names. The columns are those of the feed, then <c>source_file</c> and
    /// <c>source_line</c> of the raw row that each comes from. A row that needs another file names its table in
    /// <c>waits_for</c>: it stays in quarantine until that file is loaded, so that no row is lost silently.
    /// </summary>
    public IReadOnlyList<SqlFile> Queries { get; }

    /// <summary>The profiles of a folder.</summary>
    /// <param name="folder">A folder of profile folders; empty when it does not exist.</param>
    /// <exception cref="InvalidDataException">A <c>profile.json</c> cannot be read.</exception>
    public static IReadOnlyList<Profile> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "profile.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The raw table of a header: the widest of those whose columns it has, whatever else it has.</summary>
    /// <param name="header">Column names of a file.</param>
    /// <returns>Null when this profile has no such table.</returns>
    public string? FindTable(IReadOnlyList<string> header)
    {
        var names = header.Select(ColumnName.Folded).ToHashSet(StringComparer.Ordinal);
        return Tables
            .Where(table => table.Value.All(column => names.Contains(ColumnName.Folded(column))))
            .OrderByDescending(table => table.Value.Count)
            .Select(table => table.Key)
            .FirstOrDefault();
    }

    /// <summary>What is to be told of a header of a table: the columns that it does not have.</summary>
    /// <param name="table">The raw table.</param>
    /// <param name="header">Column names of a file.</param>
    public IEnumerable<SourceNote> Notes(string table, IReadOnlyList<string> header)
    {
        var known = Tables[table].Select(ColumnName.Folded).ToHashSet(StringComparer.Ordinal);
        var others = header.Where(name => name.Length > 0 && !known.Contains(ColumnName.Folded(name))).Select(ColumnName.Quoted).ToList();
        return others.Count == 0 ? [] : [SourceNotes.ColumnsPassedOver(others)];
    }

    /// <summary>A sentence on the table that a header almost is: at least half of its columns are there.</summary>
    /// <param name="header">Column names of a file.</param>
    /// <returns>Nothing when none is near; otherwise it begins with a space.</returns>
    public string Nearest(IReadOnlyList<string> header)
    {
        var names = header.Select(ColumnName.Folded).ToHashSet(StringComparer.Ordinal);
        var (table, missing) = Tables
            .Select(table => (table.Key, Missing: table.Value.Where(column => !names.Contains(ColumnName.Folded(column))).ToList()))
            .Where(table => table.Missing.Count * 2 <= Tables[table.Key].Count)
            .OrderBy(table => table.Missing.Count)
            .FirstOrDefault();
        return table is null
            ? ""
            : $" Файл похож и на таблицу «{table}» формата «{Title}» (профиль {Name}), но в нём нет столбцов: {string.Join(", ", missing.Select(ColumnName.Quoted))}.";
    }

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
