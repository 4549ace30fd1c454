using System.Globalization;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests.Fences;

/// <summary>A statement of the catalogue that answers a viewer: a report, an indicator or a difference.</summary>
internal sealed record Statement(Report Report)
{
    private static readonly string[] Folders = ["Reports", "Indicators", "Differences"];

    /// <summary>Every statement that a folder of answers has; an indicator that is entered by hand has none.</summary>
    public static IEnumerable<string> In(SqlCatalogue catalogue) => Folders.SelectMany(catalogue.In)
        .Where(file => file.ShortName != IndicatorSet.HeaderName && Code(file).Length > 0)
        .Select(file => file.Name);

    public static Statement Find(SqlCatalogue catalogue, string name)
    {
        var file = catalogue[name];
        var report = new Report(file);
        return new Statement(name.Split('/')[0] switch
        {
            "Indicators" => report with { Columns = Keys(IndicatorReader.Columns) },
            "Differences" when report.Columns.Count == 0 => report with { Columns = Keys(ColumnsOf(new ChangeKind(file))) },
            _ => report,
        });
    }

    public string Name => Report.File.Name;

    /// <summary>A row in words, with the mark beside the key of each member.</summary>
    /// <param name="row">The row.</param>
    /// <param name="marks">Marks by column and key.</param>
    /// <param name="isHidden">Columns that are left out.</param>
    public string Words(ReportRow row, IReadOnlyDictionary<(string, long), string> marks, Func<string, bool> isHidden) =>
        string.Join("; ", Report.Columns.Select(column => isHidden(column.Name) ? "" : $"{column.Name}={Convert.ToString(row[column], CultureInfo.InvariantCulture)}"
            + (row[column] is long key && marks.TryGetValue((column.Name, key), out var mark) ? $" {mark}" : "")));

    /// <summary>Columns of a difference, those of its trace under the names of the keys that they hold.</summary>
    private static IEnumerable<string> ColumnsOf(ChangeKind kind)
    {
        var keys = kind.TraceColumns.Zip(kind.File.Value("keys")?.Split(", ") ?? []).ToDictionary(pair => pair.First, pair => pair.Second);
        return kind.Report.Columns.Select(column => keys.GetValueOrDefault(column.Name, column.Name));
    }

    private static string Code(SqlFile file) =>
        string.Concat(file.Text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();

    private static ReportColumns Keys(IEnumerable<string> names) => new(names.Select(name => new ReportColumn(name, name, ColumnKind.Key)));
}
