using System.Text.Json.Nodes;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>ECharts options of <see cref="BandData"/>: the quartiles of the group are a grey band in the background.</summary>
internal static class BandOptions
{
    private const int EventHeight = 16;

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["current"] = "circle",
        ["interim"] = "diamond",
        ["retake"] = "triangle",
        ["final"] = "rect",
    };

    /// <summary>The options.</summary>
    public static JsonObject Of(BandData band)
    {
        var option = Axis.Frame(ColumnKind.Share, right: 16);
        option["grid"]!["top"] = band.Events.Count > 0 ? EventHeight + 8 : 18;
        option["tooltip"] = new JsonObject { ["trigger"] = "item" };
        option["xAxis"] = new JsonObject
        {
            ["type"] = "time",
            ["splitNumber"] = 5,

            // Whole days: the axis of one day has no hours.
            ["minInterval"] = 24 * 60 * 60 * 1000,
            ["axisLabel"] = new JsonObject { ["color"] = "@muted", ["hideOverlap"] = true, ["margin"] = 12, ["formatter"] = "{dd}.{MM}.{yy}" },
            ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = "@muted" } },
        };
        option["yAxis"] = Axis.Values(ColumnKind.Share, band.Values, fromZero: false);
        option["series"] = new JsonArray([.. Group(band), .. Average(band), .. Stages(band), .. band.Marks.GroupBy(mark => mark.Control).Select(Marks), .. Events(band), .. Plan(band)]);
        return option;
    }

    private static IEnumerable<JsonObject> Group(BandData band)
    {
        if (!band.HasGroup)
        {
            yield break;
        }

        var floor = Line("", band.Group.Select(day => (day.Day, day.Low)), "@group", 0);
        var area = Line("", band.Group.Select(day => (day.Day, day.High - day.Low)), "@group", 0);
        foreach (var part in new[] { floor, area })
        {
            part["stack"] = "band";
            part["silent"] = true;
            part["lineStyle"]!["opacity"] = 0;
        }

        area["areaStyle"] = new JsonObject { ["color"] = "@band", ["opacity"] = 0.6 };
        var median = Line(BandData.MedianName, band.Group.Select(day => (day.Day, day.Median)), "@group", 1.5);
        median["endLabel"] = Axis.EndLabel(BandData.MedianName, "@muted");
        yield return floor;
        yield return area;
        yield return median;
    }

    private static IEnumerable<JsonObject> Average(BandData band)
    {
        if (band.Average.Count == 0)
        {
            yield break;
        }

        var line = Line(BandData.AverageName, band.Average.Select(day => (day.Day, day.Value)), "@fact", 2.5);
        if (band.Average.LastOrDefault(day => day.Value is not null)?.Value is { } last)
        {
            line["endLabel"] = Axis.EndLabel($"{BandData.AverageName}: {Axis.Text(last)}", "@fact");
            line["endLabel"]!["fontWeight"] = 600;
        }

        yield return line;
    }

    private static JsonObject Marks(IGrouping<string, DayMark> marks) => new()
    {
        ["name"] = "оценка",
        ["type"] = "scatter",
        ["color"] = "@fact",
        ["data"] = new JsonArray([.. marks.Select(mark => new JsonObject
        {
            ["value"] = new JsonArray(Period.Iso(mark.Day), mark.Value),
            ["name"] = mark.Name,
            ["href"] = mark.Href,
        })]),
        ["z"] = 6,
        ["symbol"] = Symbols.GetValueOrDefault(marks.Key, "circle"),
        ["symbolSize"] = marks.Key == "current" ? 8 : 12,
    };

    private static IEnumerable<JsonObject> Events(BandData band)
    {
        if (band.Events.Count == 0)
        {
            yield break;
        }

        yield return new JsonObject
        {
            ["name"] = "событие",
            ["type"] = "scatter",
            ["color"] = "@event",
            ["symbol"] = "triangle",
            ["symbolRotate"] = 180,
            ["symbolSize"] = 12,
            ["data"] = new JsonArray([.. band.Events.Select(one => new JsonObject { ["value"] = new JsonArray(Period.Iso(one.Day), 100), ["name"] = one.Name })]),
            ["z"] = 7,
        };
    }

    /// <summary>A thin line where a module begins, and its name above the axis, which the page cuts to the room there is.</summary>
    private static IEnumerable<JsonObject> Stages(BandData band)
    {
        if (band.Stages.Count < 2)
        {
            yield break;
        }

        var floor = ValueScale.Of(ColumnKind.Share, band.Values, fromZero: false).Min;
        yield return new JsonObject
        {
            ["name"] = "",
            ["stages"] = true,
            ["type"] = "scatter",
            ["silent"] = true,
            ["symbolSize"] = 0,
            ["color"] = "@muted",
            ["tooltip"] = new JsonObject { ["show"] = false },
            ["label"] = new JsonObject { ["show"] = true, ["position"] = "right", ["distance"] = 2, ["offset"] = new JsonArray(0, -9), ["formatter"] = "{b}", ["color"] = "@muted", ["fontSize"] = 11 },
            ["data"] = new JsonArray([.. band.Stages.DistinctBy(stage => stage.Day).Select(stage => new JsonObject { ["value"] = new JsonArray(Period.Iso(stage.Day), floor), ["name"] = stage.Name })]),
            ["markLine"] = new JsonObject
            {
                ["silent"] = true,
                ["symbol"] = "none",
                ["label"] = new JsonObject { ["show"] = false },
                ["lineStyle"] = new JsonObject { ["type"] = "solid", ["color"] = "@grid", ["width"] = 1 },
                ["data"] = new JsonArray([.. band.Stages.Skip(1).Select(stage => new JsonObject { ["xAxis"] = Period.Iso(stage.Day) })]),
            },
        };
    }

    private static IEnumerable<JsonObject> Plan(BandData band)
    {
        if (band.Plan is not { } plan || band.Days.Count == 0)
        {
            yield break;
        }

        var (first, last) = (band.Days.Min(), band.Days.Max());
        var line = Line("", [(first, plan), (last, plan)], "@plan", 1);
        line["lineStyle"]!["type"] = "dashed";
        if (first == last)
        {
            line["markLine"] = Axis.PlanLine(plan, band.PlanName);
            yield return line;
            yield break;
        }

        line["endLabel"] = Axis.EndLabel(band.PlanName + " " + Axis.Text(plan), "@text");
        yield return line;
    }

    private static JsonObject Line(string name, IEnumerable<(DateOnly Day, double? Value)> points, string colour, double width) => new()
    {
        ["name"] = name,
        ["type"] = "line",
        ["symbol"] = "none",
        ["color"] = colour,
        ["lineStyle"] = new JsonObject { ["width"] = width, ["color"] = colour },
        ["labelLayout"] = new JsonObject { ["moveOverlap"] = "shiftY" },
        ["data"] = new JsonArray([.. points.Select(point => new JsonArray(Period.Iso(point.Day), point.Value))]),
    };
}
