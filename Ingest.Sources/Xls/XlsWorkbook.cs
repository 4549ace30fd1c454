using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Ingest.Sources.Xlsx;

namespace Ingest.Sources.Xls;

/// <summary>An XLS workbook: a library reads it into memory, so its size is bounded, and so are the blank cells that it goes through.</summary>
internal sealed class XlsWorkbook : IWorkbook
{
    private const int Columns = 256;
    private const long MaxWalkedCells = 100_000_000;
    private const int DirectoryEntryBytes = 128;

    private IExcelDataReader _reader;
    private readonly XlsScan _scan;
    private readonly LargeWorkbookTurn _turn;
    private readonly SourceLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private int _sheets;
    private long _walked;

    private XlsWorkbook(IExcelDataReader reader, XlsScan scan, LargeWorkbookTurn turn, SourceLimits limits, CancellationToken cancellationToken) =>
        (_reader, _scan, _turn, _limits, _cancellationToken) = (reader, scan, turn, limits, cancellationToken);

    public string SheetName => _reader.Name;

    /// <summary>A sheet with something on it that is not shown.</summary>
    public bool IsHidden => _reader.VisibleState != "visible";

    /// <summary>The library counts days by itself where a format shows them, and only there.</summary>
    public bool IsDate1904 => _scan.IsDate1904;

    public IReadOnlyList<SheetMerge> Merges => [.. (_reader.MergeCells ?? [])
        .Where(range => range.ToRow > range.FromRow)
        .Select(range => new SheetMerge(range.FromRow + 1, range.ToRow + 1, range.FromColumn))
        .OrderBy(merge => merge.FirstRow)
        .Take(MergedDown.Most)];

    public SheetRow Row { get; } = new();

    /// <summary>Opens a workbook and closes its bytes with it.</summary>
    public static XlsWorkbook Open(Stream seekable, SourceLimits limits, CancellationToken cancellationToken)
    {
        var turn = new LargeWorkbookTurn(cancellationToken);
        try
        {
            if (seekable.Length > limits.MaxXlsBytes)
            {
                throw Unreadable.XlsTooLarge(limits.MaxXlsBytes);
            }

            // A workbook under a password is a package inside; the library would unpack it past every limit.
            if (HoldsPackage(seekable))
            {
                throw Unreadable.Password();
            }

            turn.Grow(seekable.Length);
            var scan = XlsScan.Read(seekable, limits);
            turn.Sweep();
            seekable.Position = 0;
            return new XlsWorkbook(
                ExcelReaderFactory.CreateBinaryReader(seekable, new ExcelReaderConfiguration { LeaveOpen = false }), scan, turn, limits, cancellationToken);
        }
        catch (InvalidPasswordException)
        {
            seekable.Dispose();
            turn.Dispose();
            throw Unreadable.Password();
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            seekable.Dispose();
            turn.Dispose();
            throw Unreadable.NotAWorkbook(cause);
        }
        catch
        {
            seekable.Dispose();
            turn.Dispose();
            throw;
        }
    }

    public bool NextSheet()
    {
        try
        {
            // The library stands on the first sheet when it opens.
            if (_sheets > 0 && !_reader.NextResult())
            {
                return false;
            }
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }

        Row.Begin(0);
        return ++_sheets <= _limits.MaxSheets ? _reader.ResultsCount > 0 : throw Unreadable.TooManySheets(_limits.MaxSheets);
    }

    public bool ReadRow()
    {
        try
        {
            while (_reader.Read())
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (TakeCells())
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }
    }

    public void Dispose()
    {
        _reader.Dispose();

        // The library keeps its texts for as long as it is referred to.
        _reader = null!;
        _turn.Dispose();
    }

    /// <summary>The library reports damage by whatever its code stumbles on, null references included.</summary>
    private static bool IsDamage(Exception cause) =>
        cause is not (UnreadableSourceException or OperationCanceledException or OutOfMemoryException or UnauthorizedAccessException);

    private static bool HoldsPackage(Stream seekable)
    {
        ReadOnlySpan<byte> name = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;
        Span<byte> entry = stackalloc byte[DirectoryEntryBytes];
        seekable.Position = 0;
        while (seekable.ReadAtLeast(entry, entry.Length, throwOnEndOfStream: false) == entry.Length)
        {
            if (entry.StartsWith(name))
            {
                return true;
            }
        }

        seekable.Position = 0;
        return false;
    }

    private bool TakeCells()
    {
        var columns = _reader.FieldCount;
        if (columns > Columns)
        {
            throw Unreadable.ColumnBeyondSheet(columns.ToString(CultureInfo.InvariantCulture));
        }

        _walked += columns + 1;
        if (_walked > MaxWalkedCells)
        {
            throw Unreadable.XlsTooWide();
        }

        Row.Begin(_reader.Depth + 1);
        for (var column = 0; column < columns; column++)
        {
            if (Cell(column) is ({ Length: > 0 } text, var number))
            {
                Row.TrySet(column, text, number);
            }
        }

        return Row.Width > 0;
    }

    private (string Text, double? Number) Cell(int column) => _reader.GetValue(column) switch
    {
        null => (_scan.Of(_sheets - 1, Row.Number, column), null),
        string text => (text, null),
        double number => Shown(number, CellFormats.Of(_reader.GetNumberFormatString(column) ?? "")),
        bool flag => (flag ? "true" : "false", null),
        DateTime moment => (WorksheetCell.MomentText(moment), null),
        TimeSpan time => (time.ToString("c", CultureInfo.InvariantCulture), null),
        var other => (Convert.ToString(other, CultureInfo.InvariantCulture) ?? "", null),
    };

    private static (string Text, double? Number) Shown(double number, CellFormat format) =>
        (format.Text(number, isDate1904: false), format.Kind == CellKind.Number ? number : null);
}
