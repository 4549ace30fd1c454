using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Reports.Web.Charts;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages;

/// <summary>Links of a table: the address for a row by name of the column; null for no link.</summary>
public sealed class RowLinks() : Dictionary<string, Func<ReportRow, string?>>(StringComparer.Ordinal);

/// <summary>A table on a page.</summary>
/// <param name="Table">The rows.</param>
public sealed record TableView(ReportTable Table)
{
    /// <summary>Caption of the table for screen readers.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Columns whose values are links.</summary>
    public RowLinks Links { get; init; } = [];

    /// <summary>Columns of shares drawn as bars, each with its column of the plan, or an empty name.</summary>
    public IReadOnlyDictionary<string, string> Bars { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that are not shown, such as a plan that a bar shows.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Whether it stands under a chart in a card of any width: it may be wider than its card.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Rows shown; exports have all.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>The columns that are shown.</summary>
    public IEnumerable<ReportColumn> Columns => Table.Columns.Where(column => column.Kind != ColumnKind.Key && !Hidden.Contains(column.Name));

    /// <summary>Classes of a table of many columns: on paper it takes the sheet across, of very many in smaller letters; on a phone its rows are cards.</summary>
    /// <param name="columns">How many it shows.</param>
    public static string WidthOf(int columns) => columns switch
    {
        > 14 => "table-wide table-dense table-denser table-sideways",
        > 12 => "table-wide table-dense table-denser",
        > 9 => "table-wide table-dense",
        > 7 => "table-wide",
        _ => "",
    };

    /// <summary>Class of a cell: figures stand at the right, codes and days are never broken.</summary>
    /// <param name="value">The cell's value.</param>
    public static string? ClassOf(ReportColumn column, object? value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Figures.IsNumeric(column.Kind) ? value is null ? "num text-secondary" : "num"
            : column.Kind != ColumnKind.Text || IsCode(value as string) ? "code" : null;
    }

    /// <summary>Whether a text is a code: short, with a digit and without spaces.</summary>
    private static bool IsCode(string? text) => text is { Length: <= 24 } && !text.Contains(' ') && text.Any(char.IsDigit);

    /// <summary>Links of the header: <c>-- link: name | /learners?learner={learner_key}</c>.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="filter">The page's choice, which addresses of rows keep where they do not name it themselves.</param>
    public static RowLinks HeaderLinks(ReportTable table, ReportFilter filter)
    {
        var links = new RowLinks();
        foreach (var line in table.Report.File.All("link"))
        {
            if (line.Split('|', 2, StringSplitOptions.TrimEntries) is [var column, var pattern])
            {
                var keys = table.Columns.Where(key => pattern.Contains(Placeholder(key), StringComparison.Ordinal)).ToList();
                links.Add(column, row => keys.Any(key => row[key] is null) ? null : Chosen(filter, keys.Aggregate(pattern, (address, key) => address.Replace(
                    Placeholder(key), Uri.EscapeDataString(Convert.ToString(row[key], CultureInfo.InvariantCulture)!), StringComparison.Ordinal))));
            }
        }

        return links;
    }

    private static string Chosen(ReportFilter filter, string address)
    {
        if (!address.StartsWith("/rows/", StringComparison.Ordinal))
        {
            return address;
        }

        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        return path + filter.Query([.. QueryHelpers.ParseQuery(query).Select(pair => (pair.Key, (object?)pair.Value.ToString()))]);
    }

    private static string Placeholder(ReportColumn column) => "{" + column.Name + "}";
}

/// <summary>A chart on a page.</summary>
/// <param name="Page">The page, which gives the address of the picture.</param>
/// <param name="Drawn">The chart.</param>
public sealed record ChartView(ReportPage Page, PageChart Drawn)
{
    /// <summary>Height: <c>s</c>, <c>m</c> or <c>l</c>.</summary>
    public string Size { get; init; } = "m";

    /// <summary>The height that suits a chart with names beside rows.</summary>
    public static string SizeOf(PageChart drawn) => drawn.Chart?.Data.Rows switch
    {
        <= 3 => "s",
        <= 10 => "m",
        _ => "l",
    };

    /// <summary>Whether its rows can be opened under it.</summary>
    public bool Table { get; init; } = true;
}

/// <summary>Tells that the period and the filter leave nothing, and leads to what there is.</summary>
/// <param name="Page">The page, which knows its filter.</param>
/// <param name="LastYear">The year of the last data that the filter leaves; null where there are none.</param>
public sealed record NoDataView(ReportPage Page, int? LastYear);

/// <summary>Explains why a part of a page is empty and what to do.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Advice">What to do.</param>
public sealed record EmptyView(string Reason, string Advice);
