using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Schema;

/// <summary>One numbered migration script.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">File name without number and ending.</param>
/// <param name="Text">The statements.</param>
public sealed partial record SchemaScript(int Number, string Name, string Text)
{
    /// <summary>Lower-case hex of the SHA-256 of the text with line feeds as line ends.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The engine's option without which it does not run: <c>-- option:</c> of its header.</summary>
    public string? Option { get; } = new SqlFile(Name, Text).Value("option");

    /// <summary>
    /// Whether it runs again when its text has changed: <c>-- repeatable: yes</c>. For tables that hold nothing between loads.
    /// </summary>
    public bool IsRepeatable { get; } = new SqlFile(Name, Text).Value("repeatable") == "yes";

    /// <summary>Whether it runs in a transaction; ALTER DATABASE cannot.</summary>
    public bool IsTransactional { get; } = new SqlFile(Name, Text).Value("transaction") != "none";

    /// <summary>
    /// The last thing that it makes: <c>-- makes: app.edition_text</c>. Where that is there before the journal knows of the script, a release
    /// without a journal has run it.
    /// </summary>
    public string? Makes { get; } = new SqlFile(Name, Text).Value("makes");

    /// <summary>Its parts between lines of <c>GO</c>: a server takes a trigger only as a part of its own.</summary>
    public IReadOnlyList<string> Batches { get; } = BatchEnd().Split(Text);

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();
}

/// <summary>
/// The migration scripts embedded for an engine. A script whose header names a folder, <c>-- parts: Staging</c>, is continued by the files of
/// that folder.
/// </summary>
public static class SchemaScripts
{
    // Every load and every look at health compares them with the journal, and rendering their parts takes the whole catalogue.
    private static readonly ConcurrentDictionary<(string Dialect, Assembly Assembly), IReadOnlyList<SchemaScript>> Known = new();

    /// <summary>All scripts of the warehouse on an engine in their order.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>sqlserver</c>.</param>
    public static IReadOnlyList<SchemaScript> For(string dialect) => For(dialect, typeof(SchemaScripts).Assembly);

    /// <summary>All scripts of a program's own store on an engine in their order.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>sqlserver</c>.</param>
    /// <param name="assembly">Where they are embedded, in <c>Schema/Sqlite</c> and <c>Schema/SqlServer</c>.</param>
    public static IReadOnlyList<SchemaScript> For(string dialect, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Known.GetOrAdd((dialect, assembly), key => Embedded(key.Dialect, key.Assembly));
    }

    private static IReadOnlyList<SchemaScript> Embedded(string dialect, Assembly assembly)
    {
        var catalogue = new SqlCatalogue(dialect, assembly);
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"Schema/{dialect}/", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

        SchemaScript Read(string resource)
        {
            using var stream = assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"Embedded file '{resource}' is listed but cannot be opened.");
            using var reader = new StreamReader(stream);
            var file = Path.GetFileNameWithoutExtension(resource);
            var text = reader.ReadToEnd();
            var parts = new SqlFile(file, text).All("parts").SelectMany(catalogue.In).Select(part => part.Text);
            return new SchemaScript(
                int.Parse(file.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), file[5..], string.Join('\n', [text, .. parts]));
        }
    }
}
