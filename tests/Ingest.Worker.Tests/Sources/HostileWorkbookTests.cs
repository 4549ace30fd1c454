using System.Text;
using Ingest.Sources;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Sources;

/// <summary>Workbooks made to cost more than they look: each is refused by a limit, or read without walking what is not there.</summary>
public sealed class HostileWorkbookTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2147483647")]
    [InlineData("1048577")]
    [InlineData("99999999999999999999999999")]
    [InlineData("0")]
    public void Row_BeyondTheSheet_IsRefused(string number)
    {
        var path = Put(PlainWorkbook.Row(1, "a") + $"<row r='{number}'><c><v>1</v></c></row>");
        Assert.Equal("row_out_of_range", _folder.ErrorOf(path).Code);
    }

    [Fact]
    public void Row_BeyondTheSheet_SaysWhichAndHowManyThereAre() => Assert.Equal(
        "В книге Excel строка с номером 2147483647: номера бывают от 1 до 1\u00A0048\u00A0576. Откройте книгу в Excel и сохраните заново.",
        _folder.ErrorOf(Put(PlainWorkbook.Row(1, "a") + "<row r='2147483647'><c><v>1</v></c></row>")).Message);

    [Fact]
    public void Column_BeyondTheSheet_IsRefused()
    {
        Assert.Equal("column_out_of_range", _folder.ErrorOf(Put(PlainWorkbook.Row(1, "a") + "<row r='2'><c r='XFE2'><v>1</v></c></row>")).Code);
        Assert.Equal("column_out_of_range", _folder.ErrorOf(Put(PlainWorkbook.Row(1, "a") + "<row r='2'><c r='AAAAAAAAAAAA2'><v>1</v></c></row>")).Code);
    }

    // The sheet has 17 billion cells then, and two with text.
    [Fact]
    public void Cell_InTheLastCornerOfTheSheet_CostsNoMoreThanItself()
    {
        var path = Put(PlainWorkbook.Row(1, "a") + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>");
        var file = _folder.FileOf(path);
        using var table = _folder.Reader.Open(file, TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(table.Read());
        Assert.Equal((1_048_576, 16_384, "1"), (table.LineNo, table.FieldCount, table[16_383]));
        Assert.False(table.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * Megabyte);
    }

    // A border that somebody drew to the end of the sheet is no data.
    [Fact]
    public void Cells_WithAStyleAlone_AreNoRow()
    {
        var path = Put(PlainWorkbook.Row(1, "a") + PlainWorkbook.Row(2, "1") + "<row r='1048576'><c r='XFD1048576' s='5'/></row>");
        Assert.Equal([["a"], ["1"]], _folder.Rows(path));
    }

    [Fact]
    public void SharedTexts_BeyondTheLimit_AreRefused()
    {
        var piece = "<si><t>" + new string('я', 500_000) + "</t></si>";
        var problem = _folder.ProblemOf(_folder.Put("a.xlsx", PlainWorkbook.WithTexts(PlainWorkbook.Row(1, "a"), Enumerable.Repeat(piece, 90))));

        Assert.Equal("too_much_text", problem.Code);
        Assert.Contains("MaxSharedTextBytes", problem.Message, StringComparison.Ordinal);
    }

    // What one tiny text costs besides its characters counts too.
    [Fact]
    public void SharedTexts_ManyAndEmpty_AreRefused()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxSharedTextBytes = 100_000 } };
        var texts = Enumerable.Repeat(string.Concat(Enumerable.Repeat("<si/>", 1_000)), 20);
        Assert.Equal("too_much_text", folder.ProblemOf(folder.Put("a.xlsx", PlainWorkbook.WithTexts(PlainWorkbook.Row(1, "a"), texts))).Code);
    }

    [Fact]
    public void SharedTexts_InRunsWithReadingsAndEscapes_AreTheTextThatPeopleSee()
    {
        string[] texts = ["<si><t>a</t></si>", "<si><r><t xml:space='preserve'>Ива</t></r><r><t>нов </t></r><rPh><t>x</t></rPh></si>", "<si><t>1_x000A_2_x005F_x0041_</t></si>", "<si/>"];
        var path = _folder.Put("a.xlsx", PlainWorkbook.WithTexts(
            "<row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>b</t></is></c></row><row><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row><row><c t='s'><v>3</v></c><c t='str'><v>z</v></c></row>", texts));
        Assert.Equal([["a", "b"], ["Иванов ", "1\n2_x0041_"], ["", "z"]], _folder.Rows(path));
    }

    [Fact]
    public void SharedText_ThatIsNotThere_IsDamage() =>
        Assert.Equal("corrupt_workbook", _folder.ErrorOf(Put(PlainWorkbook.Row(1, "a") + "<row r='2'><c t='s'><v>7</v></c></row>")).Code);

    [Theory]
    [InlineData("<row r='5'><c><v>1</v></c></row><row r='4'><c><v>1</v></c></row>")]
    [InlineData("<row r='5'><c r='A5'><v>1</v></c><c r='A5'><v>2</v></c></row>")]
    [InlineData("<row r='5'><c r='A5'><v>1</v></c>")]
    [InlineData("<row r='x'><c><v>1</v></c></row>")]
    [InlineData("<row r='5'><c r='12'><v>1</v></c></row>")]
    public void Rows_ThatContradictThemselves_AreDamage(string rows) =>
        Assert.Equal("corrupt_workbook", _folder.ErrorOf(Put(PlainWorkbook.Row(1, "a") + rows)).Code);

    [Fact]
    public void Tag_OfMegabytes_IsRefusedBeforeItIsHeld() => AssertBounded("corrupt_workbook", PlainWorkbook.Row(1, "a") + $"<row r='2' x='{new string('y', 40_000_000)}'/>");

    [Fact]
    public void Names_ByTheMillion_AreRefused() => AssertBounded(
        "corrupt_workbook", PlainWorkbook.Row(1, "a") + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"<n{i}/>")));

    [Fact]
    public void Elements_NestedByTheMillion_AreRefused() => AssertBounded(
        "corrupt_workbook", PlainWorkbook.Row(1, "a") + string.Concat(Enumerable.Repeat("<z>", 2_000_000)));

    [Fact]
    public void Cell_OfMegabytes_IsRefused() => AssertBounded(
        "row_too_long", PlainWorkbook.Row(1, "a") + $"<row r='2'><c t='str'><v>{new string('y', 30_000_000)}</v></c></row>");

    [Fact]
    public void Row_OfManyLongCells_IsRefused() => AssertBounded(
        "row_too_long",
        PlainWorkbook.Row(1, "a") + "<row r='2'>" + string.Concat(Enumerable.Repeat($"<c t='str'><v>{new string('y', 90_000)}</v></c>", 300)) + "</row>");

    [Fact]
    public void Cell_OfMegabytesInDiscovery_IsOneProblem() => Assert.Equal(
        "row_too_long", _folder.ProblemOf(Put($"<row r='1'><c t='str'><v>{new string('y', 3_000_000)}</v></c></row>")).Code);

    [Fact]
    public void Sheets_BeyondTheLimitOrOfOneName_AreRefused()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxSheets = 2 } };
        Assert.Equal("too_many_sheets", folder.ProblemOf(folder.Put("a.xlsx", Sheets("a", "b", "c"))).Code);
        Assert.Equal("not_a_workbook", folder.ProblemOf(folder.Put("b.xlsx", Sheets("a", "A"))).Code);
    }

    [Fact]
    public void Rows_BeyondTheLimit_AreRefusedInEveryFormat()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxRows = 2 } };
        Assert.Equal("too_many_rows", folder.ErrorOf(folder.Put("a.csv", "a\n1\n2\n3\n")).Code);
        Assert.Equal("too_many_rows", folder.ErrorOf(folder.Put("a.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n")).Code);
        Assert.Equal("too_many_rows", folder.ErrorOf(folder.Put("a.xlsx", PlainWorkbook.Of(string.Concat(Enumerable.Range(1, 4).Select(i => PlainWorkbook.Row(i, "a")))))).Code);
        Assert.Equal(3, folder.Rows(folder.Put("b.csv", "a\n1\n2\n")).Count);
    }

    [Fact]
    public void Cells_BeyondTheLimit_AreRefusedInEveryFormat()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxCells = 4 } };
        Assert.Equal("too_many_cells", folder.ErrorOf(folder.Put("a.csv", "a,b\n1,1\n2,2\n3,3\n")).Code);
        Assert.Equal("too_many_cells", folder.ErrorOf(folder.Put("a.xlsx", PlainWorkbook.Of(string.Concat(Enumerable.Range(1, 4).Select(i => PlainWorkbook.Row(i, i == 1 ? "a" : "1", "b")))))).Code);
    }

    [Fact]
    public void Xls_BeyondTheLimit_IsRefused()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxXlsBytes = 10_000 } };
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[20_000]];
        Assert.Equal("xls_too_large", folder.ProblemOf(folder.Put("a.xls", bytes)).Code);
    }

    [Fact]
    public void ZipDirectory_OfMegabytesOfNames_IsRefused()
    {
        var name = new string('я', 30_000);
        var path = _folder.Put("x.zip", PlainWorkbook.Packed([.. Enumerable.Range(0, 400).Select(i => ($"{i}{name}.csv", (IEnumerable<string>)["a\n"]))]));
        Assert.Equal("zip_too_many_entries", _folder.ProblemOf(path).Code);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("dd.mm.yyyy;@", true)]
    [InlineData("[$-419]d mmmm yyyy\\ \"г.\";@", true)]
    [InlineData("mm:ss.0", true)]
    [InlineData("General", false)]
    [InlineData("0.00", false)]
    [InlineData("#,##0\\ \"дней\"", false)]
    [InlineData("#,##0.00\\d", false)]
    [InlineData("[Red]0.00;dd.mm.yyyy", false)]
    [InlineData("0.00E+00", false)]
    public void Number_UnderAFormat_IsADayOnlyWhenItShowsOne(string format, bool isDay)
    {
        var bytes = WithFormat(format, "45351");
        Assert.Equal(isDay ? "2024-02-29" : "45351", _folder.Rows(_folder.Put("a.xlsx", bytes))[1][0]);
    }

    [Theory]
    [InlineData("[h]:mm", "1.5", "1.12:00:00")]
    [InlineData("[mm]:ss", "1e300", "1")]
    public void Number_UnderADuration_IsATimeOrItself(string format, string value, string start) =>
        Assert.StartsWith(start, _folder.Rows(_folder.Put("a.xlsx", WithFormat(format, value)))[1][0], StringComparison.Ordinal);

    private string Put(string rows) => _folder.Put("a.xlsx", PlainWorkbook.Of(rows));

    /// <summary>Read to the end it is refused, and no more than a few megabytes were held for it.</summary>
    private void AssertBounded(string code, string rows)
    {
        var file = _folder.FileOf(Put(rows));
        using var table = _folder.Reader.Open(file, TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnreadableSourceException>(() =>
        {
            while (table.Read())
            {
            }
        });

        Assert.Equal(code, error.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24 * Megabyte);
    }

    private static byte[] WithFormat(string format, string value)
    {
        const string links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return PlainWorkbook.Packed(
            ("xl/workbook.xml", [$"<workbook xmlns='{PlainWorkbook.Main}' xmlns:r='{links}'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"]),
            ("xl/_rels/workbook.xml.rels", [$"<Relationships><Relationship Id='r1' Type='{links}/worksheet' Target='/xl/s.xml'/><Relationship Id='r2' Type='{links}/styles' Target='styles.xml'/></Relationships>"]),
            ("xl/styles.xml", [$"<styleSheet><numFmts><numFmt numFmtId='164' formatCode='{new StringBuilder(format).Replace("\"", "&quot;")}'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>"]),
            ("xl/s.xml", [$"<worksheet><sheetData>{PlainWorkbook.Row(1, "a")}<row r='2'><c r='A2' s='1'><v>{value}</v></c></row></sheetData></worksheet>"]));
    }

    private static byte[] Sheets(params string[] names)
    {
        const string links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return PlainWorkbook.Packed(
        [
            ("xl/workbook.xml", [$"<workbook xmlns:r='{links}'><sheets>", .. names.Select((name, i) => $"<sheet name='{name}' r:id='r{i}'/>"), "</sheets></workbook>"]),
            ("xl/_rels/workbook.xml.rels", ["<Relationships>", .. names.Select((_, i) => $"<Relationship Id='r{i}' Type='{links}/worksheet' Target='s{i}.xml'/>"), "</Relationships>"]),
            .. names.Select((_, i) => ($"xl/s{i}.xml", (IEnumerable<string>)[$"<worksheet><sheetData>{PlainWorkbook.Row(1, "a")}</sheetData></worksheet>"])),
        ]);
    }
}
