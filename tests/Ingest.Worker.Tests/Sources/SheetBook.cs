using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Sources;

/// <summary>Workbooks written out by hand, cell by cell, in formats that no library at hand writes.</summary>
internal static class SheetBook
{
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:";

    /// <summary>An XLSX workbook of a header of two columns and one row of cells; style 1 has the format.</summary>
    public static byte[] Xlsx(string cells, string format = "General", string properties = "", params string[] header) => PlainWorkbook.Packed(
        ("xl/workbook.xml", [$"<workbook xmlns='{PlainWorkbook.Main}' xmlns:r='{Links}'><workbookPr {properties}/><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"]),
        ("xl/_rels/workbook.xml.rels", [$"<Relationships><Relationship Id='r1' Type='{Links}/worksheet' Target='/xl/s.xml'/><Relationship Id='r2' Type='{Links}/styles' Target='styles.xml'/></Relationships>"]),
        ("xl/styles.xml", [$"<styleSheet><numFmts><numFmt numFmtId='164' formatCode='{Escaped(format)}'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='{(format == "0%" ? 9 : 164)}'/></cellXfs></styleSheet>"]),
        ("xl/s.xml", [$"<worksheet><sheetData>{PlainWorkbook.Row(1, header.Length == 0 ? ["a", "b"] : header)}<row r='2'>{cells}</row></sheetData></worksheet>"]));

    /// <summary>A workbook of one sheet. A text that is a number is written as one.</summary>
    /// <param name="merges">First row, first column, last row, last column, from 0.</param>
    public static byte[] Of(string format, string[][] rows, (int FromRow, int FromColumn, int ToRow, int ToColumn)[]? merges = null, bool compress = true) =>
        Make(format, [("Лист", rows, "")], merges ?? [], compress);

    /// <summary>A workbook of several sheets, each with its state.</summary>
    public static byte[] OfSheets(string format, params (string Name, string[][] Rows, string State)[] sheets) => Make(format, sheets, [], compress: true);

    /// <summary>An OpenDocument workbook of sheets whose rows are written out.</summary>
    public static byte[] Ods(params (string Name, string Rows, bool IsHidden)[] sheets) => Packed(true, OdsParts(sheets));

    /// <summary>An XLSB workbook of one sheet that shares so many empty texts.</summary>
    public static byte[] XlsbWithTexts(int texts)
    {
        var record = Record(19, [0, .. Wide("")]);
        var shared = new byte[record.Length * texts];
        for (var at = 0; at < shared.Length; at += record.Length)
        {
            record.CopyTo(shared, at);
        }

        return Packed(true,
        [
            ("xl/workbook.bin", [.. Record(153, new byte[12]), .. Record(156, [.. UInt32(0), .. UInt32(1), .. Wide("r0"), .. Wide("a")])]),
            ("xl/_rels/workbook.bin.rels", Encoding.UTF8.GetBytes(
                $"<Relationships><Relationship Id='r0' Type='{Links}/worksheet' Target='s0.bin'/><Relationship Id='r1' Type='{Links}/sharedStrings' Target='t.bin'/></Relationships>")),
            ("xl/s0.bin", XlsbSheet([["a"], ["1"]], [])),
            ("xl/t.bin", shared),
        ]);
    }

    private static byte[] Make(string format, (string Name, string[][] Rows, string State)[] sheets, (int, int, int, int)[] merges, bool compress) => Packed(compress, format switch
    {
        "ods" => OdsParts([.. sheets.Select(sheet => (sheet.Name, string.Concat(sheet.Rows.Select((row, i) => OdsRow(row, i, merges))), sheet.State.Length > 0))]),
        "xlsb" =>
        [
            ("xl/workbook.bin", [.. Record(153, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. sheets.SelectMany((sheet, i) => Record(
                156, [.. UInt32(sheet.State switch { "" => 0, "hidden" => 1, _ => 2 }), .. UInt32(i + 1), .. Wide($"r{i}"), .. Wide(sheet.Name)]))]),
            ("xl/_rels/workbook.bin.rels", Relations(sheets.Length, "bin")),
            .. sheets.Select((sheet, i) => ($"xl/s{i}.bin", XlsbSheet(sheet.Rows, merges))),
        ],
        _ =>
        [
            ("xl/workbook.xml", Encoding.UTF8.GetBytes($"<workbook xmlns='{PlainWorkbook.Main}' xmlns:r='{Links}'><sheets>"
                + string.Concat(sheets.Select((sheet, i) => $"<sheet name='{sheet.Name}' {(sheet.State.Length > 0 ? $"state='{sheet.State}'" : "")} r:id='r{i}'/>")) + "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Relations(sheets.Length, "xml")),
            .. sheets.Select((sheet, i) => ($"xl/s{i}.xml", Encoding.UTF8.GetBytes(XlsxSheet(sheet.Rows, merges)))),
        ],
    });

    private static string XlsxSheet(string[][] rows, (int FromRow, int FromColumn, int ToRow, int ToColumn)[] merges) =>
        $"<worksheet xmlns='{PlainWorkbook.Main}'><sheetData>"
        + string.Concat(rows.Select((row, i) => $"<row r='{i + 1}'>" + string.Concat(row.Select((cell, column) => cell.Length == 0 ? ""
            : IsNumber(cell) ? $"<c r='{Name(column, i)}'><v>{cell}</v></c>"
            : $"<c r='{Name(column, i)}' t='inlineStr'><is><t>{Escaped(cell)}</t></is></c>")) + "</row>"))
        + "</sheetData><mergeCells>" + string.Concat(merges.Select(merge => $"<mergeCell ref='{Name(merge.FromColumn, merge.FromRow)}:{Name(merge.ToColumn, merge.ToRow)}'/>"))
        + "</mergeCells></worksheet>";

    private static byte[] XlsbSheet(string[][] rows, (int FromRow, int FromColumn, int ToRow, int ToColumn)[] merges) =>
    [
        .. Record(129, []),
        .. Record(145, []),
        .. rows.SelectMany((row, i) => (byte[])
        [
            .. Record(0, [.. UInt32(i), .. new byte[13]]),
            .. row.SelectMany((cell, column) => cell.Length == 0 ? [] : IsNumber(cell)
                ? Record(5, [.. UInt32(column), 0, 0, 0, 0, .. BitConverter.GetBytes(double.Parse(cell, CultureInfo.InvariantCulture))])
                : Record(6, [.. UInt32(column), 0, 0, 0, 0, .. Wide(cell)])),
        ]),
        .. Record(146, []),
        .. merges.SelectMany(merge => Record(176, [.. UInt32(merge.FromRow), .. UInt32(merge.ToRow), .. UInt32(merge.FromColumn), .. UInt32(merge.ToColumn)])),
        .. Record(130, []),
    ];

    private static string OdsRow(string[] row, int number, (int FromRow, int FromColumn, int ToRow, int ToColumn)[] merges) => "<table:table-row>" + string.Concat(row.Select((cell, column) =>
    {
        var merge = merges.FirstOrDefault(one => one.FromRow == number && one.FromColumn == column);
        var span = merge == default ? "" : $" table:number-rows-spanned='{merge.ToRow - merge.FromRow + 1}' table:number-columns-spanned='{merge.ToColumn - merge.FromColumn + 1}'";
        return cell.Length == 0 ? "<table:table-cell/>"
            : IsNumber(cell) ? $"<table:table-cell{span} office:value-type='float' office:value='{cell}'><text:p>{cell}</text:p></table:table-cell>"
            : $"<table:table-cell{span} office:value-type='string'><text:p>{Escaped(cell)}</text:p></table:table-cell>";
    })) + "</table:table-row>";

    private static (string, byte[])[] OdsParts(IEnumerable<(string Name, string Rows, bool IsHidden)> sheets) =>
    [
        ("mimetype", Encoding.UTF8.GetBytes("application/vnd.oasis.opendocument.spreadsheet")),
        ("content.xml", Encoding.UTF8.GetBytes(
            $"<office:document-content xmlns:office='{Office}office:1.0' xmlns:table='{Office}table:1.0' xmlns:text='{Office}text:1.0' xmlns:style='{Office}style:1.0' "
            + "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'><office:automatic-styles>"
            + "<style:style style:name='ta1' style:family='table'><style:table-properties table:display='true'/></style:style>"
            + "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style></office:automatic-styles><office:body><office:spreadsheet>"
            + string.Concat(sheets.Select(sheet => $"<table:table table:name='{sheet.Name}' table:style-name='{(sheet.IsHidden ? "ta2" : "ta1")}'>{sheet.Rows}</table:table>"))
            + "</office:spreadsheet></office:body></office:document-content>")),
    ];

    private static byte[] Packed(bool compress, IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, compress ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                part.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Relations(int sheets, string extension) => Encoding.UTF8.GetBytes(
        "<Relationships>" + string.Concat(Enumerable.Range(0, sheets).Select(i => $"<Relationship Id='r{i}' Type='{Links}/worksheet' Target='s{i}.{extension}'/>")) + "</Relationships>");

    private static byte[] Record(int type, byte[] data)
    {
        var bytes = new List<byte> { (byte)(type < 0x80 ? type : (type & 0x7F) | 0x80) };
        if (type >= 0x80)
        {
            bytes.Add((byte)(type >> 7));
        }

        for (var length = data.Length; ; length >>= 7)
        {
            bytes.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            if (length <= 0x7F)
            {
                return [.. bytes, .. data];
            }
        }
    }

    private static byte[] UInt32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Wide(string text) => [.. UInt32(text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static string Name(int column, int row) => $"{(char)('A' + column)}{row + 1}";

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
