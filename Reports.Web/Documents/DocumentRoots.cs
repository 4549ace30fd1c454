using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Reports.Web.Documents;

/// <summary>The parts of a document with text: body, headers and footers.</summary>
internal static class DocumentRoots
{
    /// <summary>The roots, the body first.</summary>
    public static IEnumerable<OpenXmlPartRootElement> Of(MainDocumentPart main) =>
    [
        main.Document,
        .. main.HeaderParts.Select(part => part.Header),
        .. main.FooterParts.Select(part => part.Footer),
    ];
}
