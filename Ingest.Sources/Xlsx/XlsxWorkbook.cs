using System.Xml;

namespace Ingest.Sources.Xlsx;

/// <summary>
/// An XLSX workbook read as a stream: what it holds in memory are the texts that cells share, its styles and the current row, each of
/// them bounded. Nothing is believed that the file says of its own size.
/// </summary>
public sealed class XlsxWorkbook : IWorkbook
{
    private readonly ZipFolder _zip;
    private readonly XlsxParts _parts;
    private readonly SourceLimits _limits;
    private readonly SharedTexts _texts;
    private readonly CellFormats _formats;
    private int _sheet = -1;
    private SheetReader? _rows;

    internal XlsxWorkbook(ZipFolder zip, SourceLimits limits, CancellationToken cancellationToken)
    {
        (_zip, _limits) = (zip, limits);
        _parts = XlsxParts.Of(zip, limits);
        using (var styles = _parts.Open(_parts.Styles))
        {
            _formats = styles is null ? CellFormats.None : CellFormats.Read(styles);
        }

        using var texts = _parts.Open(_parts.SharedTexts);
        _texts = SharedTexts.Read(texts, isBinary: false, limits, cancellationToken);
    }

    /// <inheritdoc/>
    public string SheetName => _parts.Sheets[_sheet].Name;

    /// <inheritdoc/>
    public bool IsHidden => _parts.Sheets[_sheet].IsHidden;

    /// <summary>They stand behind the rows: whoever unpacks the workbook has seen them.</summary>
    public IReadOnlyList<SheetMerge> Merges => [];

    /// <inheritdoc/>
    public SheetRow Row { get; } = new();

    /// <summary>Opens a workbook.</summary>
    /// <param name="seekable">Its bytes; the workbook closes them.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="cancellationToken">Stops the opening and every later read.</param>
    /// <exception cref="UnreadableSourceException">It is no workbook, is damaged, or costs more than it may.</exception>
    public static XlsxWorkbook Open(Stream seekable, SourceLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seekable);
        ArgumentNullException.ThrowIfNull(limits);
        return Over(OpenZip(new StoppableStream(seekable, cancellationToken), limits), zip => new XlsxWorkbook(zip, limits, cancellationToken));
    }

    /// <summary>Opens the workbook that a zip is, and closes the zip when it cannot be one.</summary>
    /// <param name="open">Makes the workbook, which owns the zip from then on.</param>
    internal static TWorkbook Over<TWorkbook>(ZipFolder zip, Func<ZipFolder, TWorkbook> open)
        where TWorkbook : IWorkbook
    {
        try
        {
            return open(zip);
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            zip.Dispose();
            throw Unreadable.NotAWorkbook(cause);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool NextSheet()
    {
        _rows?.Dispose();
        _rows = null;
        if (_sheet + 1 == _parts.Sheets.Count)
        {
            return false;
        }

        _sheet++;
        Row.Begin(0);
        return true;
    }

    /// <inheritdoc/>
    public bool ReadRow()
    {
        try
        {
            _rows ??= new SheetReader(_parts.Open(_parts.Sheets[_sheet].Part) ?? throw new InvalidDataException("A sheet is not there."), this);
            return _rows.Read();
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _texts.Dispose();
        _zip.Dispose();
    }

    internal SourceLimits Limits => _limits;

    internal SharedTexts Texts => _texts;

    internal CellFormats Formats => _formats;

    /// <inheritdoc/>
    public bool IsDate1904 => _parts.IsDate1904;

    /// <summary>The part of the current sheet.</summary>
    internal string SheetPart => _parts.Sheets[_sheet].Part;

    /// <summary>A workbook as the zip that it is.</summary>
    internal static ZipFolder OpenZip(Stream bytes, SourceLimits limits)
    {
        try
        {
            return new ZipFolder(bytes, limits);
        }
        catch (Exception cause) when (cause is ArgumentException or UnreadableSourceException { Code: "corrupt_zip" })
        {
            // People know it as a workbook, not as an archive. Some streams take it for a wrong argument when a library looks before their start.
            throw Unreadable.NotAWorkbook(cause);
        }
    }

    internal static bool IsDamage(Exception cause) => cause is XmlException or InvalidDataException or ArgumentException;
}
