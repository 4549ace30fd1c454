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
        if (line.Counts is { } counts)
        {
            main["symbol"] = "circle";
            main["data"] = Weighted(line.Values, counts);
        }

        var series = new JsonArray(main);
        if (line.Last is { } lastValues)
        {
            series.Add(Series("годом раньше", lastValues, "@event", 1.5, line.LastPrefix, symbols: false, line.Kind));
        }

        if (line is { OnePlan: { } level, Names.Count: 1 })
        {
            main["markLine"] = Axis.PlanLine(level, line.PlanName);
        }
        else if (line.Plans.Any(plan => plan is not null))
        {
            var plan = Series(line.PlanName, line.Plans, "@plan", 1, line.PlanName + " ", symbols: false, line.Kind);
            plan["step"] = "middle";
            plan["lineStyle"]!["type"] = "dashed";
            series.Add(plan);
        }

        // The year has a line of its own.
        var option = Axis.Frame(line.Kind, right: 16, bottom: line.Years is null ? 30 : 42);
        option["xAxis"] = Axis.Names(line.Places);
        option["yAxis"] = Axis.Values(line.Kind, line.Values.Concat(line.Last ?? []).Concat(line.Plans), fromZero: false);
        option["series"] = series;
        return option;
    }

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
        if (symbols)
        {
            series["showAllSymbol"] = true;
        }
        else
        {
            ShowLonely((JsonArray)series["data"]!, values);
        }

        if (values.LastOrDefault(value => value is not null) is { } last)
        {
            series["endLabel"] = Axis.EndLabel(prefix + Axis.Text(last, kind), colour == "@plan" ? "@text" : colour);
        }

        return series;
    }

    /// <summary>Points as large as the number of their results, which the tooltip tells, of a gap too.</summary>
    private static JsonArray Weighted(IReadOnlyList<double?> values, IReadOnlyList<long> counts)
    {
        var most = values.Zip(counts).Where(point => point.First is not null).Select(point => point.Second).DefaultIfEmpty(0).Max();
        return [.. values.Zip(counts, (value, count) => new JsonObject { ["value"] = value, ["n"] = count, ["symbolSize"] = Weights.Size(count, most) })];
    }

    /// <summary>A value between two gaps is no line: it is shown as a point.</summary>
    private static void ShowLonely(JsonArray data, IReadOnlyList<double?> values)
    {
        foreach (var (place, value) in values.Index())
        {
            if (value is { } known && values.ElementAtOrDefault(place - 1) is null && values.ElementAtOrDefault(place + 1) is null)
            {
                data[place] = new JsonObject { ["value"] = known, ["symbol"] = "circle", ["symbolSize"] = 5 };
            }
        }
    }
}
