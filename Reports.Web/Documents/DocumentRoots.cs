using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Reports.Web.Documents;

/// <summary>What of a document holds text: its body, the heads and feet of its pages.</summary>
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
