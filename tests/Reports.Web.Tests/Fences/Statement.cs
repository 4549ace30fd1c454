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
            "Differences" => report with { Columns = Keys([.. ChangeKind.Columns, .. file.Value("keys")?.Split(", ") ?? []]) },
            _ => report,
        });
    }

    public string Name => Report.File.Name;

    /// <summary>A row in words, with the mark beside the key of each member.</summary>
    /// <param name="row">Its values.</param>
    /// <param name="marks">Marks by column and key.</param>
    /// <param name="isHidden">Columns that are left out.</param>
    public string Words(object?[] row, IReadOnlyDictionary<(string, long), string> marks, Func<string, bool> isHidden) => string.Join("; ", row.Select((value, i) =>
    {
        var column = i < Report.Columns.Count ? Report.Columns[i].Name : "";
        return isHidden(column) ? "" : $"{column}={Convert.ToString(value, CultureInfo.InvariantCulture)}"
            + (value is long key && marks.TryGetValue((column, key), out var mark) ? $" {mark}" : "");
    }));

    private static string Code(SqlFile file) =>
        string.Concat(file.Text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();

    private static ReportColumn[] Keys(IReadOnlyList<string> names) => [.. names.Select(name => new ReportColumn(name, name, ColumnKind.Key))];
}
