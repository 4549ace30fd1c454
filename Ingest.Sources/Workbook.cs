using Ingest.Sources.Ods;
using Ingest.Sources.Xls;
using Ingest.Sources.Xlsx;

namespace Ingest.Sources;

/// <summary>A sheet that holds anything.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="IsHidden">Whether Excel does not show it.</param>
/// <param name="Part">The part of an XLSX workbook that holds its rows; empty in another format.</param>
internal sealed record FoundSheet(string Name, bool IsHidden, string Part);

/// <summary>What both discovery and reading do with a workbook, whatever its format.</summary>
internal static class Workbook
{
    /// <summary>Opens a workbook, which then owns the stream. Its content tells the format.</summary>
    public static IWorkbook Open(Stream seekable, SourceLimits limits, CancellationToken cancellationToken)
    {
        Span<byte> head = stackalloc byte[2];
        seekable.Position = 0;
        var isZip = seekable.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("PK"u8);
        seekable.Position = 0;
        if (!isZip)
        {
            return XlsWorkbook.Open(seekable, limits, cancellationToken);
        }

        var zip = XlsxWorkbook.OpenZip(new StoppableStream(seekable, cancellationToken), limits);
        return XlsxWorkbook.Over<IWorkbook>(zip, found => found.Kind switch
        {
            WorkbookKind.Ods => new OdsWorkbook(found, limits),
            WorkbookKind.Xlsb => new XlsbWorkbook(found, limits, cancellationToken),
            _ => new XlsxWorkbook(found, limits, cancellationToken),
        });
    }

    /// <summary>The worksheets that hold anything, in the workbook's order.</summary>
    public static List<FoundSheet> SheetsWithData(Stream seekable, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var workbook = Open(seekable, limits, cancellationToken);
        var sheets = new List<FoundSheet>();
        while (workbook.NextSheet())
        {
            if (workbook.ReadRow())
            {
                sheets.Add(new FoundSheet(workbook.SheetName, workbook.IsHidden, (workbook as XlsxWorkbook)?.SheetPart ?? ""));
            }
        }

        return sheets;
    }
}
