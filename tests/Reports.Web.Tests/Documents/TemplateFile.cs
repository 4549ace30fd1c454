using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reports.Web.Documents;

namespace Reports.Web.Tests.Documents;

/// <summary>Templates in a folder of their own: the shipped one as somebody edited it, or one written for a test.</summary>
internal sealed class TemplateFile : IDisposable
{
    public static readonly DocumentProperties Properties = new("Журнал", "Проект", "Организация", new DateTimeOffset(2026, 4, 12, 9, 30, 10, TimeSpan.Zero));

    public string Folder { get; } = Directory.CreateTempSubdirectory("templates").FullName;

    public string Path => System.IO.Path.Combine(Folder, "self-assessment.docx");

    public DocumentTemplate Template => new("self-assessment", Path);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The shipped template after an edit.</summary>
    public TemplateFile Edited(Action<MainDocumentPart> edit)
    {
        File.WriteAllBytes(Path, new DocumentTemplate("self-assessment").Read());
        using var document = WordprocessingDocument.Open(Path, isEditable: true);
        edit(document.MainDocumentPart!);
        return this;
    }

    /// <summary>A template in an operator's folder, with another heading above the contents.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="heading">The heading.</param>
    /// <param name="template">The template to edit; null is the shipped one.</param>
    public static void PutRenamed(string path, string heading, byte[]? template = null)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, template ?? new DocumentTemplate("self-assessment").Read());
        using var document = WordprocessingDocument.Open(path, isEditable: true);
        document.MainDocumentPart!.Document.Descendants<Text>().Single(text => text.Text == "Содержание").Text = heading;
    }

    /// <summary>Words of a written document.</summary>
    public static string WordsOf(byte[] document)
    {
        using var written = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return written.MainDocumentPart!.Document.InnerText;
    }

    /// <summary>A template whose body is given.</summary>
    public TemplateFile WithBody(string body, Action<MainDocumentPart>? add = null)
    {
        using var document = WordprocessingDocument.Create(Path, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.Document = new Document(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
            + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
            + $"xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}</w:body></w:document>");
        add?.Invoke(main);
        return this;
    }

    public Body Fill(object model)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(DocumentWriter.Write(Template, model, Properties)), isEditable: false);
        return (Body)document.MainDocumentPart!.Document.Body!.CloneNode(true);
    }

    public static SdtElement Control(OpenXmlElement root, string tag) => root.Descendants<SdtElement>().First(control => TagOf(control) == tag);

    public static string TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? "";

    /// <summary>A control of paragraphs.</summary>
    public static string Block(string tag, string content) => $"<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>";

    /// <summary>A control in a line.</summary>
    public static string Line(string tag) => Block(tag, "<w:r><w:rPr><w:b/></w:rPr><w:t>место</w:t></w:r>");

    public static string Paragraph(string content) => $"<w:p>{content}</w:p>";

    public static string Text(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";
}
