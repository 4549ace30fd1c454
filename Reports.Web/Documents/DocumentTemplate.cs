using System.Collections.Concurrent;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Reports.Web.Exports;

namespace Reports.Web.Documents;

/// <summary>A Word document whose content controls are filled with values.</summary>
/// <param name="Name">Its name without an ending, such as <c>self-assessment</c>.</param>
/// <param name="Path">The operator's file; null for the shipped template.</param>
public sealed record DocumentTemplate(string Name, string? Path = null)
{
    private static readonly ConcurrentDictionary<string, byte[]> Shipped = new(StringComparer.Ordinal);

    private byte[]? _kept;

    /// <summary>Its name in messages.</summary>
    public string File => Path ?? (_kept is null ? Name + ".docx" : Name);

    /// <summary>A template whose bytes are stored elsewhere than in a file.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="bytes">The document of Word.</param>
    public static DocumentTemplate Of(string name, byte[] bytes) => new(name) { _kept = bytes };

    /// <summary>The template with its present content, whatever becomes of its file.</summary>
    /// <exception cref="DocumentTemplateException">It cannot be read or is too large.</exception>
    public DocumentTemplate Keep() => this with { _kept = Read() };

    /// <summary>The current content of the file.</summary>
    /// <exception cref="DocumentTemplateException">It cannot be read or is too large.</exception>
    public byte[] Read()
    {
        if (_kept is { } kept)
        {
            return kept;
        }

        if (Path is null)
        {
            return Shipped.GetOrAdd(Name, Pack);
        }

        try
        {
            using var stream = System.IO.File.OpenRead(Path);
            if (stream.Length > TemplatePackage.LongestFile)
            {
                throw new DocumentTemplateException(File, $"больше {TemplatePackage.LongestFile / 1024 / 1024} МБ.");
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DocumentTemplateException(File, "не прочитать. " + error.Message);
        }
    }

    /// <summary>A shipped template is stored as one XML file (flat OPC), so that version control shows its changes.</summary>
    private static byte[] Pack(string name)
    {
        using var source = typeof(DocumentTemplate).Assembly.GetManifestResourceStream($"Templates/{name}.xml")
            ?? throw new InvalidOperationException($"There is no Templates/{name}.xml.");
        using var stream = new MemoryStream();
        WordprocessingDocument.FromFlatOpcDocument(XDocument.Load(source), stream, isEditable: true).Dispose();
        return FixedPackage.Pack(stream.ToArray(), new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}

/// <summary>Finds templates. A file in the operator's folder replaces the shipped template of that name.</summary>
/// <param name="options">The folder.</param>
public sealed class DocumentTemplates(IOptions<ReportsOptions> options)
{
    private const string Folder = "Templates/";

    /// <summary>Names of the shipped templates.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. typeof(DocumentTemplates).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name))];

    /// <summary>The template in use. It is read at each use, so that a replaced file takes effect at once.</summary>
    /// <param name="name">Its name without an ending.</param>
    public DocumentTemplate Find(string name)
    {
        var path = Path.Combine(options.Value.Templates, name + ".docx");
        return new DocumentTemplate(name, File.Exists(path) ? path : null);
    }
}
