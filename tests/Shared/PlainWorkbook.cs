using System.IO.Compression;
using System.Text;

namespace Warehouse.TestServer;

/// <summary>The least that is an XLSX workbook, its parts written out by hand: what no office program would write.</summary>
internal static class PlainWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    public static byte[] Of(string rows) => WithSheet($"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>");

    /// <summary>A workbook of one sheet, whose part is this text.</summary>
    public static byte[] WithSheet(string part) => Packed([.. Contents(), ("xl/worksheets/sheet1.xml", [part])]);

    /// <summary>A workbook of one sheet with a part of shared texts.</summary>
    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="texts">What stands in <c>sst</c>, piece by piece.</param>
    public static byte[] WithTexts(string rows, IEnumerable<string> texts) => Packed(
    [
        .. Contents(),
        ("xl/worksheets/sheet1.xml", [$"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>"]),
        ("xl/sharedStrings.xml", texts.Prepend($"<sst xmlns='{Main}'>").Append("</sst>")),
    ]);

    /// <summary>A row of cells with text.</summary>
    /// <param name="number">Its number.</param>
    public static string Row(int number, params string[] cells) =>
        $"<row r='{number}'>" + string.Concat(cells.Select((cell, i) => $"<c r='{(char)('A' + i)}{number}' t='inlineStr'><is><t>{cell}</t></is></c>")) + "</row>";

    /// <summary>A zip of parts.</summary>
    public static byte[] Packed(params (string Name, IEnumerable<string> Pieces)[] parts)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, pieces) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                foreach (var piece in pieces)
                {
                    part.Write(piece);
                }
            }
        }

        return packed.ToArray();
    }

    private static (string Name, IEnumerable<string> Pieces)[] Contents() =>
    [
        ("xl/workbook.xml", [$"<workbook xmlns='{Main}' xmlns:r='{Links}'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"]),
        ("xl/_rels/workbook.xml.rels",
        [
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>",
            $"<Relationship Id='r1' Type='{Links}/worksheet' Target='worksheets/sheet1.xml'/>",
            $"<Relationship Id='r2' Type='{Links}/sharedStrings' Target='sharedStrings.xml'/></Relationships>",
        ]),
    ];
}
