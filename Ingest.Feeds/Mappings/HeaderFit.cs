using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;

namespace Ingest.Feeds.Mappings;

/// <summary>A column that is data.</summary>
/// <param name="Column">Its position in the file.</param>
/// <param name="Header">Its header.</param>
/// <param name="Parts">The named parts of its header, and its number among columns of the same header.</param>
internal sealed record AcrossColumn(int Column, string Header, IReadOnlyDictionary<string, string> Parts);

/// <summary>A header that was recognised as that of a table: which column is where, and which are data.</summary>
internal sealed class HeaderFit
{
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    private HeaderFit(MappedSheet sheet, HeaderCells header, Dictionary<string, int> columns)
    {
        (Sheet, Header, Columns) = (sheet, header.Names, columns);
        var taken = columns.Values.ToHashSet();
        var skipped = Header.Index().Where(name => !taken.Contains(name.Index) && Has(sheet.Skip, header, name.Index)).Select(name => name.Index).ToHashSet();
        var patterned = sheet.Records.Where(record => record.Across?.Pattern is not null).ToDictionary(record => record, record => Matched(record.Across!, header, taken, skipped));
        var data = patterned.Values.SelectMany(columns => columns).Select(column => column.Column).ToHashSet();
        Explained = columns.Count + skipped.Count + data.Count;
        Across = [.. sheet.Records.Select(record => record.Across is null
            ? null
            : patterned.GetValueOrDefault(record) ?? Matched(record.Across, header, [.. taken, .. data], skipped))];
        data.UnionWith(Across.SelectMany(columns => columns ?? []).Select(column => column.Column));
        var left = sheet.Records.SelectMany(record => record.Across?.Skip ?? []).ToList();
        LeftOut = [.. Header.Index()
            .Where(name => name.Item.Length > 0 && !taken.Contains(name.Index) && !skipped.Contains(name.Index) && !data.Contains(name.Index))
            .Select(name => name.Item)];
        Explained += Header.Index().Count(name => !taken.Contains(name.Index) && !skipped.Contains(name.Index) && !data.Contains(name.Index) && Has(left, header, name.Index));
        Nameless = [.. Header.Index().Where(name => name.Item.Length == 0).Select(name => name.Index)];
        Skipped = [.. skipped.Order().Select(column => Header[column])];
    }

    /// <summary>The table.</summary>
    public MappedSheet Sheet { get; }

    /// <summary>The header's cells; of a header of two rows both joined.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Positions of the columns that the file has, by their names in the mapping.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; }

    /// <summary>The columns that are data, for each record of the table; null where a row gives one record.</summary>
    public IReadOnlyList<IReadOnlyList<AcrossColumn>?> Across { get; }

    /// <summary>How many columns of the file the mapping says something of by their names; «every other column» says nothing.</summary>
    public int Explained { get; }

    /// <summary>Columns that are passed over.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Columns that the mapping says to pass over.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>Positions of columns without a name.</summary>
    public IReadOnlyList<int> Nameless { get; }

    /// <summary>Fits a header; null when it is not one of this table.</summary>
    public static HeaderFit? Of(MappedSheet sheet, HeaderCells header)
    {
        var columns = Find(sheet, header);
        if (sheet.Columns.Any(column => !column.Value.IsOptional && !columns.ContainsKey(column.Key)))
        {
            return null;
        }

        var fit = new HeaderFit(sheet, header, columns);
        return fit.Across.Any(across => across is null or { Count: > 0 }) ? fit : null;
    }

    /// <summary>Columns without which the header is not one of this table, and that it does not have.</summary>
    public static IReadOnlyList<MappedColumn> Missing(MappedSheet sheet, HeaderCells header)
    {
        var columns = Find(sheet, header);
        return [.. sheet.Columns.Where(column => !column.Value.IsOptional && !columns.ContainsKey(column.Key)).Select(column => column.Value)];
    }

    private static Dictionary<string, int> Find(MappedSheet sheet, HeaderCells header)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var isCore in (bool[])[false, true])
        {
            foreach (var (name, column) in sheet.Columns.Where(column => !found.ContainsKey(column.Key)))
            {
                var at = column.Spelled(isCore).Select(spelled => header.Find(spelled, isCore, found.Values)).FirstOrDefault(at => at >= 0, -1);
                if (at >= 0)
                {
                    found[name] = at;
                }
            }
        }

        return found;
    }

    private static List<AcrossColumn> Matched(AcrossColumns across, HeaderCells header, HashSet<int> taken, HashSet<int> skipped)
    {
        var pattern = across.Pattern is null ? null : JsonReading.Compile(across.Pattern);
        var columns = new List<AcrossColumn>();
        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, name) in header.Names.Index())
        {
            if (name.Length == 0 || taken.Contains(at) || skipped.Contains(at) || Has(across.Skip, header, at))
            {
                continue;
            }

            var parts = new Dictionary<string, string>(StringComparer.Ordinal);
            if (pattern is not null)
            {
                var match = pattern.Match(name);
                match = match.Success ? match : pattern.Match(header.DayOf(at) ?? Serial(name) ?? "");
                if (!match.Success || match.Length == 0)
                {
                    continue;
                }

                foreach (var group in match.Groups.Cast<Group>().Where(group => group.Success))
                {
                    parts[group.Name] = group.Value.Trim();
                }
            }

            // Two lessons of one day stand in two columns.
            var same = parts.GetValueOrDefault(MappedField.DayPart) ?? ColumnName.Folded(name);
            repeats[same] = repeats.GetValueOrDefault(same) + 1;
            parts[MappedField.Repeat] = repeats[same].ToString(CultureInfo.InvariantCulture);
            columns.Add(new AcrossColumn(at, name, parts));
        }

        return columns;
    }

    /// <summary>Whether a name is one of these, of which one with an asterisk is a beginning.</summary>
    private static bool Has(IReadOnlyList<string> names, HeaderCells header, int column) =>
        names.Count > 0 && header.Spellings(column).Select(ColumnName.Folded).Any(folded => folded.Length > 0 && names.Any(known => known.EndsWith('*')
            ? folded.StartsWith(ColumnName.Folded(known), StringComparison.Ordinal)
            : folded == ColumnName.Folded(known)));

    /// <summary>A day that a worksheet keeps as a plain number, before it is known from which day it counts.</summary>
    internal static string? Serial(string name) =>
        name.Length == 5 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstSerial and <= LastSerial
            ? DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
