using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Opens a template. Only an allow-list of parts is accepted, because the file may have been edited by anyone.</summary>
internal static class TemplatePackage
{
    /// <summary>Largest file, bytes.</summary>
    public const long LongestFile = 10 * 1024 * 1024;

    private const long LongestContent = 50 * 1024 * 1024;
    private const int MostParts = 300;

    private static readonly HashSet<Type> Parts =
    [
        typeof(MainDocumentPart), typeof(StyleDefinitionsPart), typeof(StylesWithEffectsPart), typeof(DocumentSettingsPart), typeof(WebSettingsPart),
        typeof(FontTablePart), typeof(FontPart), typeof(ThemePart), typeof(NumberingDefinitionsPart), typeof(HeaderPart), typeof(FooterPart),
        typeof(FootnotesPart), typeof(EndnotesPart), typeof(GlossaryDocumentPart), typeof(ImagePart), typeof(ChartPart), typeof(ChartStylePart),
        typeof(ChartColorStylePart), typeof(ThemeOverridePart), typeof(CustomXmlPart), typeof(CustomXmlPropertiesPart), typeof(WordprocessingPeoplePart),
        typeof(CoreFilePropertiesPart), typeof(ExtendedFilePropertiesPart), typeof(CustomFilePropertiesPart), typeof(ThumbnailPart),
    ];

    private static readonly HashSet<string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        "PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "SEQ", "STYLEREF", "HYPERLINK", "TITLE", "SUBJECT", "AUTHOR",
    };

    /// <summary>Opens a copy of it.</summary>
    /// <param name="stream">Receives the document.</param>
    /// <exception cref="DocumentTemplateException">It is damaged, or has parts that are not allowed.</exception>
    public static WordprocessingDocument Open(MemoryStream stream, DocumentTemplate template)
    {
        var bytes = template.Read();
        WordprocessingDocument? document = null;
        try
        {
            CheckSize(bytes, template);
            stream.Write(bytes);
            document = WordprocessingDocument.Open(stream, isEditable: true);
            Check(document, template);
            return document;
        }
        catch (Exception error)
        {
            document?.Dispose();
            throw error is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException or ArgumentException or InvalidOperationException
                ? new DocumentTemplateException(template.File, "повреждён или это не документ Word (.docx).") : error;
        }
    }

    private static void CheckSize(byte[] bytes, DocumentTemplate template)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts)
        {
            throw new DocumentTemplateException(template.File, $"в нём больше {MostParts} частей.");
        }

        // Declared sizes of a zip's parts are not trusted: the parts are read.
        var (left, buffer) = (LongestContent, new byte[81920]);
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (var read = part.Read(buffer); read > 0; read = part.Read(buffer))
            {
                left -= read;
                if (left < 0)
                {
                    throw new DocumentTemplateException(template.File, $"в распакованном виде больше {LongestContent / 1024 / 1024} МБ.");
                }
            }
        }
    }

    private static void Check(WordprocessingDocument document, DocumentTemplate template)
    {
        if (document.MainDocumentPart?.Document.Body is null)
        {
            throw new InvalidDataException("There is no body.");
        }

        if (document.DocumentType is not DocumentFormat.OpenXml.WordprocessingDocumentType.Document)
        {
            throw new DocumentTemplateException(template.File, "сохраните его как «Документ Word (.docx)»: макросов и шаблонов .dotx здесь не берут.");
        }

        CheckLinks(document, template);
        foreach (var part in document.GetAllParts().ToList())
        {
            // Parts that newer programs add to a document (sensitivity labels, for example) are dropped.
            if (part is ExtendedPart)
            {
                foreach (var parent in part.GetParentParts().Cast<OpenXmlPartContainer>().Append(document).Where(one => one.Parts.Any(child => child.OpenXmlPart == part)).ToList())
                {
                    parent.DeletePart(part);
                }

                continue;
            }

            // The workbook of a sample chart is replaced with the chart's own.
            if (!Parts.Contains(part.GetType()) && !(part is EmbeddedPackagePart && part.GetParentParts().All(parent => parent is ChartPart)))
            {
                throw new DocumentTemplateException(template.File, $"в нём есть то, чего в шаблоне быть не может: {part.Uri}.");
            }

            CheckLinks(part, template);
            if (part.RootElement is { } root)
            {
                CheckFields(root, template);
            }
        }
    }

    private static void CheckLinks(OpenXmlPartContainer container, DocumentTemplate template)
    {
        var outside = container.ExternalRelationships.Select(link => link.Uri)
            .Concat(container.DataPartReferenceRelationships.Select(link => link.Uri))
            .Concat(container.HyperlinkRelationships.Where(link => link.IsExternal && link.Uri is not { IsAbsoluteUri: true, Scheme: "http" or "https" or "mailto" })
                .Select(link => link.Uri))
            .FirstOrDefault();
        if (outside is not null)
        {
            throw new DocumentTemplateException(template.File, $"в нём есть ссылка на внешний файл, «{outside}»: уберите её.");
        }
    }

    private static void CheckFields(DocumentFormat.OpenXml.OpenXmlElement root, DocumentTemplate template)
    {
        var open = new Stack<string>();
        foreach (var element in root.Descendants())
        {
            switch (element)
            {
                case SimpleField simple:
                    CheckField(simple.Instruction?.Value ?? "", template);
                    break;
                case FieldChar { FieldCharType.Value: FieldCharValues.Begin }:
                    open.Push("");
                    break;
                case FieldCode code:
                    open.Push((open.TryPop(out var begun) ? begun : "") + code.Text);
                    break;
                case FieldChar { FieldCharType.Value: FieldCharValues.End } when open.TryPop(out var whole):
                    CheckField(whole, template);
                    break;
            }
        }

        foreach (var rest in open)
        {
            CheckField(rest, template);
        }
    }

    private static void CheckField(string instruction, DocumentTemplate template)
    {
        var name = instruction.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        if (name.Length > 0 && !Fields.Contains(name))
        {
            throw new DocumentTemplateException(template.File, $"поля «{name}» в шаблоне быть не может.");
        }
    }
}
