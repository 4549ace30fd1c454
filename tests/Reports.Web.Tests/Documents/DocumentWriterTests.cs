using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reports.Web.Documents;
using static Reports.Web.Tests.Documents.TemplateFile;

namespace Reports.Web.Tests.Documents;

/// <summary>Documents of models of the tests' own: what any document can show.</summary>
public sealed class DocumentWriterTests : IDisposable
{
    private const string Marks = "<w:tbl><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"1000\"/></w:tblGrid>"
        + "<w:tr><w:tc><w:p><w:r><w:t>Отметка</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Кто</w:t></w:r></w:p></w:tc></w:tr>"
        + "<w:tr><w:trPr><w:cantSplit/></w:trPr>CELLS</w:tr></w:tbl><w:p/>";

    private readonly TemplateFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Text_InAnyPlace_KeepsItsFormatting()
    {
        var body = _file.WithBody(
            Paragraph(Text("Журнал: ") + Line("title"))
            + Block("title", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>место</w:t></w:r></w:p><w:p/>")).Fill(new Note("Физика"));

        Assert.Equal(["Журнал: Физика", "Физика"], body.Elements<Paragraph>().Select(one => one.InnerText));
        Assert.NotNull(body.Descendants<Run>().ElementAt(1).RunProperties!.Bold);
        Assert.NotNull(body.Descendants<Run>().Last().RunProperties!.Italic);
        Assert.Equal(JustificationValues.Center, body.Elements<Paragraph>().Last().ParagraphProperties!.Justification!.Val!.Value);
    }

    [Fact]
    public void Text_WithPromptOfWord_LosesItsGrey()
    {
        var body = _file.WithBody(Paragraph(
            "<w:sdt><w:sdtPr><w:tag w:val=\"title\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:color w:val=\"808080\"/></w:rPr><w:t>место</w:t></w:r></w:sdtContent></w:sdt>")).Fill(new Note("Физика"));
        Assert.Null(body.Descendants<Run>().Single().RunProperties);
    }

    [Theory]
    [InlineData("<b>&amp;\"'", "<b>&amp;\"'")]
    [InlineData("а\u0001б\u001Fв", "абв")]
    [InlineData("а\uFFFEб\uFFFF", "аб")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("1\u202F000", "1\u00A0000")]
    [InlineData(" пробелы ", " пробелы ")]
    public void Text_WithSpecialSigns_IsTheirText(string text, string expected) =>
        Assert.Equal(expected, _file.WithBody(Paragraph(Line("title"))).Fill(new Note(text)).InnerText);

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Text_WithHalfOfAPair_HasTheSignForAnUnknownOne(int half) =>
        Assert.Equal("а\uFFFDб", _file.WithBody(Paragraph(Line("title"))).Fill(new Note("а" + (char)half + "б")).InnerText);

    [Fact]
    public void Text_WithLineEnds_HasBreaks()
    {
        var run = _file.WithBody(Paragraph(Line("title"))).Fill(new Note("раз\r\nдва\n\nтри")).Descendants<Run>().Single();
        Assert.Equal(3, run.Elements<Break>().Count());
        Assert.Equal(["раз", "два", "", "три"], run.Elements<Text>().Select(text => text.Text));
    }

    [Theory]
    [InlineData("{ INCLUDETEXT \"C:\\\\secret\" }")]
    [InlineData("\u0013 DDEAUTO cmd \u0014 x \u0015")]
    [InlineData("</w:t></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r><w:r><w:t>")]
    public void Text_ThatLooksLikeAField_IsNone(string text)
    {
        var body = _file.WithBody(Paragraph(Line("title"))).Fill(new Note(text));
        Assert.DoesNotContain(body.Descendants(), element => element is FieldCode or FieldChar or SimpleField);
        Assert.Equal(string.Concat(text.Where(sign => sign >= ' ')), body.Descendants<Text>().Single().Text);
    }

    [Fact]
    public void Blocks_OfAList_AreRepeatedInTheirOrderWithTagsFromAround()
    {
        var template = _file.WithBody(
            Block("groups", Paragraph(Line("name") + Text(" / ") + Line("title")) + Block("learners", Paragraph(Line("person"))) + Block("no-learners", Paragraph(Text("нет никого")))));

        var body = template.Fill(new Journal("Журнал", [new("А", [new("Иванов"), new("Петров")]), new("Б", [])]));

        Assert.Equal(["А / Журнал", "Иванов", "Петров", "Б / Журнал", "нет никого"], body.Elements<Paragraph>().Select(one => one.InnerText));
    }

    [Fact]
    public void Blocks_KeptWithWhatFollows_KeepTheLastOnly()
    {
        var body = _file.WithBody(Block("groups", Block("learners", "<w:p><w:pPr><w:keepNext/></w:pPr>" + Line("person") + "</w:p>") + Paragraph(Line("name"))))
            .Fill(new Journal("", [new("А", [new("1"), new("2"), new("3")])]));
        Assert.Equal([false, false, true], body.Elements<Paragraph>().Take(3).Select(one => one.ParagraphProperties!.KeepNext is { } keep && keep.Val?.Value != false));
    }

    [Fact]
    public void Flag_ThatIsNotSet_TakesItsBlockAway()
    {
        var template = _file.WithBody(Block("is-final", Paragraph(Text("итог"))) + Block("no-is-final", Paragraph(Text("проект"))) + Paragraph(Text("конец")));
        Assert.Equal("итогконец", template.Fill(new Draft(true)).InnerText);
        Assert.Equal("проектконец", template.Fill(new Draft(false)).InnerText);
    }

    [Fact]
    public void Paragraphs_OfAText_AreFormattedAsTheFirst()
    {
        var body = _file.WithBody(Block("lines", "<w:p><w:pPr><w:ind w:firstLine=\"709\"/></w:pPr><w:r><w:t>место</w:t></w:r></w:p>")).Fill(new Letter(["раз", "два"]));
        Assert.Equal(["раз", "два"], body.Elements<Paragraph>().Select(one => one.InnerText));
        Assert.All(body.Elements<Paragraph>(), one => Assert.Equal("709", one.ParagraphProperties!.Indentation!.FirstLine!.Value));
    }

    // The template's order of columns holds; a control may hold a whole cell, as Word makes them.
    [Theory]
    [InlineData("<w:tc><w:p>MARK</w:p></w:tc><w:tc><w:p>WHO</w:p></w:tc>")]
    [InlineData("<w:sdt><w:sdtPr><w:tag w:val=\"mark\"/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r><w:t>место</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p>WHO</w:p></w:tc>")]
    public void Table_OfFixedColumns_FillsThemByName(string cells)
    {
        var table = _file.WithBody(Block("marks", Marks.Replace("CELLS", cells.Replace("MARK", Line("mark"), StringComparison.Ordinal).Replace("WHO", Line("who"), StringComparison.Ordinal), StringComparison.Ordinal)))
            .Fill(new MarkSheet(new DocumentTable([new("who"), new("mark")], [["Иванов", "5"], ["Петров", "4"]]))).Descendants<Table>().Single();

        Assert.Equal(["Отметка|Кто", "5|Иванов", "4|Петров"], table.Elements<TableRow>().Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText))));
        Assert.Equal(["3000", "1000"], table.Descendants<GridColumn>().Select(column => column.Width!.Value));
        Assert.All(table.Elements<TableRow>().Skip(1), row => Assert.NotNull(row.Descendants<CantSplit>().SingleOrDefault()));
    }

    [Fact]
    public void Picture_OfAnotherShape_KeepsTheWidthOfTheTemplate()
    {
        const string drawing = "<w:r><w:drawing><wp:inline><wp:extent cx=\"1000\" cy=\"1000\"/><wp:docPr id=\"7\" name=\"x\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
            + "<pic:pic><pic:blipFill><a:blip r:embed=\"old\"/></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1000\" cy=\"1000\"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
        _file.WithBody(Paragraph(Block("seal", drawing)), main => main.AddNewPart<ImagePart>("image/png", "old").FeedData(new MemoryStream(Png(1, 1))));

        using var document = WordprocessingDocument.Open(new MemoryStream(DocumentWriter.Write(_file.Template, new Stamped(new DocumentPicture(Png(200, 50), "Печать")), Properties)), false);
        var main = document.MainDocumentPart!;
        var blip = main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Single();

        using var stored = new MemoryStream();
        main.GetPartById(blip.Embed!).GetStream().CopyTo(stored);
        Assert.Equal(Png(200, 50), stored.ToArray());
        var extent = main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().Single();
        Assert.Equal((1000L, 250L), (extent.Cx!.Value, extent.Cy!.Value));
        Assert.Equal("Печать", main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description);
    }

    [Fact]
    public void Head_OfPages_IsFilledToo()
    {
        _file.WithBody(Paragraph(Line("title")), main => main.AddNewPart<HeaderPart>("head").Header = new Header(
            $"<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{Paragraph(Line("title"))}</w:hdr>"));
        using var document = WordprocessingDocument.Open(new MemoryStream(DocumentWriter.Write(_file.Template, new Note("Физика"), Properties)), false);
        Assert.Equal("Физика", document.MainDocumentPart!.HeaderParts.Single().Header.InnerText);
        Assert.Equal("Журнал", document.PackageProperties.Title);
        Assert.Equal(Properties.Moment.UtcDateTime, document.PackageProperties.Modified!.Value.ToUniversalTime());
    }

    [Fact]
    public void Cell_WhoseBlockGoes_KeepsAParagraph()
    {
        var cell = _file.WithBody("<w:tbl><w:tblGrid><w:gridCol w:w=\"3000\"/></w:tblGrid><w:tr><w:tc>" + Block("is-final", Paragraph(Text("итог"))) + "</w:tc></w:tr></w:tbl><w:p/>")
            .Fill(new Draft(false)).Descendants<TableCell>().Single();
        Assert.Single(cell.Elements<Paragraph>());
    }

    /// <summary>A head of a picture is all that is read of it.</summary>
    private static byte[] Png(byte width, byte height) => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, width, 0, 0, 0, height, 8];

    private sealed record Note(string Title);

    private sealed record Journal([property: OptionalTag] string Title, IReadOnlyList<Group> Groups);

    private sealed record Group(string Name, IReadOnlyList<Learner> Learners);

    private sealed record Learner(string Person);

    private sealed record Draft(bool IsFinal);

    private sealed record Letter(IReadOnlyList<string> Lines);

    private sealed record MarkSheet([property: ColumnTags("who", "mark")] DocumentTable Marks);

    private sealed record Stamped(DocumentPicture Seal);
}
