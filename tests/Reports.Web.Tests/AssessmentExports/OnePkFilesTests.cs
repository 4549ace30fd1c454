using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using OfficeOpenXml;
using Reports.Web.SelfAssessment.Exports;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>Files of form 1-ПК: its tables as the blank prints them, who signs, and the relations that do not hold.</summary>
public sealed class OnePkFilesTests
{
    private static readonly (string, decimal?)[] Wrong = [("2.1:05:3", 4)];
    private static readonly Dictionary<string, string> Small = new() { ["respondent"] = "small" };

    [Fact]
    public void Workbook_HasASheetForEachTable_OnLandscapeA4_AndNoColumnOffThePaper()
    {
        using var package = Open(OnePkFile.File(SampleFile.Draft));
        Assert.Equal(
            ["п. 1.1", "п. 1.2", "п. 1.3", "п. 1.4", "п. 2.1", "п. 2.2", "п. 2.3.1", "п. 2.3.2", "п. 2.4", "п. 2.5", "Другие разделы", "Контроль", "Динамика", "Источники"],
            package.Workbook.Worksheets.Select(sheet => sheet.Name));
        Assert.All(package.Workbook.Worksheets.Where(sheet => sheet.Name.StartsWith("п.", StringComparison.Ordinal)), sheet =>
        {
            Assert.Equal((ePaperSize.A4, eOrientation.Landscape), (sheet.PrinterSettings.PaperSize, sheet.PrinterSettings.Orientation));
            Assert.Equal((true, 1, 0), (sheet.PrinterSettings.FitToPage, sheet.PrinterSettings.FitToWidth, sheet.PrinterSettings.FitToHeight));
            Assert.True(Enumerable.Range(1, sheet.Dimension.Columns).Sum(column => sheet.Column(column).Width) <= 140, sheet.Name);
            Assert.NotNull(sheet.PrinterSettings.RepeatRows);
        });
    }

    [Fact]
    public void Workbook_Table23_HasEveryColumnNumberAndHeading()
    {
        using var package = Open(OnePkFile.File(SampleFile.Draft, null, ("2.3.1:17:22", 8)));
        var sheet = package.Workbook.Worksheets["п. 2.3.1"];
        var numbers = sheet.Cells.First(cell => cell.Start.Column == 1 && cell.Text == "1").Start.Row;
        Assert.Equal(Enumerable.Range(1, 22).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), Enumerable.Range(1, 22).Select(column => sheet.Cells[numbers, column].Text));
        Assert.Contains(sheet.Cells, cell => cell.Text == "Из графы 4 по формам обучения" && cell.Start.Column == 21);
        var line = sheet.Cells.First(cell => cell.Start.Column == 1 && cell.Text == "17").Start.Row;
        Assert.Equal(("образование", 8d), (sheet.Cells[line, 2].Text, sheet.Cells[line, 22].GetValue<double>()));
    }

    [Fact]
    public void Workbook_Notes_StandUnderTheirTables()
    {
        using var package = Open(OnePkFile.File(SampleFile.Draft, null, ("2.1(31)::", 57)));
        var sheet = package.Workbook.Worksheets["п. 2.1"];
        var row = sheet.Cells.First(cell => cell.Text == "(31)").Start.Row;
        Assert.Equal(("30", "Справочно: Численность слушателей на конец отчетного года", 57d), (sheet.Cells[row - 1, 1].Text, sheet.Cells[row, 2].Text, sheet.Cells[row, 3].GetValue<double>()));
        Assert.Equal("не введено", sheet.Cells[row + 1, 3].Text);
    }

    [Fact]
    public void Workbook_IsSignedAsTheBlankSays_AndListsOtherSectionsWithOwners()
    {
        using var package = Open(OnePkFile.File(SampleFile.Draft));
        var last = package.Workbook.Worksheets["Другие разделы"];
        var text = string.Join('\n', last.Cells.Select(cell => cell.Text));
        Assert.All(
            new[] { "Должностное лицо, ответственное за предоставление первичных статистических данных", "E-mail:", "(номер контактного телефона)", "(дата составления документа)", "Раздел 6. Финансово-экономическая деятельность организации: заполнен вне программы" },
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Руководитель организации  ___", text, StringComparison.Ordinal);
        var first = string.Join('\n', package.Workbook.Worksheets["п. 1.1"].Cells.Select(cell => cell.Text));
        Assert.Contains("0606011", first, StringComparison.Ordinal);
        Assert.Contains("20 января после отчетного периода", first, StringComparison.Ordinal);
        var sources = string.Join('\n', package.Workbook.Worksheets["Источники"].Cells.Select(cell => cell.Text));
        Assert.Contains("Ответственный: бухгалтерия", sources, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradiction_IsInEveryFileThatIsSigned()
    {
        using var package = Open(OnePkFile.File(SampleFile.Signed, null, Wrong));
        var sheet = package.Workbook.Worksheets["Контроль"];
        var row = sheet.Cells.First(cell => cell.Text == "2.1, гр. 3" && cell.Worksheet.Cells[cell.Start.Row, 2].Text == "стр. 05 = стр. 06–11").Start.Row;
        Assert.Equal([4d, 0, 4], Enumerable.Range(3, 3).Select(column => sheet.Cells[row, column].GetValue<double>()));

        using var document = WordprocessingDocument.Open(new MemoryStream(AssessmentDocx.Write(OnePkFile.File(SampleFile.Signed, null, Wrong))), isEditable: false);
        Assert.Contains("Контрольные соотношения: проверено", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        Assert.Contains("стр. 05 = стр. 06–11", document.MainDocumentPart.Document.Body.InnerText, StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document).Select(error => error.Description));

        var lines = Encoding.UTF8.GetString(AssessmentCsv.Write(OnePkFile.File(SampleFile.Signed, null, Wrong))).Split("\r\n");
        Assert.Contains(lines, line => line.StartsWith("2.1;", StringComparison.Ordinal) && line.Contains(";05;", StringComparison.Ordinal) && line.Contains("стр. 05 = стр. 06–11", StringComparison.Ordinal));
        Assert.EndsWith(";", lines.First(line => line.StartsWith("2.1;", StringComparison.Ordinal) && line.Contains(";22;", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Form_WithoutContradictions_SaysSo()
    {
        using var package = Open(OnePkFile.File(SampleFile.Draft));
        Assert.Contains(package.Workbook.Worksheets["Контроль"].Cells, cell => cell.Text == "Все проверенные соотношения сошлись.");
    }

    [Fact]
    public async Task SmallBusiness_MarksEveryFile()
    {
        const string mark = "Для внутреннего использования";
        var file = OnePkFile.File(SampleFile.Signed, Small);
        using var package = Open(file);
        Assert.All(package.Workbook.Worksheets.Where(sheet => sheet.Name.StartsWith("п.", StringComparison.Ordinal)), sheet => Assert.StartsWith(mark, sheet.Cells[1, 1].Text, StringComparison.Ordinal));
        using var document = WordprocessingDocument.Open(new MemoryStream(AssessmentDocx.Write(file)), isEditable: false);
        Assert.Contains(mark, document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        Assert.Contains(mark, Encoding.UTF8.GetString(AssessmentCsv.Write(file)), StringComparison.Ordinal);
        Assert.Contains(mark, Encoding.UTF8.GetString(await AssessmentHtml.WriteAsync(file)), StringComparison.Ordinal);

        using var owed = Open(OnePkFile.File(SampleFile.Signed));
        Assert.DoesNotContain(owed.Workbook.Worksheets.SelectMany(sheet => sheet.Cells), cell => cell.Text.StartsWith(mark, StringComparison.Ordinal));
    }

    private static ExcelPackage Open(AssessmentFile file) => new(new MemoryStream(AssessmentXlsx.Write(file)));
}
