using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>ECharts options of <see cref="LineData"/>: lines with gaps, labels at their ends.</summary>
internal static class LineOptions
{
    /// <summary>The options.</summary>
    public static JsonObject Of(LineData line)
    {
        var main = Series(Axis.Name(line.Title), line.Values, "@fact", 2.5, line.ValuePrefix, symbols: true, line.Kind);
        var series = new JsonArray(main);
        if (line.OnePlan is { } level)
        {
            main["markLine"] = Axis.PlanLine(level);
        }
        else if (line.Plans.Any(Known))
        {
            var steps = Series("план", line.Plans, "@plan", 1, "план ", symbols: false, line.Kind);
            steps["step"] = "middle";
            steps["lineStyle"]!["type"] = "dashed";
            series.Add(steps);
        }

        if (line.Last is { } lastValues)
        {
            var earlier = Series("годом раньше", lastValues, "@event", 1.5, line.LastPrefix, symbols: false, line.Kind);
            var range = line.Values.Concat(lastValues).Max() - line.Values.Concat(lastValues).Min();
            Axis.PartLabels(main, line.Values.LastOrDefault(Known), earlier, lastValues.LastOrDefault(Known), Math.Max(range / 8 ?? 0, line.Kind == ColumnKind.Number ? 0 : 3));
            series.Add(earlier);
        }

        // The second line of a label is the year.
        var option = Axis.Frame(line.Kind, right: 92, bottom: line.Labels.Any(label => label.Contains('\n', StringComparison.Ordinal)) ? 42 : 30);
        option["xAxis"] = Axis.Names(line.Labels);
        option["yAxis"] = Axis.Values(line.Kind, line.Values.Concat(line.Last ?? []).Concat(line.Plans), fromZero: false);
        option["series"] = series;
        return option;
    }

    private static bool Known(double? value) => value is not null;

    private static JsonObject Series(string name, IReadOnlyList<double?> values, string colour, double width, string prefix, bool symbols, ColumnKind kind)
    {
        var series = new JsonObject
        {
            ["name"] = name,
            ["type"] = "line",
            ["color"] = colour,
            ["lineStyle"] = new JsonObject { ["width"] = width, ["color"] = colour },
            ["symbol"] = symbols ? "emptyCircle" : "none",
            ["symbolSize"] = 6,
            ["data"] = Axis.Data(values),
            ["labelLayout"] = new JsonObject { ["moveOverlap"] = "shiftY" },
        };
        if (values.LastOrDefault(Known) is { } last)
        {
            series["endLabel"] = Axis.EndLabel(prefix + Axis.Text(last, kind), colour == "@plan" ? "@text" : colour);
        }

        return series;
    }
}
