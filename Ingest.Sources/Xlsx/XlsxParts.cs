namespace Ingest.Sources.Xlsx;

/// <summary>A sheet with cells.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Part">The part that holds its rows.</param>
/// <param name="IsHidden">Whether Excel does not show it, be it hidden or very hidden.</param>
internal sealed record XlsxSheet(string Name, string Part, bool IsHidden);

/// <summary>The parts of a workbook, as its own table of contents tells them.</summary>
internal sealed class XlsxParts
{
    private const int MaxName = 255;
    private const int MaxRelations = 100_000;

    private readonly string _main;
    private readonly ZipFolder _zip;
    private readonly Dictionary<string, string> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private XlsxParts(ZipFolder zip, string main)
    {
        (_zip, _main) = (zip, main);
        foreach (var entry in zip.Entries)
        {
            _entries.TryAdd(ZipFolder.PartName(entry), entry.FullName);
        }
    }

    /// <summary>Sheets with cells, in the workbook's order.</summary>
    public List<XlsxSheet> Sheets { get; } = [];

    public string Styles { get; private set; } = "";

    public string SharedTexts { get; private set; } = "";

    /// <summary>Whether days count from 1904, as early computers of another maker did.</summary>
    public bool IsDate1904 { get; private set; }

    public static XlsxParts Of(ZipFolder zip, SourceLimits limits)
    {
        var isBinary = zip.Kind == WorkbookKind.Xlsb;
        var parts = new XlsxParts(zip, isBinary ? "xl/workbook.bin" : "xl/workbook.xml");
        var relations = parts.Relations();
        using var main = parts.Open(parts._main) ?? throw new InvalidDataException("There is no workbook.");
        foreach (var sheet in isBinary ? parts.BinarySheets(main) : parts.XmlSheets(main))
        {
            parts.Add(sheet, relations, limits);
        }

        return parts._names.Count == 0 || parts.Sheets.DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase).Count() < parts.Sheets.Count
            ? throw new InvalidDataException("The workbook has no sheets, or two sheets are one part.")
            : parts;
    }

    /// <summary>Opens a part; none when it is not there.</summary>
    public Stream? Open(string name) => _entries.TryGetValue(name, out var entry) ? _zip.Open(entry) : null;

    private Dictionary<string, (string Type, string Part)> Relations()
    {
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var part = Open($"xl/_rels/{_main[3..]}.rels") ?? throw new InvalidDataException("The workbook has no relations.");
        using var reader = new PartReader(part);
        while (reader.Read())
        {
            if (!reader.IsStart("Relationship") || reader.Attribute("TargetMode") == "External")
            {
                continue;
            }

            var type = LastOf(reader.Attribute("Type") ?? "");
            var target = PartOf(reader.Attribute("Target") ?? "");
            relations[reader.Attribute("Id") ?? ""] = (type, target);
            Styles = type == "styles" ? target : Styles;
            SharedTexts = type == "sharedStrings" ? target : SharedTexts;
            if (relations.Count > MaxRelations)
            {
                throw new InvalidDataException("Too many relations.");
            }
        }

        return relations;
    }

    /// <summary>Sheets as the main part lists them; the part of each is the id of a relation still.</summary>
    private IEnumerable<XlsxSheet> XmlSheets(Stream main)
    {
        using var reader = new PartReader(main);
        while (reader.Read())
        {
            if (reader.IsStart("workbookPr"))
            {
                IsDate1904 = reader.Attribute("date1904") is "1" or "true" or "on";
            }
            else if (reader.IsStart("sheet"))
            {
                yield return new XlsxSheet(
                    reader.Attribute("name") ?? "", reader.ForeignAttribute("id") ?? "", reader.Attribute("state") is "hidden" or "veryHidden");
            }
        }
    }

    private IEnumerable<XlsxSheet> BinarySheets(Stream main)
    {
        using var reader = new RecordReader(main);
        while (reader.Read())
        {
            if (reader.Type == RecordType.WorkbookProperties)
            {
                IsDate1904 = (reader.UInt32(0) & 1) != 0;
            }
            else if (reader.Type == RecordType.Sheet)
            {
                var (relation, at) = reader.Text(8);
                yield return new XlsxSheet(reader.Text(at).Text, relation, reader.UInt32(0) != 0);
            }
        }
    }

    private void Add(XlsxSheet sheet, Dictionary<string, (string Type, string Part)> relations, SourceLimits limits)
    {
        if (sheet.Name.Length is 0 or > MaxName || !_names.Add(sheet.Name))
        {
            throw new InvalidDataException("A sheet has no name of its own.");
        }

        if (_names.Count > limits.MaxSheets)
        {
            throw Unreadable.TooManySheets(limits.MaxSheets);
        }

        // A sheet of another kind is a chart or a dialog.
        if (relations.TryGetValue(sheet.Part, out var relation) && relation.Type == "worksheet")
        {
            Sheets.Add(sheet with { Part = relation.Part });
        }
    }

    private static string LastOf(string type) => type[(type.LastIndexOf('/') + 1)..];

    /// <summary>A target beside the main part, or from the root of the package.</summary>
    private static string PartOf(string target)
    {
        target = target.Replace('\\', '/');
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var path = new List<string> { "xl" };
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
