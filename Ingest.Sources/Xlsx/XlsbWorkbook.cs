namespace Ingest.Sources.Xlsx;

/// <summary>An XLSB workbook: parts, texts and formats as in XLSX, written as binary records. No library that reads it is at hand.</summary>
internal sealed class XlsbWorkbook : IWorkbook
{
    private readonly ZipFolder _zip;
    private readonly XlsxParts _parts;
    private readonly SourceLimits _limits;
    private readonly SharedTexts _texts;
    private readonly CellFormats _formats;
    private int _sheet = -1;
    private XlsbSheetReader? _rows;
    private IReadOnlyList<SheetMerge>? _merges;

    public XlsbWorkbook(ZipFolder zip, SourceLimits limits, CancellationToken cancellationToken)
    {
        (_zip, _limits) = (zip, limits);
        _parts = XlsxParts.Of(zip, limits);
        using (var styles = _parts.Open(_parts.Styles))
        {
            _formats = styles is null ? CellFormats.None : ReadFormats(styles);
        }

        using var texts = _parts.Open(_parts.SharedTexts);
        _texts = SharedTexts.Read(texts, isBinary: true, limits, cancellationToken);
    }

    public string SheetName => _parts.Sheets[_sheet].Name;

    public bool IsHidden => _parts.Sheets[_sheet].IsHidden;

    public bool IsDate1904 => _parts.IsDate1904;

    /// <summary>They stand behind the rows; going past records costs little.</summary>
    public IReadOnlyList<SheetMerge> Merges => _merges ??= ReadMerges();

    public SheetRow Row { get; } = new();

    public bool NextSheet()
    {
        _rows?.Dispose();
        (_rows, _merges) = (null, null);
        if (_sheet + 1 == _parts.Sheets.Count)
        {
            return false;
        }

        _sheet++;
        Row.Begin(0);
        return true;
    }

    public bool ReadRow()
    {
        try
        {
            _rows ??= new XlsbSheetReader(OpenSheet(), Row, _texts, _formats, IsDate1904, _limits);
            return _rows.Read();
        }
        catch (Exception cause) when (XlsxWorkbook.IsDamage(cause))
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _texts.Dispose();
        _zip.Dispose();
    }

    private Stream OpenSheet() => _parts.Open(_parts.Sheets[_sheet].Part) ?? throw new InvalidDataException("A sheet is not there.");

    private IReadOnlyList<SheetMerge> ReadMerges()
    {
        var merges = new List<SheetMerge>();
        try
        {
            using var reader = new RecordReader(OpenSheet());
            while (reader.Read())
            {
                if (reader.Type == RecordType.Merge && reader.UInt32(0) < reader.UInt32(4) && reader.UInt32(4) < SheetSize.Rows && reader.UInt32(8) < SheetSize.Columns)
                {
                    merges.Add(new SheetMerge((int)reader.UInt32(0) + 1, (int)reader.UInt32(4) + 1, (int)reader.UInt32(8)));
                }

                if (merges.Count > MergedDown.Most)
                {
                    throw Unreadable.TooManyMerges(MergedDown.Most);
                }
            }
        }
        catch (InvalidDataException cause)
        {
            throw Unreadable.CorruptWorkbook(Row.Number, cause);
        }

        return [.. merges.OrderBy(merge => merge.FirstRow).ThenBy(merge => merge.Column)];
    }

    private static CellFormats ReadFormats(Stream part)
    {
        using var reader = new RecordReader(part);
        var formats = new CellFormats();
        var custom = new Dictionary<int, CellFormat>();
        var isInside = false;
        while (reader.Read())
        {
            isInside = reader.Type == RecordType.StylesStart || (isInside && reader.Type != RecordType.StylesEnd);
            if (reader.Type == RecordType.Format && custom.Count <= ushort.MaxValue)
            {
                custom[reader.UInt16(0)] = CellFormats.Of(reader.Text(2).Text);
            }
            else if (isInside && reader.Type == RecordType.Style)
            {
                formats.Add(custom.TryGetValue(reader.UInt16(2), out var known) ? known : CellFormats.BuiltIn(reader.UInt16(2)));
            }
        }

        return formats;
    }
}
