using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>What is around the body of a document: styles, pages with their numbers, contents, properties.</summary>
internal static class DocxFrame
{
    private const string FooterId = "footer";
    private const uint ShortSide = 11906;
    private const uint LongSide = 16838;

    /// <summary>Makes an empty document with styles, settings, the foot of pages and properties.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">What it is made of.</param>
    /// <param name="title">Its title.</param>
    public static MainDocumentPart Begin(WordprocessingDocument document, AssessmentFile file, string title)
    {
        var main = document.AddMainDocumentPart();
        document.ChangeIdOfPart(main, "document");
        main.Document = new Document(new Body());
        using (var styles = typeof(DocxFrame).Assembly.GetManifestResourceStream("SelfAssessment/docx-styles.xml")!)
        {
            main.AddNewPart<StyleDefinitionsPart>("styles").FeedData(styles);
        }

        // Page numbers of the contents are counted here; the program that opens the document is asked to count anew.
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
            new UpdateFieldsOnOpen { Val = true },
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
        main.AddNewPart<FooterPart>(FooterId).Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }), new SimpleField(new Run(new Text("2"))) { Instruction = "PAGE" }));
        AddProperties(document, file, title);
        return main;
    }

    /// <summary>Pages of a part of the document.</summary>
    /// <param name="isLandscape">Whether the long side lies.</param>
    /// <param name="hasTitlePage">Whether its first page has no number.</param>
    public static SectionProperties Pages(bool isLandscape, bool hasTitlePage = false)
    {
        var section = new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
            isLandscape
                ? new PageSize { Width = LongSide, Height = ShortSide, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = ShortSide, Height = LongSide },
            isLandscape
                ? new PageMargin { Top = 1701, Bottom = 850, Left = 1134, Right = 850, Header = 567, Footer = 425, Gutter = 0 }
                : new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 850, Header = 567, Footer = 567, Gutter = 0 });
        if (hasTitlePage)
        {
            section.Append(new TitlePage());
        }

        return section;
    }

    /// <summary>Writes the contents: a field that the program fills anew, filled already.</summary>
    /// <param name="place">Where.</param>
    /// <param name="headings">Headings of the document.</param>
    public static void Contents(OpenXmlElement place, IReadOnlyList<DocxHeading> headings)
    {
        var begin = new OpenXmlElement[]
        {
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode("TOC \\o \"1-1\" \\h \\z \\u") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        };
        for (var i = 0; i < headings.Count; i++)
        {
            var (bookmark, title, page) = headings[i];
            var link = new Hyperlink(
                DocxPen.Run(title),
                new Run(new TabChar()),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                new Run(new FieldCode($" PAGEREF {bookmark} \\h ") { Space = SpaceProcessingModeValues.Preserve }),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                new Run(new Text(page.ToString(CultureInfo.InvariantCulture))),
                new Run(new FieldChar { FieldCharType = FieldCharValues.End }))
            {
                Anchor = bookmark,
                History = true,
            };
            var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TOC1" }));
            if (i == 0)
            {
                line.Append(begin);
            }

            line.Append(link);
            if (i == headings.Count - 1)
            {
                line.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            }

            place.InsertBeforeSelf(line);
        }

        place.Remove();
    }

    private static void AddProperties(WordprocessingDocument document, AssessmentFile file, string title)
    {
        var stamp = file.Caption.Moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var part = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(part, "core");
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dc:title>{Safe(title)}</dc:title><dc:subject>{Safe(file.Caption.Words)}</dc:subject><dc:creator>{Safe(file.Caption.Organisation)}</dc:creator>"
            + $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:modified>"
            + "</cp:coreProperties>";
        part.FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
    }

    private static string Safe(string text) => System.Security.SecurityElement.Escape(text);
}
