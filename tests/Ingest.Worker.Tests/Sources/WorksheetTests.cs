using System.Globalization;
using OfficeOpenXml;

namespace Ingest.Worker.Tests.Sources;

public sealed class WorksheetTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_TypedCells_AreInvariantText()
    {
        var path = _folder.Put("книга.xlsx", Workbook(sheet =>
        {
            object[] cells =
            [
                new DateTime(2024, 2, 29), new DateTime(2024, 2, 29, 13, 5, 0), 0.1 + 0.2, 12345678901d, 1e-7, 4.5, true, " текст ", 1e20,
                new DateTime(2024, 2, 29, 23, 59, 59).AddMilliseconds(999.7), 0.4375, -3.25,
            ];
            for (var i = 0; i < cells.Length; i++)
            {
                sheet.Cells[1, i + 1].Value = "c" + i.ToString(CultureInfo.InvariantCulture);
                sheet.Cells[2, i + 1].Value = cells[i];
            }

            sheet.Cells[2, 1].Style.Numberformat.Format = "dd.mm.yyyy";
            sheet.Cells[2, 2].Style.Numberformat.Format = "dd.mm.yyyy hh:mm";
            sheet.Cells[2, 10].Style.Numberformat.Format = "dd.mm.yyyy";
            sheet.Cells[2, 11].Style.Numberformat.Format = "hh:mm";
        }));

        Assert.Equal(
            ["2024-02-29", "2024-02-29T13:05:00", "0.3", "12345678901", "0.0000001", "4.5", "true", " текст ", "100000000000000000000",
                "2024-03-01", "10:30:00", "-3.25"],
            _folder.Rows(path)[1]);
    }

    [Fact]
    public void Discover_Workbook_GivesATableForEachSheetWithData()
    {
        var bytes = Workbook(sheet => sheet.Cells["A1"].Value = "a", "Первый", "Пустой", "Третий");
        _folder.Put("a.xlsx", bytes);
        _folder.Put("b.csv", bytes);
        _folder.Put("c.xlsx.gz", Folder.Gzip(bytes));
        _folder.Put("d.zip", Folder.Zip(("e.xlsx", bytes)));
        var files = _folder.Find().ConvertAll(item => item.File!);

        Assert.Equal(
            ["a.xlsx#Первый", "a.xlsx#Третий", "b.csv#Первый", "b.csv#Третий",
                "c.xlsx.gz#Первый", "c.xlsx.gz#Третий", "d.zip/e.xlsx#Первый", "d.zip/e.xlsx#Третий"],
            files.Select(file => file.Name));
        Assert.Equal(2, files.Select(file => file.Sha256).Distinct().Count());
        Assert.All(files, file => Assert.Equal([["a"]], _folder.Rows(file)));
    }

    [Fact]
    public void LineNo_BlankRowsAround_IsTheRowOfTheSheet()
    {
        var path = _folder.Put("a.xlsx", Workbook(sheet =>
        {
            sheet.Cells["A3"].Value = "a";
            sheet.Cells["B3"].Value = "b";
            sheet.Cells["A6"].Value = "1";
            sheet.Cells["C7"].Value = "3";
        }));
        using var table = _folder.Reader.Open(_folder.FileOf(path), TestContext.Current.CancellationToken);

        Assert.Equal(3, table.LineNo);
        Assert.True(table.Read());
        Assert.Equal((6, 2, "1", ""), (table.LineNo, table.FieldCount, table[0], table[1]));
        Assert.True(table.Read());
        Assert.Equal((7, 3, "\t\t3"), (table.LineNo, table.FieldCount, table.RawText));
        Assert.False(table.Read());
    }

    [Fact]
    public void Discover_PasswordProtected_IsOneProblem()
    {
        using var package = new ExcelPackage();
        package.Workbook.Worksheets.Add("a").Cells["A1"].Value = "a";
        Assert.Equal("password_protected", _folder.ProblemOf(_folder.Put("a.xlsx", package.GetAsByteArray("secret"))).Code);
    }

    [Fact]
    public void Discover_EmptyWorkbook_IsOneProblem() =>
        Assert.Equal("empty_workbook", _folder.ProblemOf(_folder.Put("a.xlsx", Workbook(_ => { }))).Code);

    [Fact]
    public void Discover_ZipNamedXlsx_IsNotAWorkbook() =>
        Assert.Equal("not_a_workbook", _folder.ProblemOf(_folder.Put("a.xlsx", Folder.Zip(("a.csv", Folder.Utf8("a\n1\n"))))).Code);

    [Fact]
    public void Discover_WorkbookWithBrokenParts_IsNotAWorkbook() =>
        Assert.Equal("not_a_workbook", _folder.ProblemOf(_folder.Put("a.xlsx", Folder.Zip(("xl/workbook.xml", Folder.Utf8("<workbook"))))).Code);

    /// <summary>The first and the last sheet are filled.</summary>
    private static byte[] Workbook(Action<ExcelWorksheet> fill, params string[] names)
    {
        using var package = new ExcelPackage();
        names = names.Length == 0 ? ["Лист1"] : names;
        var sheets = names.Select(package.Workbook.Worksheets.Add).ToList();
        fill(sheets[0]);
        if (sheets.Count > 1)
        {
            fill(sheets[^1]);
        }

        return package.GetAsByteArray();
    }
}
