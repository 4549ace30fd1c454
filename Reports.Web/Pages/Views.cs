using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages;

/// <summary>A table as a page shows it.</summary>
/// <param name="Table">The rows.</param>
public sealed record TableView(ReportTable Table)
{
    /// <summary>What the table is, for those who hear it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Columns whose values lead somewhere: the address for a row, or null.</summary>
    public IReadOnlyDictionary<string, Func<object?[], string?>> Links { get; init; } = new Dictionary<string, Func<object?[], string?>>();

    /// <summary>Columns of shares drawn as bars, each with its column of the plan, or an empty name.</summary>
    public IReadOnlyDictionary<string, string> Bars { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that are not shown: a plan that a bar shows already.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>A closing row in the order of the columns; null where nothing adds up.</summary>
    public object?[]? Totals { get; init; }

    /// <summary>Rows shown; the rest stays in exports.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>The columns that are shown.</summary>
    public IEnumerable<(int Index, ReportColumn Column)> Columns => Table.Columns.Index()
        .Where(column => column.Item.Kind != ColumnKind.Key && !Hidden.Contains(column.Item.Name));

    /// <summary>Links of the header: <c>-- link: name | /learners?learner={learner_key}</c>.</summary>
    /// <param name="table">The rows.</param>
    public static Dictionary<string, Func<object?[], string?>> HeaderLinks(ReportTable table) => table.Report.File.All("link")
        .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
        .Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0], parts => (Func<object?[], string?>)(row => Fill(table, parts[1], row)), StringComparer.Ordinal);

    private static string? Fill(ReportTable table, string pattern, object?[] row)
    {
        foreach (var (index, column) in table.Columns.Index())
        {
            var hole = "{" + column.Name + "}";
            if (pattern.Contains(hole, StringComparison.Ordinal))
            {
                if (row[index] is null)
                {
                    return null;
                }

                pattern = pattern.Replace(
                    hole, Uri.EscapeDataString(Convert.ToString(row[index], System.Globalization.CultureInfo.InvariantCulture)!), StringComparison.Ordinal);
            }
        }

        return pattern;
    }
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
