using Ingest.Sources;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Sources;

/// <summary>Cells as the sheet shows them, in every format of a workbook.</summary>
public sealed class SheetCellTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("00000", "123", "00123")]
    [InlineData("00000", "1234567", "1234567")]
    [InlineData("00", "7", "07")]
    [InlineData(@"000\-000\-000\ 00", "1122334459", "011-223-344 59")]
    [InlineData("000-000-000 00", "11223344595", "112-233-445 95")]
    [InlineData("\"№ \"000", "5", "№ 005")]
    [InlineData(@"###\-###", "123456", "123-456")]
    [InlineData("[Red]0000", "12", "0012")]
    [InlineData("00000", "0", "00000")]
    [InlineData("00000", "12.5", "12.5")]
    [InlineData("00000", "-12", "-12")]
    [InlineData("0", "7", "7")]
    [InlineData("0.00", "4.5", "4.5")]
    [InlineData("#,##0", "1234", "1234")]
    [InlineData("0\" ч.\"", "72", "72")]
    [InlineData("General", "123", "123")]
    [InlineData("[<=99]00;0000", "5", "5")]
    [InlineData("0%", "0.85", "85%")]
    [InlineData("0%", "0.855", "85.5%")]
    [InlineData("0.0\"%\"", "85.5", "85.5")]
    [InlineData("0.00E+00", "1234", "1234")]
    public void Number_UnderAFormat_IsWhatTheSheetShows(string format, string value, string shown) =>
        Assert.Equal(shown, _folder.Rows(_folder.Put("a.xlsx", SheetBook.Xlsx($"<c r='A2' s='1'><v>{value}</v></c>", format)))[1][0]);

    [Theory]
    [InlineData("<c r='A2' t='e'><v>#N/A</v></c>", "#N/A")]
    [InlineData("<c r='A2' t='e'><f>B2+1</f><v>#REF!</v></c>", "#REF!")]
    [InlineData("<c r='A2' t='e'><v>#НОВАЯ!</v></c>", "#VALUE!")]
    [InlineData("<c r='A2'><f>1+1</f></c>", CellError.Uncomputed)]
    [InlineData("<c r='A2'><f>1+1</f><v/></c>", CellError.Uncomputed)]
    [InlineData("<c r='A2'><f t='shared' si='0'/><v></v></c>", CellError.Uncomputed)]
    [InlineData("<c r='A2' t='str'><f>B2</f></c>", CellError.Uncomputed)]
    public void Cell_OfAnErrorOrAnUncomputedFormula_IsNeverBlank(string cell, string text)
    {
        Assert.Equal(text, _folder.Rows(_folder.Put("a.xlsx", SheetBook.Xlsx(cell)))[1][0]);
        Assert.True(CellError.Is(text));
    }

    [Theory]
    [InlineData("<c r='A2' t='str'><f>\"\"</f><v></v></c><c r='B2'><v>1</v></c>", "")]
    [InlineData("<c r='A2'><f>1+1</f><v>2</v></c>", "2")]
    [InlineData("<c r='A2' t='str'><f>A1</f><v>да</v></c>", "да")]
    public void Cell_OfAComputedFormula_IsItsValue(string cell, string text) =>
        Assert.Equal(text, _folder.Rows(_folder.Put("a.xlsx", SheetBook.Xlsx(cell)))[1][0]);

    [Theory]
    [InlineData("#N/A", true)]
    [InlineData("#н/д", true)]
    [InlineData("#ССЫЛКА!", true)]
    [InlineData("#ERR502!", true)]
    [InlineData("#ПК-12", false)]
    [InlineData("#", false)]
    [InlineData("N/A", false)]
    public void Error_IsKnownInEveryLanguage(string text, bool isError) => Assert.Equal(isError, CellError.Is(text));

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xlsb")]
    [InlineData("ods")]
    public void Merge_Downwards_StandsInEachRowOfIts(string format)
    {
        // A2:A4 are one, B2:C2 are one, A6:A7 are one and row 7 has nothing else, the header is two rows high.
        var path = _folder.Put("a." + format, SheetBook.Of(
            format,
            [["группа", "дата", "имя"], ["X", "1", ""], ["", "2", "б"], ["", "3", "в"], ["Y", "4", "г"], ["Z", "5", "д"], []],
            merges: [(1, 0, 3, 0), (1, 1, 1, 2), (5, 0, 6, 0)]));
        var file = _folder.FileOf(path);
        using var table = _folder.Reader.Open(file, TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (table.Read())
        {
            rows.Add($"{table.LineNo}:{table[0]},{table[1]},{table[2]}");
        }

        Assert.Equal(["2:X,1,", "3:X,2,б", "4:X,3,в", "5:Y,4,г", "6:Z,5,д"], rows);
        Assert.Contains("строк 2", Assert.Single(table.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_OfTheHeaderOverTwoRows_MakesNoRowOfIt()
    {
        var path = _folder.Put("a.xlsx", SheetBook.Of("xlsx", [["код", "имя"], [], ["1", "а"]], merges: [(0, 0, 1, 0), (0, 1, 1, 1)]));
        Assert.Equal([["код", "имя"], ["1", "а"]], _folder.Rows(path));
    }

    [Fact]
    public void Merge_CutByTheBufferOfTheScan_IsFound()
    {
        // Parts of every length around the buffer of 64 KB, so that the tag is cut at each of its letters.
        for (var padding = 65_300; padding < 65_540; padding += 7)
        {
            var rows = PlainWorkbook.Row(1, "a", "b") + PlainWorkbook.Row(2, "x", "1") + "<row r='3'><c r='B3'><v>2</v></c></row>";
            var part = $"<worksheet xmlns='{PlainWorkbook.Main}'><!--{new string('.', padding - rows.Length)}--><sheetData>{rows}</sheetData><mergeCells count='1'><mergeCell ref=\"A2:A3\"/></mergeCells></worksheet>";
            Assert.Equal(["x", "2"], _folder.Rows(_folder.Put("a.xlsx", PlainWorkbook.WithSheet(part)))[2]);
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xlsb")]
    [InlineData("ods")]
    public void HiddenSheets_AreNotLoadedUnlessAsked(string format)
    {
        string[][] rows = [["a"], ["1"]];
        var path = _folder.Put("a." + format, SheetBook.OfSheets(format, ("Список", rows, ""), ("Старое", rows, "hidden"), ("Очень", rows, format == "ods" ? "hidden" : "veryHidden")));
        var file = _folder.FileOf(path);
        Assert.Equal("Список", file.Content.Sheet);
        Assert.Equal(2, file.Notes.Count);
        Assert.Contains("«Старое»", file.Notes[0].Text, StringComparison.Ordinal);

        var asked = new SourceReader(new SourceLimits(), new SourceOptions { HiddenSheets = true });
        Assert.Equal(["Список", "Старое", "Очень"], asked.Discover([path], TestContext.Current.CancellationToken).Select(item => item.File!.Content.Sheet));
    }

    [Fact]
    public void HiddenSheets_WithNoOtherData_AreOneProblemThatNamesThem()
    {
        var problem = _folder.ProblemOf(_folder.Put("a.xlsx", SheetBook.OfSheets("xlsx", ("Пусто", [], ""), ("Тайна", [["a"], ["1"]], "hidden"))));
        Assert.Equal("hidden_sheets", problem.Code);
        Assert.Contains("«Тайна»", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsb")]
    [InlineData("ods")]
    public void Workbook_OfAnotherFormat_IsReadByItsContent(string format)
    {
        string[][] rows = [["код", "имя", "число"], ["1", "Щербаков & сын", "4.5"], ["2", "", "-7"], ["3", "ж", "123456789012"]];
        foreach (var name in (string[])["a." + format, "b.xlsx", "c.csv"])
        {
            Assert.Equal(rows, _folder.Rows(_folder.Put(name, SheetBook.Of(format, rows))));
        }

        Assert.Equal(rows, _folder.Rows(_folder.Put("d.zip", Folder.Zip(("е." + format, SheetBook.Of(format, rows))))));
    }

    [Fact]
    public void Ods_RepeatsAndKinds_AreWhatTheSheetShows()
    {
        const string cells = "<table:table-row><table:table-cell office:value-type='float' office:value='123'><text:p>00123</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='percentage' office:value='0.855'><text:p>86%</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='date' office:date-value='1990-02-03'><text:p>3 фев 90</text:p></table:table-cell>"
            + "<table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#ДЕЛ/0!</text:p></table:table-cell>"
            + "<table:table-cell table:formula='of:=X' office:value-type='float' office:value='0'><text:p>Err:508</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='string'><office:annotation><text:p>заметка</text:p></office:annotation><text:p>а<text:s text:c='2'/>б</text:p><text:p>в</text:p></table:table-cell></table:table-row>";
        const string more = "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2' office:value-type='float' office:value='5'><text:p>5,00</text:p></table:table-cell></table:table-row>"
            + "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
        var header = "<table:table-row>" + string.Concat("абвгде".Select(name => $"<table:table-cell office:value-type='string'><text:p>{name}</text:p></table:table-cell>")) + "</table:table-row>";

        var rows = _folder.Rows(_folder.Put("a.ods", SheetBook.Ods(("Лист", header + cells + more, false))));
        Assert.Equal(["00123", "85.5%", "1990-02-03", "#ДЕЛ/0!", "#ERR508!", "а  б\nв"], rows[1]);
        Assert.Equal(4, rows.Count);
        Assert.Equal(["5", "5", "", "", "", ""], rows[3]);
    }

    [Fact]
    public void Ods_UnderAPassword_SaysSo()
    {
        var bytes = Folder.Zip(
            ("mimetype", Folder.Utf8("application/vnd.oasis.opendocument.spreadsheet")),
            ("META-INF/manifest.xml", Folder.Utf8("<m:manifest xmlns:m='urn:m'><m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>")),
            ("content.xml", [1, 2, 3]));
        Assert.Equal("password_protected", _folder.ProblemOf(_folder.Put("a.ods", bytes)).Code);
    }

    [Theory]
    [InlineData("a.xls", "код\tимя\n1\tа\n")]
    [InlineData("a.xlsx", "код;имя\n1;а\n")]
    [InlineData("a.xls", "sep=;\nкод;имя\n1;а\n")]
    public void Text_UnderAWorkbooksName_IsReadAndTold(string name, string text)
    {
        var file = _folder.FileOf(_folder.Put(name, text));
        Assert.Equal([["код", "имя"], ["1", "а"]], _folder.Rows(file));
        Assert.Contains("не книга", Assert.Single(file.Notes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep=;\na;b\n1,5;2\n", 2)]
    [InlineData("sep=,\r\na,b\r\n1;5,2\r\n", 2)]
    [InlineData("SEP=\t\na\tb\n1;5\t2\n", 2)]
    [InlineData("\"sep=|\"\na|b\n1,5;|2\n", 2)]
    [InlineData("\uFEFFsep=^\na^b\n1^2\n", 2)]
    public void Line_Sep_IsObeyedAndToldAndNoRow(string text, int columns)
    {
        using var table = _folder.Reader.Open(_folder.FileOf(_folder.Put("a.csv", text)), TestContext.Current.CancellationToken);
        Assert.Equal((columns, 2L, "b"), (table.Header.Count, table.LineNo, table.Header[1]));
        Assert.True(table.Read());
        Assert.Equal((3L, "2"), (table.LineNo, table[1]));
        Assert.Contains("sep=", Assert.Single(table.Notes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep=;")]
    [InlineData("sep=ab\n1\n")]
    [InlineData("sep=a\n1\n")]
    public void Line_ThatOnlyLooksLikeSep_IsAHeader(string text) =>
        Assert.StartsWith("sep=", _folder.Rows(_folder.Put("a.csv", text))[0][0], StringComparison.Ordinal);

    [Theory]
    [InlineData("xlsb")]
    [InlineData("ods")]
    public void Workbook_Mutated_IsReadOrRefused(string format)
    {
        var bytes = SheetBook.Of(format, [["код", "имя"], .. Enumerable.Range(1, 40).Select(i => (string[])[$"{i}", "Щербаков"])], compress: false);
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var hurt = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                hurt[random.Next(hurt.Length)] = (byte)random.Next(256);
            }

            foreach (var item in _folder.Find(_folder.Put("a." + format, i % 4 == 0 ? hurt[..random.Next(hurt.Length)] : hurt)))
            {
                if (item.File is { } file)
                {
                    var error = Record.Exception(() => _folder.Rows(file));
                    Assert.True(error is null or UnreadableSourceException, error?.ToString());
                }
            }
        }
    }
}
