using System.Security.Cryptography;
using System.Text;
using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Schema;

/// <summary>One numbered migration script.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">File name without number and ending.</param>
/// <param name="Text">The statements.</param>
public sealed record SchemaScript(int Number, string Name, string Text)
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
}

/// <summary>
/// The migration scripts embedded for an engine. A script whose header names a folder, <c>-- parts: Staging</c>, is continued by the files of
/// that folder.
/// </summary>
public static class SchemaScripts
{
    /// <summary>All scripts of an engine in their order.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>sqlserver</c>.</param>
    public static IReadOnlyList<SchemaScript> For(string dialect)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var catalogue = new SqlCatalogue(dialect);
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
