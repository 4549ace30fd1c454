using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Reports.Web.Documents;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Tests.AssessmentExports;

namespace Reports.Web.Tests.Documents;

/// <summary>The shipped template of the self-assessment as a methodologist edits it.</summary>
public sealed class EditedTemplateTests : IDisposable
{
    private readonly TemplateFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Template_WithOtherStyleAndFixedText_GivesThemToTheReport()
    {
        _file.Edited(main =>
        {
            main.Document.Descendants<Text>().Single(text => text.Text == "УТВЕРЖДАЮ").Text = "СОГЛАСОВАНО";
            var heading = main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == "Heading1");
            heading.StyleRunProperties!.RemoveAllChildren<Bold>();
            var number = TemplateFile.Control(TemplateFile.Control(main.Document, "form"), "value");
            number.Ancestors<Paragraph>().First().ParagraphProperties!.ParagraphStyleId!.Val = "Note";
        });

        using var document = Written();
        var body = document.MainDocumentPart!.Document.Body!;

        Assert.Contains("СОГЛАСОВАНО", body.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("УТВЕРЖДАЮ", body.InnerText, StringComparison.Ordinal);
        Assert.Empty(document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == "Heading1").Descendants<Bold>());
        var value = body.Descendants<TableCell>().Single(cell => cell.InnerText == "35 / 35,0\u00A0%" && cell.Descendants<ParagraphStyleId>().Single().Val == "Note");
        Assert.Equal("человек/%", value.PreviousSibling<TableCell>()!.InnerText);
    }

    [Fact]
    public void Template_WithMovedBlock_GivesTheReportInItsOrder()
    {
        _file.Edited(main =>
        {
            var form = TemplateFile.Control(main.Document, "has-form");
            form.Remove();
            TemplateFile.Control(main.Document, "written-sections").InsertBeforeSelf(form);
        });

        using var document = Written();
        var headings = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Where(one => one.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(one => one.InnerText).ToList();

        Assert.StartsWith("Приложение. ", headings[0], StringComparison.Ordinal);
        Assert.Equal("1. Общие сведения об организации", headings[1]);
        Assert.Equal(headings, document.MainDocumentPart.Document.Body!.Descendants<Hyperlink>().Select(link => link.GetFirstChild<Run>()!.InnerText));
    }

    [Fact]
    public void Template_WithoutWhatMayBeLeftOut_IsFilled()
    {
        _file.Edited(main =>
        {
            TemplateFile.Control(main.Document, "figure").Remove();
            TemplateFile.Control(main.Document, "has-dynamics-charts").Remove();
        });

        using var document = Written();

        Assert.Empty(document.MainDocumentPart!.ChartParts);
        Assert.DoesNotContain("Рисунок", document.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_WithContentsOfWordItself_AsksWordToFillThem()
    {
        _file.Edited(main =>
        {
            var place = TemplateFile.Control(main.Document, "contents");
            place.InsertBeforeSelf(new Paragraph(new SimpleField { Instruction = "TOC \\o \"1-1\"" }));
            place.Remove();
        });

        using var document = Written();

        Assert.Empty(document.MainDocumentPart!.Document.Descendants<Hyperlink>());
        Assert.True(document.MainDocumentPart.DocumentSettingsPart!.Settings.GetFirstChild<UpdateFieldsOnOpen>()!.Val!.Value);
    }

    [Fact]
    public void Template_WithPartsOfNewerPrograms_LeavesThemBehind()
    {
        _file.Edited(main => main.AddExtendedPart("http://schemas.microsoft.com/office/2020/10/relationships/intelligence", "application/vnd.ms-office.intelligence2+xml", ".xml"));
        using var document = Written();
        Assert.DoesNotContain(document.GetAllParts(), part => part is ExtendedPart);
    }

    [Fact]
    public void Template_WithRedrawnChart_GivesItsColourAndKeepsTheNumbers()
    {
        _file.Edited(main =>
        {
            foreach (var part in main.ChartParts)
            {
                foreach (var colour in part.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.ChartShapeProperties>().SelectMany(shape => shape.Descendants<DocumentFormat.OpenXml.Drawing.RgbColorModelHex>()))
                {
                    colour.Val = "123456";
                }
            }
        });

        using var document = Written();
        var bars = document.MainDocumentPart!.ChartParts.Single(part => part.ChartSpace.InnerText.Contains("очная", StringComparison.Ordinal));

        Assert.Contains("123456", bars.ChartSpace.OuterXml, StringComparison.Ordinal);
        Assert.DoesNotContain("206BC4", bars.ChartSpace.OuterXml, StringComparison.Ordinal);
        Assert.Equal(["120", "15"], bars.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumberingCache>().Single()
            .Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericValue>().Select(value => value.Text));
        using var workbook = new OfficeOpenXml.ExcelPackage(bars.EmbeddedPackagePart!.GetStream());
        Assert.Equal(["Обучалось", "очная", "120", "заочная", "15"], workbook.Workbook.Worksheets.Single().Cells["A1:B3"].Select(cell => cell.Text));
    }

    [Fact]
    public void Templates_FileOfTheFolder_StandsInsteadOfTheShippedOneAsSoonAsItIsThere()
    {
        var templates = new DocumentTemplates(Options.Create(new ReportsOptions { Templates = _file.Folder }));
        Assert.Null(templates.Find("self-assessment").Path);

        _file.Edited(main => main.Document.Descendants<Text>().Single(text => text.Text == "УТВЕРЖДАЮ").Text = "ВИЗА");

        var report = AssessmentDocx.Write(SampleFile.Make(SampleFile.Signed) with { Template = templates.Find("self-assessment") });
        using var document = WordprocessingDocument.Open(new MemoryStream(report), isEditable: false);
        Assert.Contains("ВИЗА", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_WithoutTablesInTheForm_HasNoLyingPages()
    {
        using var document = Written(hasTable: false);
        Assert.All(document.MainDocumentPart!.Document.Descendants<PageSize>(), size => Assert.Null(size.Orient));
        using var wide = Written(hasTable: true);
        Assert.Equal(PageOrientationValues.Landscape, wide.MainDocumentPart!.Document.Descendants<PageSize>().Last().Orient!.Value);
    }

    private WordprocessingDocument Written(bool hasTable = true) => WordprocessingDocument.Open(
        new MemoryStream(AssessmentDocx.Write(SampleFile.Make(SampleFile.Signed, hasTable) with { Template = File.Exists(_file.Path) ? _file.Template : new DocumentTemplate("self-assessment") })),
        isEditable: false);
}
