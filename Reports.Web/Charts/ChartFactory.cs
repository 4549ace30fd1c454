using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Draws a report as its header says.</summary>
public static class ChartFactory
{
    /// <summary>The chart of a report.</summary>
    /// <param name="table">Its rows.</param>
    /// <returns>Null when its header has no chart, or there is nothing to draw.</returns>
    public static Chart? From(ReportTable table)
    {
        if (table.Report.Chart is not { } line || table.Rows.Count == 0)
        {
            return null;
        }

        var header = ChartHeader.Parse(line);
        return header.Kind switch
        {
            "line" => LineChart.Of(table, header["x"], header["y"], header.Find("plan"), header.Find("last")),
            "bar" => BarChart.Of(table, header["x"], header["y"], header.Find("plan")),
            "heat" => HeatChart.Of(table, header["x"], header["y"], header["value"]),
            "band" => Band(table, header),
            _ => throw new FormatException($"Charts are line, bar, band and heat, not '{header.Kind}'."),
        };
    }

    private static Chart Band(ReportTable table, ChartHeader header)
    {
        var chart = new BandChart().Band(table, header["x"], header["low"], header["median"], header["high"]);
        if (header.Find("average") is { } average)
        {
            chart.Average(table, header["x"], average, "среднее");
        }

        if (header.Find("plan") is { } plan)
        {
            chart.Plan(table.Rows.Select(row => Figures.Whole(row[table.Index(plan)])).LastOrDefault(value => value is not null));
        }

        if (header.Find("mark") is { } mark)
        {
            chart.Points(table, header["x"], mark, null, header.Find("marklabel"));
        }

        return chart.Build(table.Report.Title, table);
    }
}
