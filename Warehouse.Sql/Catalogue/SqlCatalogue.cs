using System.Collections.Concurrent;
using System.Reflection;

namespace Warehouse.Sql.Catalogue;

/// <summary>
/// Finds <c>.sql</c> files by name: those embedded in this library and, over them, those in folders that an operator names,
/// so that a report is added by dropping a file. <c>name.sqlite.sql</c> serves one engine, <c>name.sql</c> every one.
/// </summary>
public sealed class SqlCatalogue
{
    private readonly ConcurrentDictionary<string, Lazy<SqlFile>> _files = new(StringComparer.Ordinal);

    /// <summary>Reads the names of everything embedded and dropped; texts are read when first asked for.</summary>
    /// <param name="dialect">The engine's name in file names: <c>sqlite</c> or <c>sqlserver</c>.</param>
    /// <param name="folders">Folders laid over the embedded files; ones that do not exist are empty.</param>
    public SqlCatalogue(string dialect, params IEnumerable<string> folders)
    {
        var assembly = typeof(SqlCatalogue).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            Add(resource, dialect, () => ReadResource(assembly, resource));
        }

        foreach (var folder in folders.Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories))
            {
                Add(Path.GetRelativePath(folder, path).Replace('\\', '/'), dialect, () => File.ReadAllText(path));
            }
        }
    }

    /// <summary>The file of that name.</summary>
    /// <param name="name">Folder and name: <c>Load/attendance.insert</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such file for this engine.</exception>
    public SqlFile this[string name] => Find(name) ?? throw new KeyNotFoundException($"No SQL file '{name}' for this engine.");

    /// <summary>The file of that name, if there is one.</summary>
    /// <param name="name">Folder and name.</param>
    public SqlFile? Find(string name) => _files.TryGetValue(name, out var file) ? file.Value : null;

    /// <summary>The files of a folder, by name.</summary>
    /// <param name="folder">Such as <c>Reports</c>.</param>
    public IReadOnlyList<SqlFile> In(string folder) => [.. _files
        .Where(pair => pair.Key.StartsWith(folder + "/", StringComparison.Ordinal))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Value.Value)];

    private void Add(string path, string dialect, Func<string> read)
    {
        if (!path.EndsWith(".sql", StringComparison.Ordinal) || path.StartsWith("Schema/", StringComparison.Ordinal))
        {
            return;
        }

        var name = path[..^4];
        var dot = name.LastIndexOf('.');
        var engine = dot < 0 ? "" : name[(dot + 1)..];
        if (engine is "sqlite" or "sqlserver")
        {
            if (engine != dialect)
            {
                return;
            }

            name = name[..dot];
        }

        _files[name] = new Lazy<SqlFile>(() => new SqlFile(name, read()));
    }

    private static string ReadResource(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Embedded file '{resource}' is listed but cannot be opened.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
