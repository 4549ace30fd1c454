using System.Text.Json.Nodes;

namespace Reports.Web.Charts;

/// <summary>ECharts options of <see cref="BarData"/>: bars from zero, with the value at the end of each.</summary>
internal static class BarOptions
{
    private const int MostLabelled = 30;

    /// <summary>The options.</summary>
    public static JsonObject Of(BarData bars)
    {
        var lying = bars.IsLying;
        var series = new JsonObject
        {
            ["name"] = Axis.Name(bars.Title),
            ["type"] = "bar",
            ["color"] = "@fact",
            ["barMaxWidth"] = bars.IsTime ? 24 : 28,
            ["data"] = Axis.Data(bars.Values),
        };
        if (!bars.IsTime)
        {
            series["label"] = new JsonObject
            {
                ["show"] = bars.Names.Count <= MostLabelled,
                ["position"] = lying ? "right" : "top",
                ["color"] = "@text",
                ["value"] = true,
            };
        }

        var all = new JsonArray(series);
        if (bars.Plans is { } plans)
        {
            MoveLabels(series, bars.Values, plans);
            all.Add(new JsonObject
            {
                ["name"] = bars.PlanName,
                ["type"] = "scatter",
                ["color"] = "@plan",
                ["symbol"] = "rect",
                ["symbolSize"] = lying ? new JsonArray(2, 22) : new JsonArray(30, 2),
                ["z"] = 5,
                ["data"] = Axis.Data(plans),
            });
        }

        var option = Axis.Frame(bars.Kind, right: lying ? 56 : bars.IsTime ? 12 : 16, left: lying ? 8 : 44, bottom: bars.IsTime ? 42 : 30);
        var (categories, amounts) = (lying ? Axis.Names(bars.Names) : Axis.Names(bars.Places), Axis.Values(bars.Kind, bars.Values, fromZero: true));
        if (lying)
        {
            categories["inverse"] = true;
        }

        option[lying ? "yAxis" : "xAxis"] = categories;
        option[lying ? "xAxis" : "yAxis"] = amounts;
        option["series"] = all;
        return option;
    }

    /// <summary>A number that the plan's mark would cross is placed inside its bar.</summary>
    private static void MoveLabels(JsonObject series, IReadOnlyList<double?> values, IReadOnlyList<double?> plans)
    {
        var largest = values.Concat(plans).Max() ?? 0;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value && plans[i] is { } planned && planned >= value && planned - value < largest * 0.08)
            {
                series["data"]![i] = new JsonObject
                {
                    ["value"] = value,
                    ["label"] = new JsonObject { ["position"] = "inside", ["color"] = "@surface" },
                };
            }
        }
    }
}
