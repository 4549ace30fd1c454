using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.AssessmentExports;

public sealed class OfficeFilesTests
{
    public static TheoryData<string> Formats() => [.. AssessmentFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task File_WrittenTwice_HasTheSameBytes(string format)
    {
        var kind = AssessmentFormat.Find(format)!;
        var first = await kind.WriteAsync(SampleFile.Make(SampleFile.Signed));

        // A zip tells time in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        Assert.Equal(first, await kind.WriteAsync(SampleFile.Make(SampleFile.Signed)));
        Assert.NotEqual(first, await kind.WriteAsync(SampleFile.Make(SampleFile.Signed with { IsApproved = false, Words = "Проект" })));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task Package_Parts_CarryTheMomentOfTheCaption(string format)
    {
        using var zip = new ZipArchive(new MemoryStream(await AssessmentFormat.Find(format)!.WriteAsync(SampleFile.Make(SampleFile.Signed))));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.All(zip.Entries, part => Assert.Equal(SampleFile.Moment.DateTime, part.LastWriteTime.DateTime));
    }

    [Fact]
    public void Workbook_OpenedAgain_IsTheFormOnA4()
    {
        using var package = Workbook();
        Assert.Equal(["Показатели", "п. 3.1", "Динамика", "Источники"], package.Workbook.Worksheets.Select(sheet => sheet.Name));
        var form = package.Workbook.Worksheets["Показатели"];
        Assert.Equal("Приложение № 6", form.Cells["A1"].Text);
        Assert.Equal("к приказу Минобрнауки России от 10.12.2013 № 1324", form.Cells["A2"].Text);
        Assert.Equal("Утверждено приказом от 12.04.2026 № 15-о", form.Cells["A3"].Text);
        var head = Row(form, "N п/п");
        Assert.Equal(["N п/п", "Показатели", "Единица измерения", "Значение за 2025 год"], Enumerable.Range(1, 4).Select(column => form.Cells[head, column].Text));
        Assert.Equal("35 / 35,0\u00A0%", form.Cells[Row(form, "1.1"), 4].Value);
        Assert.Equal(15m, form.Cells[Row(form, "1.2"), 4].GetValue<decimal>());
        Assert.Equal(25m, form.Cells[Row(form, "1.3"), 4].GetValue<decimal>());
        Assert.Equal("#,##0.0", form.Cells[Row(form, "1.3"), 4].Style.Numberformat.Format);
        Assert.Equal("не введено", form.Cells[Row(form, "2.2"), 4].Value);
        Assert.Equal(eWorkSheetHidden.Hidden, package.Workbook.Worksheets["Источники"].Hidden);
        Assert.Contains(form.Cells, cell => cell.Text.Contains("Руководитель организации", StringComparison.Ordinal) && cell.Text.Contains("И. И. Иванов", StringComparison.Ordinal));
        Assert.Contains(form.Cells, cell => cell.Text == "Слушатели: завершённые обучения.");
        Assert.All(package.Workbook.Worksheets, sheet =>
        {
            Assert.Equal(ePaperSize.A4, sheet.PrinterSettings.PaperSize);
            Assert.Contains("&P", sheet.HeaderFooter.OddFooter.RightAlignedText, StringComparison.Ordinal);
            Assert.NotNull(sheet.PrinterSettings.RepeatRows);
        });
    }

    [Fact]
    public void Workbook_DraftWithMissingValue_SaysSo()
    {
        using var package = new ExcelPackage(new MemoryStream(AssessmentXlsx.Write(SampleFile.Make(SampleFile.Draft))));
        var form = package.Workbook.Worksheets["Показатели"];
        Assert.Equal("не введено", form.Cells[Row(form, "2.2"), 4].Text);
    }

    // Bounds that need no font: letters of this face are on the average no narrower than 0.4 of their size.
    [Fact]
    public void Workbook_Rows_AreHighEnoughForTheirTexts()
    {
        using var package = Workbook();
        foreach (var cell in package.Workbook.Worksheets.SelectMany(sheet => sheet.Cells).Where(cell => cell.Value is string && cell.Style.WrapText))
        {
            var merged = cell.Worksheet.MergedCells[cell.Start.Row, cell.Start.Column];
            var columns = merged is null ? cell : cell.Worksheet.Cells[merged];
            var width = Enumerable.Range(columns.Start.Column, columns.End.Column - columns.Start.Column + 1).Sum(column => cell.Worksheet.Column(column).Width) * 5.25;
            var size = cell.Style.Font.Size;
            var least = Math.Ceiling(cell.Text.Length * size * 0.4 / width) * size;
            Assert.True(cell.Worksheet.Row(cell.Start.Row).Height >= Math.Min(409, least), $"{cell.Worksheet.Name}!{cell.Address}: {cell.Text}");
            Assert.Equal("Times New Roman", cell.Style.Font.Name);
        }
    }

    [Fact]
    public void Workbook_Dynamics_HasChartsOfFiveYears()
    {
        using var package = Workbook();
        var sheet = package.Workbook.Worksheets["Динамика"];
        var charts = sheet.Drawings.Cast<ExcelChart>().ToList();

        // Number and share of 1.1, then 1.2, 1.3 and 2.1, and two columns of the table; 2.2 has nothing to draw.
        Assert.Equal(7, charts.Count);
        Assert.All(charts, chart => Assert.Equal(5, sheet.Cells[chart.Series[0].Series.Split('!')[1]].Columns));
        var numbers = sheet.Cells[charts[0].Series[0].Series.Split('!')[1]];
        Assert.Equal([31d, 32, 33, 34, 35], numbers.Select(cell => cell.GetValue<double>()));
    }

    [Fact]
    public void Workbook_Sources_TellEntryAndKeepTextText()
    {
        using var package = Workbook();
        var sheet = package.Workbook.Worksheets["Источники"];
        var told = sheet.Cells[Row(sheet, "2.1"), 8].Text;
        Assert.Contains($"Документ: {SampleFile.Document}. Ввёл: {SampleFile.FullName}, 01.04.2026 06:15 UTC", told, StringComparison.Ordinal);
        Assert.Contains("Данные: Обучения, Группы", sheet.Cells[Row(sheet, "1.1"), 8].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Данные:", told, StringComparison.Ordinal);
        Assert.Contains("Правило: Indicators/form/1.1.sql", sheet.Cells[Row(sheet, "1.1"), 8].Text, StringComparison.Ordinal);
        Assert.Equal([35d, 100d], new[] { 5, 7 }.Select(column => sheet.Cells[Row(sheet, "1.1"), column].GetValue<double>()));
        Assert.All(package.Workbook.Worksheets.SelectMany(one => one.Cells), cell => Assert.Equal("", cell.Formula));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Document_Validated_HasNoErrors(bool isSigned)
    {
        using var document = Open(isSigned ? SampleFile.Signed : SampleFile.Draft, hasTable: isSigned);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");
        Assert.Empty(errors);
    }

    [Fact]
    public void Document_OpenedAgain_HasSectionsTablesChartsAndContents()
    {
        using var document = Open(SampleFile.Signed, hasTable: true);
        var main = document.MainDocumentPart!;
        var body = main.Document.Body!;
        var headings = body.Elements<Paragraph>().Where(one => one.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(one => one.InnerText).ToList();

        // A text has section 1, a table sections 3 and 10.
        Assert.Equal(5, headings.Count);
        Assert.Equal("1. Общие сведения об организации", headings[0]);
        Assert.StartsWith("3. Образовательная деятельность", headings[1], StringComparison.Ordinal);
        Assert.StartsWith("11. Результаты анализа", headings[3], StringComparison.Ordinal);
        Assert.StartsWith("Приложение. Показатели деятельности", headings[4], StringComparison.Ordinal);
        var contents = body.Descendants<Hyperlink>().ToList();
        Assert.Equal(headings, contents.Select(link => link.GetFirstChild<Run>()!.InnerText));
        Assert.Equal(contents.Select(link => $" PAGEREF {link.Anchor} \\h "), contents.Select(link => link.Descendants<FieldCode>().Single().Text));
        Assert.Equal(headings, contents.Select(link => body.Descendants<BookmarkStart>().Single(mark => mark.Name == link.Anchor).Parent!.InnerText));
        Assert.True(main.DocumentSettingsPart!.Settings.GetFirstChild<UpdateFieldsOnOpen>()!.Val!.Value);
        Assert.Empty(body.Descendants<SdtElement>());
        Assert.Contains("Второй абзац с <знаками> & прочим.", body.Elements<Paragraph>().Select(one => one.InnerText));
        Assert.DoesNotContain("Место для текста", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("УТВЕРЖДАЮдиректор И. И. Иванов", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("93,0", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("4,26", body.InnerText, StringComparison.Ordinal);
        Assert.True(main.ChartParts.Count() >= 6);
        Assert.All(main.ChartParts, chart => Assert.NotNull(chart.EmbeddedPackagePart));
        Assert.All(body.Descendants<PageSize>(), size => Assert.Equal((11906u, 16838u), (Math.Min(size.Width!, size.Height!), Math.Max(size.Width!, size.Height!))));
        Assert.Contains(main.FooterParts.Single().Footer.Descendants<SimpleField>(), field => field.Instruction == "PAGE");
        Assert.All(body.Descendants<Table>(), table => Assert.NotNull(table.Descendants<TableHeader>().FirstOrDefault()));
    }

    [Fact]
    public void Document_Draft_HasPlacesForTexts()
    {
        using var document = Open(SampleFile.Draft, hasTable: false);
        Assert.Contains("Место для текста раздела. Что рассказать: Органы управления", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_EveryValueOfEveryYear_HasALine()
    {
        var bytes = AssessmentCsv.Write(SampleFile.Make(SampleFile.Signed));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.Equal(1 + 5 * (5 + 4), lines.Length);
        Assert.Contains(lines, line => line.StartsWith("1.1;", StringComparison.Ordinal) && line.Contains(";2025;35;35;35;100;вычислено;", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(";2025;1234,5;;1234,5;;введено;", StringComparison.Ordinal) && line.Contains(";'=cmd", StringComparison.Ordinal));
    }

    private static ExcelPackage Workbook() => new(new MemoryStream(AssessmentXlsx.Write(SampleFile.Make(SampleFile.Signed))));

    private static WordprocessingDocument Open(AssessmentCaption caption, bool hasTable) =>
        WordprocessingDocument.Open(new MemoryStream(AssessmentDocx.Write(SampleFile.Make(caption, hasTable))), isEditable: false);

    private static int Row(ExcelWorksheet sheet, string text) => sheet.Cells.First(cell => cell.Start.Column == 1 && cell.Text == text).Start.Row;
}
