using System.Globalization;
using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages;

/// <summary>Where the cells of a table lead: for the name of a column the address by the row, or null.</summary>
public sealed class RowLinks() : Dictionary<string, Func<ReportRow, string?>>(StringComparer.Ordinal);

/// <summary>A table as a page shows it.</summary>
/// <param name="Table">The rows.</param>
public sealed record TableView(ReportTable Table)
{
    /// <summary>What the table is, for those who hear it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Columns whose values lead somewhere.</summary>
    public RowLinks Links { get; init; } = [];

    /// <summary>Columns of shares drawn as bars, each with its column of the plan, or an empty name.</summary>
    public IReadOnlyDictionary<string, string> Bars { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that are not shown: a plan that a bar shows already.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Rows shown; the rest stays in exports.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>The columns that are shown.</summary>
    public IEnumerable<ReportColumn> Columns => Table.Columns.Where(column => column.Kind != ColumnKind.Key && !Hidden.Contains(column.Name));

    /// <summary>Links of the header: <c>-- link: name | /learners?learner={learner_key}</c>.</summary>
    /// <param name="table">The rows.</param>
    public static RowLinks HeaderLinks(ReportTable table)
    {
        var links = new RowLinks();
        foreach (var line in table.Report.File.All("link"))
        {
            if (line.Split('|', 2, StringSplitOptions.TrimEntries) is [var column, var pattern])
            {
                var keys = table.Columns.Where(key => pattern.Contains(Placeholder(key), StringComparison.Ordinal)).ToList();
                links.Add(column, row => keys.Any(key => row[key] is null) ? null : keys.Aggregate(pattern, (address, key) => address.Replace(
                    Placeholder(key), Uri.EscapeDataString(Convert.ToString(row[key], CultureInfo.InvariantCulture)!), StringComparison.Ordinal)));
            }
        }

        return links;
    }

    private static string Placeholder(ReportColumn column) => "{" + column.Name + "}";
}

/// <summary>A chart as a page shows it.</summary>
/// <param name="Page">The page, which gives the address of the picture.</param>
/// <param name="Drawn">The chart; one with nothing to draw shows why.</param>
public sealed record ChartView(ReportPage Page, PageChart Drawn)
{
    /// <summary>Height: <c>s</c>, <c>m</c> or <c>l</c>.</summary>
    public string Size { get; init; } = "m";

    /// <summary>Whether its rows can be opened under it; not where a table stands beside it anyway.</summary>
    public bool Table { get; init; } = true;
}

/// <summary>Why a place is empty and what to do.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Advice">What to do.</param>
public sealed record EmptyView(string Reason, string Advice);
