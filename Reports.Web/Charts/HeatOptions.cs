using System.Text.Json.Nodes;

namespace Reports.Web.Charts;

/// <summary>ECharts options of <see cref="HeatData"/>, with a number in each cell when there is room.</summary>
internal static class HeatOptions
{
    /// <summary>The options.</summary>
    public static JsonObject Of(HeatData heat)
    {
        var hasCells = heat.Cells.Count > 0;
        var option = Axis.Frame(heat.Kind, right: 16, left: 8, bottom: 46);
        option["tooltip"] = new JsonObject { ["trigger"] = "item" };
        option["xAxis"] = Axis.Names(heat.Across);
        option["yAxis"] = Axis.Names(heat.Down);
        option["yAxis"]!["inverse"] = true;
        option["visualMap"] = new JsonObject
        {
            ["min"] = heat.HasTargets ? -HeatData.Far : Math.Floor(heat.Least),
            ["max"] = heat.HasTargets ? HeatData.Far : Math.Ceiling(heat.Greatest),
            ["dimension"] = heat.HasTargets ? 3 : 2,
            ["orient"] = "horizontal",
            ["left"] = "center",
            ["bottom"] = 0,
            ["itemHeight"] = 90,
            ["itemWidth"] = 10,
            ["calculable"] = false,
            ["text"] = heat.HasTargets ? new JsonArray("выше цели", "ниже цели")
                : new JsonArray(hasCells ? Axis.Text(heat.Greatest, heat.Kind) : "", hasCells ? Axis.Text(heat.Least, heat.Kind) : ""),
            ["textStyle"] = new JsonObject { ["color"] = "@muted" },
            ["inRange"] = new JsonObject { ["color"] = heat.HasTargets ? new JsonArray("@under", "@even", "@over") : new JsonArray("@heat0", "@heat1") },
        };
        option["series"] = new JsonArray(new JsonObject
        {
            ["name"] = Axis.Name(heat.Title),
            ["type"] = "heatmap",
            ["data"] = new JsonArray([.. heat.Cells.Select(cell => heat.HasTargets
                ? new JsonArray(cell.Column, cell.Row, cell.Value, cell.Distance ?? 0) : new JsonArray(cell.Column, cell.Row, cell.Value))]),
            ["itemStyle"] = new JsonObject { ["borderColor"] = "@surface", ["borderWidth"] = 2 },
            ["label"] = new JsonObject { ["show"] = heat.HasNumbers, ["value"] = true },
        });
        return option;
    }
}
