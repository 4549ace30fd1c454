namespace Ingest.Sources.Xlsx;

/// <summary>The parts of a workbook, as its own table of contents tells them.</summary>
internal sealed class XlsxParts
{
    private const int MaxName = 255;
    private const int MaxRelations = 100_000;
    private const string Main = "xl/workbook.xml";

    private readonly ZipFolder _zip;
    private readonly Dictionary<string, string> _entries = new(StringComparer.OrdinalIgnoreCase);

    private XlsxParts(ZipFolder zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
        {
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry.FullName);
        }
    }

    /// <summary>Sheets with cells, in the workbook's order.</summary>
    public List<(string Name, string Part)> Sheets { get; } = [];

    public string Styles { get; private set; } = "";

    public string SharedTexts { get; private set; } = "";

    /// <summary>Whether days count from 1904, as early computers of another maker did.</summary>
    public bool IsDate1904 { get; private set; }

    public static XlsxParts Of(ZipFolder zip, SourceLimits limits)
    {
        var parts = new XlsxParts(zip);
        var relations = parts.Relations();
        parts.ReadMain(relations, limits);
        return parts;
    }

    /// <summary>Opens a part; none when it is not there.</summary>
    public Stream? Open(string name) => _entries.TryGetValue(name, out var entry) ? _zip.Open(entry) : null;

    private Dictionary<string, (string Type, string Part)> Relations()
    {
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var part = Open("xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("The workbook has no relations.");
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

    private void ReadMain(Dictionary<string, (string Type, string Part)> relations, SourceLimits limits)
    {
        using var part = Open(Main) ?? throw new InvalidDataException("There is no workbook.");
        using var reader = new PartReader(part);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            if (reader.IsStart("workbookPr"))
            {
                IsDate1904 = reader.Attribute("date1904") is "1" or "true" or "on";
            }
            else if (reader.IsStart("sheet"))
            {
                var name = reader.Attribute("name") ?? "";
                if (name.Length is 0 or > MaxName || !names.Add(name))
                {
                    throw new InvalidDataException("A sheet has no name of its own.");
                }

                if (names.Count > limits.MaxSheets)
                {
                    throw Unreadable.TooManySheets(limits.MaxSheets);
                }

                // A sheet of another kind is a chart or a dialog.
                if (relations.TryGetValue(reader.ForeignAttribute("id") ?? "", out var relation) && relation.Type == "worksheet")
                {
                    Sheets.Add((name, relation.Part));
                }
            }
        }

        if (names.Count == 0 || Sheets.DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase).Count() < Sheets.Count)
        {
            throw new InvalidDataException("The workbook has no sheets, or two sheets are one part.");
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
