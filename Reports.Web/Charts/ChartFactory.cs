using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Makes the chart that the header of a report describes.</summary>
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
        IChartData data = header.Kind switch
        {
            "line" => LineData.Of(
                table, header["x"], header["y"], header.Find("plan"), header.Find("last"), header.Find("count"), header.Find("lastcount")),
            "bar" => BarData.Of(table, header["x"], header["y"], header.Find("plan")),
            "heat" => HeatData.Of(table, header["x"], header["y"], header["value"], header.Find("plan")),
            "band" => Band(table, header),
            _ => throw new FormatException($"Charts are line, bar, band and heat, not '{header.Kind}'."),
        };
        return new Chart(data, table);
    }

    private static BandData Band(ReportTable table, ChartHeader header) => new(table.Report.Title)
    {
        Group = BandData.GroupOf(table, header["x"], header["low"], header["median"], header["high"], header.Find("count")),
        Average = header.Find("average") is { } average ? BandData.PointsOf(table, header["x"], average) : [],
        Marks = header.Find("mark") is { } mark ? BandData.MarksOf(table, header["x"], mark, header.Find("marklabel")) : [],
        Plan = header.Find("plan") is { } plan
            ? Axis.Value(table.Rows.Select(row => row[plan]).LastOrDefault(value => value is not null), ColumnKind.Share)
            : null,
        PlanName = header.Find("plan") is { } named ? PlanWord.Of(table.Columns[named].Title) : PlanWord.Threshold,
    };
}
