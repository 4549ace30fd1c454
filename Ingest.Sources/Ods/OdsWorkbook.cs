using System.Xml;
using Ingest.Sources.Xlsx;

namespace Ingest.Sources.Ods;

/// <summary>
/// An OpenDocument workbook read as a stream: all its sheets stand in one part, one after another. What it holds in memory is the current row.
/// No library that reads it is at hand.
/// </summary>
internal sealed class OdsWorkbook : IWorkbook
{
    private const int MostStyles = 100_000;
    private const string Epoch1904 = "1904-01-01";

    private readonly ZipFolder _zip;
    private readonly PartReader _reader;
    private readonly SourceLimits _limits;
    private readonly HashSet<string> _hiddenStyles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private string _style = "";
    private OdsRows? _rows;

    public OdsWorkbook(ZipFolder zip, SourceLimits limits)
    {
        (_zip, _limits) = (zip, limits);
        if (zip.Has("META-INF/manifest.xml") && IsEncrypted(zip.Open("META-INF/manifest.xml")))
        {
            throw Unreadable.Password();
        }

        _reader = new PartReader(zip.Has("content.xml") ? zip.Open("content.xml") : throw new InvalidDataException("There are no sheets."));
    }

    public string SheetName { get; private set; } = "";

    public bool IsHidden { get; private set; }

    public bool IsDate1904 { get; private set; }

    public IReadOnlyList<SheetMerge> Merges => _rows?.Merges ?? [];

    public SheetRow Row { get; } = new();

    public bool NextSheet()
    {
        try
        {
            _rows?.SkipRest();
            _rows = null;
            while (_reader.Read())
            {
                if (_reader.IsStart("style"))
                {
                    _style = _reader.LocalAttribute("name") ?? "";
                }
                else if (_reader.IsStart("table-properties") && _reader.LocalAttribute("display") == "false" && _hiddenStyles.Count < MostStyles)
                {
                    _hiddenStyles.Add(_style);
                }
                else if (_reader.IsStart("null-date"))
                {
                    IsDate1904 = _reader.LocalAttribute("date-value") == Epoch1904;
                }
                else if (_reader.IsStart("table"))
                {
                    Begin();
                    return true;
                }
                else if (_reader.IsStart("tracked-changes"))
                {
                    // Cells of earlier days stand there as tables.
                    _reader.Skip();
                }
            }

            return _names.Count > 0 ? false : throw new InvalidDataException("The workbook has no sheets.");
        }
        catch (Exception cause) when (XlsxWorkbook.IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }
    }

    public bool ReadRow()
    {
        try
        {
            return _rows!.Read();
        }
        catch (Exception cause) when (XlsxWorkbook.IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _zip.Dispose();
    }

    private void Begin()
    {
        SheetName = _reader.LocalAttribute("name") ?? "";
        if (SheetName.Length == 0 || !_names.Add(SheetName))
        {
            throw new InvalidDataException("A sheet has no name of its own.");
        }

        if (_names.Count > _limits.MaxSheets)
        {
            throw Unreadable.TooManySheets(_limits.MaxSheets);
        }

        IsHidden = _hiddenStyles.Contains(_reader.LocalAttribute("style-name") ?? "");
        Row.Begin(0);
        _rows = new OdsRows(_reader, Row, _limits);
    }

    private static bool IsEncrypted(Stream manifest)
    {
        try
        {
            using var reader = new PartReader(manifest);
            while (reader.Read())
            {
                if (reader.IsStart("encryption-data"))
                {
                    return true;
                }
            }
        }
        catch (XmlException)
        {
            // The list of parts is not needed to read them.
        }

        return false;
    }
}
