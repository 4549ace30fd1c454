using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Warehouse.Sql.Catalogue;

/// <summary>
/// Finds <c>.sql</c> files by name: those embedded in this library, and those in an operator's folders, which replace or add to
/// them. <c>name.sqlite.sql</c> is for one engine, <c>name.sql</c> for all.
/// A file whose name holds a kind in braces, <c>Facts/{fact}.insert.sqlite.sql</c>, is a <see cref="Template"/>: it is rendered for
/// each <see cref="Declaration"/> of that kind, <c>Facts/grades.insert</c>. A file of the rendered name replaces it.
/// </summary>
public sealed partial class SqlCatalogue
{
    private readonly ConcurrentDictionary<string, Lazy<SqlFile>> _files = new(StringComparer.Ordinal);
    private readonly string _dialect;

    /// <summary>Lists embedded and operators' files; a text is read when first needed.</summary>
    /// <param name="dialect">The engine's name in file names: <c>sqlite</c> or <c>sqlserver</c>.</param>
    /// <param name="folders">Folders whose files replace embedded ones; a folder that does not exist is empty.</param>
    public SqlCatalogue(string dialect, params IEnumerable<string> folders)
        : this(dialect, typeof(SqlCatalogue).Assembly, folders)
    {
    }

    /// <summary>The same for the files embedded in another assembly: the site's own store.</summary>
    /// <param name="dialect">The engine's name in file names.</param>
    /// <param name="assembly">Where files are embedded and declarations are found.</param>
    /// <param name="folders">Folders whose files replace embedded ones.</param>
    public SqlCatalogue(string dialect, Assembly assembly, params IEnumerable<string> folders)
    {
        _dialect = dialect;
        List<(string Path, Func<string> Read)[]> layers =
        [
            [.. assembly.GetManifestResourceNames().Select(resource => (resource, new Func<string>(() => ReadResource(assembly, resource))))],
            .. folders.Where(Directory.Exists).Select(folder => Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
                .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), new Func<string>(() => File.ReadAllText(path))))
                .ToArray()),
        ];
        Declarations =
        [
            .. assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Declaration)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
                .Select(type => (Declaration)Activator.CreateInstance(type)!),
            .. layers.SelectMany(layer => layer)
                .Where(file => file.Path.StartsWith(MartDeclaration.Files, StringComparison.Ordinal))
                .Select(file => file.Path[..file.Path.IndexOf('.', StringComparison.Ordinal)])
                .Distinct()
                .Select(name => new MartDeclaration(this, name)),
        ];
        foreach (var layer in layers)
        {
            Add(layer);
        }
    }

    /// <summary>The facts, dimensions, bridges and marts that templates are rendered for.</summary>
    public IReadOnlyList<Declaration> Declarations { get; }

    /// <summary>Every file, by name.</summary>
    public IReadOnlyList<SqlFile> Files => [.. _files
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Value.Value)];

    /// <summary>The file of that name.</summary>
    /// <param name="name">Folder and name: <c>Facts/attendance.insert</c>.</param>
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

    /// <summary>Adds a layer of files over earlier ones: templates first, so that a file of a rendered name replaces the rendered one.</summary>
    private void Add(IEnumerable<(string Path, Func<string> Read)> files)
    {
        foreach (var (path, read) in files.OrderBy(file => Kind().IsMatch(file.Path) ? 0 : 1).ToList())
        {
            Add(path, read);
        }
    }

    private void Add(string path, Func<string> read)
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
            if (engine != _dialect)
            {
                return;
            }

            name = name[..dot];
        }

        if (Kind().Match(name) is not { Success: true } kind)
        {
            _files[name] = new Lazy<SqlFile>(() => new SqlFile(name, new Template(name, read()).Include(other => Find(other)?.Text)));
            return;
        }

        var template = new Lazy<Template>(() => new Template(name, read()));
        foreach (var declaration in Declarations.Where(declaration => declaration.Kinds.Contains(kind.Groups[1].Value)))
        {
            var rendered = name.Replace(kind.Value, declaration.NameAs(kind.Groups[1].Value), StringComparison.Ordinal);
            _files[rendered] = new Lazy<SqlFile>(() => new SqlFile(
                rendered, template.Value.Render(declaration, other => Find(other)?.Text)));
        }
    }

    private static string ReadResource(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Embedded file '{resource}' is listed but cannot be opened.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Kind();
}
