using Ingest.Worker.Tests.Loading;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Sources;

/// <summary>Memory of a worker that is given workbooks made to take as much of it as they may: read or refused, within the same bound.</summary>
public sealed class HostileMemoryTests : IDisposable
{
    private const int MostMegabytes = 300;
    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("tiny-texts.xls", "Тексты книги XLS")]
    [InlineData("long-texts.xls", "Тексты книги XLS")]
    [InlineData("most-tiny-texts.xls", "не похож")]
    [InlineData("most-long-texts.xls", "не похож")]
    [InlineData("merges.xls", "Тексты книги XLS")]
    [InlineData("sheets.xls", "повреждена")]
    [InlineData("texts.xlsb", "не похож")]
    [InlineData("texts.xlsx", "MaxSharedTextBytes")]
    [InlineData("repeated.ods", "как повтор одной")]
    [InlineData("wide.ods", "указан дважды")]
    [InlineData("cells.ods", "длиннее 1")]
    public async Task Workbook_MadeToTakeMemory_IsReadOrRefusedWithinTheBound(string name, string told)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Peak memory is read from /proc.");
        await File.WriteAllBytesAsync(_bench.Path(name), Bytes(name), TestContext.Current.CancellationToken);
        using var process = _bench.Start(["load", _bench.Path(name)]);
        var peak = await process.PeakMegabytesAsync();
        var (_, output, _) = await process.EndAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {peak} MB");
        Assert.InRange(peak, 1, MostMegabytes);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string name) => name switch
    {
        "tiny-texts.xls" => PlainXls.WithTexts(12_500_000, 1, 10),
        "long-texts.xls" => PlainXls.WithTexts(6_000, 8_000, 10),
        "most-tiny-texts.xls" => PlainXls.WithTexts(880_000, 1, 60_000),
        "most-long-texts.xls" => PlainXls.WithTexts(3_000, 8_000, 60_000),
        "merges.xls" => PlainXls.WithRecords(0xE5, 8_000, 6_000),
        "sheets.xls" => PlainXls.WithSheetsInEachOther(200),
        "texts.xlsb" => SheetBook.XlsbWithTexts(5_000_000),
        "texts.xlsx" => PlainWorkbook.WithTexts(PlainWorkbook.Row(1, "a"), Enumerable.Repeat("<si><t>" + new string('я', 500_000) + "</t></si>", 90)),
        "repeated.ods" => SheetBook.Ods(("a", Row("", "Код слушателя", "Фамилия", "Имя") + Row("table:number-rows-repeated='1000000'", Enumerable.Repeat("я", 60)), false)),
        "wide.ods" => SheetBook.Ods(("a", string.Concat(Enumerable.Repeat(
            "<table:table-row table:number-rows-repeated='1000'><table:table-cell table:number-columns-repeated='16384' office:value-type='string'><text:p>" + new string('я', 60) + "</text:p></table:table-cell></table:table-row>", 900)), false)),
        _ => SheetBook.Ods(("a", Row("", [.. Enumerable.Repeat(new string('я', 900_000), 30)]), false)),
    };

    private static string Row(string attributes, params IEnumerable<string> cells) => $"<table:table-row {attributes}>"
        + string.Concat(cells.Select(cell => $"<table:table-cell office:value-type='string'><text:p>{cell}</text:p></table:table-cell>")) + "</table:table-row>";
}
