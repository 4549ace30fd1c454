using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reports.Web.Exports;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Makes a Word document from a template and a model. The same template, model and properties give the same bytes.</summary>
public static class DocumentWriter
{
    /// <summary>Writes the document.</summary>
    /// <param name="model">Its values: a record whose properties are the tags.</param>
    /// <param name="properties">Caption of the file.</param>
    /// <exception cref="DocumentTemplateException">The template cannot be filled.</exception>
    public static byte[] Write(DocumentTemplate template, object model, DocumentProperties properties)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(properties);
        using var stream = new MemoryStream();
        using (var document = TemplatePackage.Open(stream, template))
        {
            var main = document.MainDocumentPart!;
            TemplateCheck.Run(main, model.GetType(), template);
            var filler = new DocumentFiller(main, properties.Moment);
            filler.Fill(model);
            EmptySections.Drop(main.Document.Body!);
            if (filler.Contents is { } place)
            {
                DocumentContents.Put(place, main);
            }

            DocumentContents.AskForUpdate(main);
            MakeUnique(main);
            Describe(document, properties);
        }

        return FixedPackage.Pack(stream.ToArray(), properties.Moment);
    }

    /// <summary>Copies of a block repeat its identifiers: optional ones are removed, and drawings get new numbers.</summary>
    private static void MakeUnique(MainDocumentPart main)
    {
        const string word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
        uint drawings = 0;
        foreach (var element in DocumentRoots.Of(main).SelectMany(root => root.Descendants()).ToList())
        {
            switch (element)
            {
                case Paragraph or TableRow:
                    element.RemoveAttribute("paraId", word2010);
                    element.RemoveAttribute("textId", word2010);
                    break;
                case SdtId:
                    element.Remove();
                    break;
                case D.DocProperties drawing:
                    drawing.Id = ++drawings;
                    break;
            }
        }
    }

    private static void Describe(WordprocessingDocument document, DocumentProperties properties)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var stamp = properties.Moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        XElement Time(string name) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), stamp);
        var xml = new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", DocumentText.Clean(properties.Title)), new XElement(dc + "subject", DocumentText.Clean(properties.Subject)),
            new XElement(dc + "creator", DocumentText.Clean(properties.Author)), Time("created"), Time("modified")));
        if (document.CoreFilePropertiesPart is null)
        {
            document.ChangeIdOfPart(document.AddCoreFilePropertiesPart(), "core");
        }

        using var stream = new MemoryStream();
        xml.Save(stream);
        stream.Position = 0;
        document.CoreFilePropertiesPart!.FeedData(stream);
    }
}
