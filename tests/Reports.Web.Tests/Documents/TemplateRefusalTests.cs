using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reports.Web.Documents;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Tests.AssessmentExports;

namespace Reports.Web.Tests.Documents;

/// <summary>Templates that cannot be filled or may not be: one message that names the file and what is wrong in it.</summary>
public sealed class TemplateRefusalTests : IDisposable
{
    private readonly TemplateFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("organisation")]
    [InlineData("state")]
    [InlineData("section-text")]
    [InlineData("table")]
    [InlineData("form-tables")]
    public void Template_WithoutNeededTag_NamesIt(string tag)
    {
        _file.Edited(main => main.Document.Descendants<SdtElement>().Where(control => TemplateFile.TagOf(control) == tag).ToList().ForEach(control => control.Remove()));
        Assert.Equal(Message($"нет элемента управления с тегом «{tag}»: верните его на место."), Refusal());
    }

    [Fact]
    public void Template_WithUnknownTag_NamesIt()
    {
        _file.Edited(main => Rename(main, "organisation", "organization"));
        Assert.Equal(Message("тега «organization» здесь быть не может: такого нет или он вынесен из своего блока."), Refusal());
    }

    [Fact]
    public void Template_WithTagOutOfItsBlock_NamesIt()
    {
        _file.Edited(main =>
        {
            var title = TemplateFile.Control(main.Document, "section-title");
            title.Remove();
            main.Document.Descendants<Paragraph>().First().Append(title);
        });
        Assert.Equal(Message("тега «section-title» здесь быть не может: такого нет или он вынесен из своего блока."), Refusal());
    }

    [Theory]
    [InlineData("unit", "в таблице «dynamics» нет ячейки с тегом «unit».")]
    [InlineData("group", "в таблице «form» нет ячейки с тегом «group».")]
    public void Template_TableWithoutAColumn_NamesIt(string column, string message)
    {
        _file.Edited(main => TemplateFile.Control(main.Document, column).Remove());
        Assert.Equal(Message(message), Refusal());
    }

    [Fact]
    public void Template_TagOnAWrongThing_SaysWhatMustBeThere()
    {
        _file.Edited(main => TemplateFile.Control(main.Document, "dynamics").Descendants<Table>().First().Remove());
        Assert.Equal(Message("в теге «dynamics» нет таблицы."), Refusal());
        _file.Edited(main => TemplateFile.Control(main.Document, "bar-chart").Descendants<Drawing>().First().Remove());
        Assert.Equal(Message("в теге «bar-chart» нет диаграммы с рядом данных."), Refusal());
    }

    [Fact]
    public void Template_TableWithMergedHead_SaysSo()
    {
        _file.Edited(main => TemplateFile.Control(main.Document, "dynamics").Descendants<TableCell>().First().Remove());
        Assert.Equal(Message("в шапке таблицы «dynamics» должно быть столько же ячеек, сколько в её строке: объединять их нельзя."), Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    public void Template_ThatIsNoDocument_IsRefused(string content)
    {
        File.WriteAllText(_file.Path, content);
        Assert.Equal(Message("повреждён или это не документ Word (.docx)."), Refusal());
    }

    [Theory]
    [InlineData("<w:document>")]
    [InlineData("<!DOCTYPE x [<!ENTITY y \"z\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p/></w:body></w:document>")]
    public void Template_WithBrokenXml_IsRefused(string xml)
    {
        _file.Edited(_ => { });
        using (var zip = ZipFile.Open(_file.Path, ZipArchiveMode.Update))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(xml));
        }

        Assert.Equal(Message("повреждён или это не документ Word (.docx)."), Refusal());
    }

    [Fact]
    public void Template_ThatUnpacksToTooMuch_IsRefused()
    {
        _file.Edited(_ => { });
        using (var zip = ZipFile.Open(_file.Path, ZipArchiveMode.Update))
        {
            using var part = zip.CreateEntry("word/media/image1.png").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 51; i++)
            {
                part.Write(zeros);
            }
        }

        Assert.True(new FileInfo(_file.Path).Length < 1024 * 1024);
        Assert.Equal(Message("в распакованном виде больше 50 МБ."), Refusal());
    }

    [Fact]
    public void Template_TooLargeOrOfTooManyParts_IsRefused()
    {
        _file.Edited(_ => { });
        using (var zip = ZipFile.Open(_file.Path, ZipArchiveMode.Update))
        {
            for (var i = 0; i < 301; i++)
            {
                zip.CreateEntry("word/media/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal(Message("в нём больше 300 частей."), Refusal());
        using (var file = File.OpenWrite(_file.Path))
        {
            file.SetLength(TemplateLimit + 1);
        }

        Assert.Equal(Message("больше 10 МБ."), Refusal());
    }

    [Fact]
    public void Template_WithMacrosOrObjects_IsRefused()
    {
        _file.Edited(main => main.AddNewPart<VbaProjectPart>("rIdMacro").FeedData(new MemoryStream([1, 2, 3])));
        Assert.StartsWith(Message("в нём есть то, чего в шаблоне быть не может: /word/vbaProject"), Refusal(), StringComparison.Ordinal);
        _file.Edited(main => main.AddNewPart<EmbeddedObjectPart>("application/vnd.openxmlformats-officedocument.oleObject", "rIdObject").FeedData(new MemoryStream([1, 2, 3])));
        Assert.StartsWith(Message("в нём есть то, чего в шаблоне быть не может: /word/embeddings/"), Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_OfAnotherKind_IsRefused()
    {
        _file.Edited(_ => { });
        using (var document = WordprocessingDocument.Open(_file.Path, isEditable: true))
        {
            document.ChangeDocumentType(WordprocessingDocumentType.MacroEnabledDocument);
        }

        Assert.Equal(Message("сохраните его как «Документ Word (.docx)»: макросов и шаблонов .dotx здесь не берут."), Refusal());
    }

    [Fact]
    public void Template_WithWhatIsElsewhere_IsRefused()
    {
        _file.Edited(main => main.DocumentSettingsPart!.AddExternalRelationship(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("file:///C:/normal.dotm")));
        Assert.Equal(Message("в нём есть ссылка на внешний файл, «file:///C:/normal.dotm»: уберите её."), Refusal());
        _file.Edited(main => main.AddHyperlinkRelationship(new Uri("file:///C:/x.exe"), isExternal: true));
        Assert.Equal(Message("в нём есть ссылка на внешний файл, «file:///C:/x.exe»: уберите её."), Refusal());
        _file.Edited(main => main.AddHyperlinkRelationship(new Uri("https://example.org/"), isExternal: true));
        Assert.NotEmpty(AssessmentDocx.Write(SampleFile.Make(SampleFile.Draft) with { Template = _file.Template }));
    }

    [Fact]
    public void Template_WithFieldThatReadsOrRuns_IsRefused()
    {
        _file.Edited(main => main.Document.Body!.PrependChild(new Paragraph(new SimpleField { Instruction = " includetext \"C:\\\\secret.docx\" " })));
        Assert.Equal(Message("поля «includetext» в шаблоне быть не может."), Refusal());
        _file.Edited(main => main.Document.Body!.PrependChild(new Paragraph(
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" DDE")), new Run(new FieldCode("AUTO cmd \"/c calc\" ")),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }))));
        Assert.Equal(Message("поля «DDEAUTO» в шаблоне быть не может."), Refusal());
    }

    private const long TemplateLimit = 10 * 1024 * 1024;

    private static void Rename(MainDocumentPart main, string tag, string other) =>
        TemplateFile.Control(main.Document, tag).SdtProperties!.GetFirstChild<Tag>()!.Val = other;

    private string Message(string problem) => $"Шаблон «{_file.Path}»: {problem}";

    private string Refusal() => Assert.Throws<DocumentTemplateException>(
        () => AssessmentDocx.Write(SampleFile.Make(SampleFile.Signed) with { Template = _file.Template })).Message;
}
