using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Ingest.Worker.Sources;

/// <summary>Opens XLSX and XLS workbooks, for discovery and for reading.</summary>
internal static class Workbook
{
    /// <summary>Opens a workbook; the reader owns the stream.</summary>
    public static IExcelDataReader Open(Stream seekable)
    {
        try
        {
            return ExcelReaderFactory.CreateReader(seekable, new ExcelReaderConfiguration { LeaveOpen = false });
        }
        catch (InvalidPasswordException)
        {
            seekable.Dispose();
            throw Unreadable.Password();
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            seekable.Dispose();
            throw Unreadable.NotAWorkbook(cause);
        }
    }

    /// <summary>Names of the worksheets that are not empty, in the workbook's order.</summary>
    public static List<string> SheetsWithData(Stream seekable)
    {
        using var reader = Open(seekable);
        var sheets = new List<string>();
        try
        {
            do
            {
                if (HasData(reader))
                {
                    sheets.Add(reader.Name);
                }
            }
            while (reader.NextResult());
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            throw Unreadable.NotAWorkbook(cause);
        }

        return sheets;
    }

    /// <summary>The library reports damage by exceptions of any type, null references included.</summary>
    public static bool IsDamage(Exception cause) =>
        cause is not (UnreadableSourceException or OutOfMemoryException or UnauthorizedAccessException);

    private static bool HasData(IExcelDataReader reader)
    {
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (!string.IsNullOrWhiteSpace(WorksheetCell.Text(reader, i)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
