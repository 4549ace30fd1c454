using Ingest.Sources.Xlsx;

namespace Ingest.Sources;

/// <summary>What both discovery and reading do with an XLSX or XLS workbook.</summary>
internal static class Workbook
{
    /// <summary>Opens a workbook, which then owns the stream.</summary>
    public static IWorkbook Open(Stream seekable, SourceLimits limits, CancellationToken cancellationToken)
    {
        Span<byte> head = stackalloc byte[2];
        seekable.Position = 0;
        var isZip = seekable.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("PK"u8);
        seekable.Position = 0;
        return isZip ? XlsxWorkbook.Open(seekable, limits, cancellationToken) : XlsWorkbook.Open(seekable, limits, cancellationToken);
    }

    /// <summary>Names of the worksheets that hold anything, in the workbook's order.</summary>
    public static List<string> SheetsWithData(Stream seekable, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var workbook = Open(seekable, limits, cancellationToken);
        var sheets = new List<string>();
        while (workbook.NextSheet())
        {
            if (workbook.ReadRow())
            {
                sheets.Add(workbook.SheetName);
            }
        }

        return sheets;
    }
}
