using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Parts that charts share: values, axes, labels, the plan line.</summary>
internal static class Axis
{
    /// <summary>A value of a row in the units of the axis.</summary>
    public static double? Value(ReportRow row, ReportColumn column) => Value(row[column], column.Kind);

    /// <summary>A value in the units of the axis: per cent, hours, number; null is a gap.</summary>
    public static double? Value(object? value, ColumnKind kind) => Figures.Whole(value) is not { } whole ? null : kind switch
    {
        ColumnKind.Share or ColumnKind.Deviation => Math.Round(whole / 10_000d, 2),
        ColumnKind.Hours => whole / 100d,
        ColumnKind.Number => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => whole,
    };

    /// <summary>A heading without its unit.</summary>
    public static string Name(ReportColumn column) => Name(column.Title);

    /// <summary>A heading without its unit.</summary>
    public static string Name(string title) => title.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? title[..comma] : title;

    /// <summary>Options that every chart has. Where lines have labels at their ends, the drawing script finds the room on the right: it alone can measure them.</summary>
    public static JsonObject Frame(ColumnKind kind, int right, int left = 44, int bottom = 30) => new()
    {
        ["animation"] = false,
        ["decimals"] = kind == ColumnKind.Share ? 1 : 2,
        ["grid"] = new JsonObject { ["left"] = left, ["right"] = right, ["top"] = 18, ["bottom"] = bottom },
        ["tooltip"] = new JsonObject { ["trigger"] = "axis" },
    };

    /// <summary>An axis of places below; the drawing script takes the first step whose labels have room.</summary>
    public static JsonObject Names(PlaceNames places)
    {
        var axis = Names(Enumerable.Range(0, places.Names.Count).Select(places.Whole));
        axis["steps"] = new JsonArray([.. places.Steps.Select(step => new JsonObject
        {
            ["step"] = step,
            ["labels"] = new JsonArray([.. places.At(step).Select(label => (JsonNode)label)]),
        })]);
        return axis;
    }

    /// <summary>An axis of names.</summary>
    public static JsonObject Names(IEnumerable<string> names) => new()
    {
        ["type"] = "category",
        ["data"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
        ["axisTick"] = new JsonObject { ["show"] = false },
        ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = "@muted" } },
        ["axisLabel"] = new JsonObject { ["color"] = "@muted", ["hideOverlap"] = true, ["lineHeight"] = 15 },
    };

    /// <summary>An axis of values. It begins at zero for bars; for lines of shares the empty lower part may be left out.</summary>
    public static JsonObject Values(ColumnKind kind, IEnumerable<double?> values, bool fromZero)
    {
        var axis = new JsonObject
        {
            ["type"] = "value",
            ["splitNumber"] = 4,
            ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = "@grid" } },
            ["axisLabel"] = new JsonObject { ["color"] = "@muted" },
        };
        if (ValueScale.OfShares(kind, values, fromZero) is { } shares)
        {
            axis["max"] = shares.Max;
            axis["min"] = shares.Min;
            axis["interval"] = shares.Step;
        }
        else if (!fromZero)
        {
            axis["scale"] = true;
        }

        return axis;
    }

    /// <summary>A label at the right end of a line.</summary>
    public static JsonObject EndLabel(string text, string colour) => new()
    {
        ["show"] = true,
        ["formatter"] = text,
        ["distance"] = 8,
        ["color"] = colour,
    };

    /// <summary>The plan of a single point: the same thin dashed line as a plan of many, across the whole field.</summary>
    public static JsonObject PlanLine(double plan, string name) => new()
    {
        ["silent"] = true,
        ["symbol"] = "none",
        ["lineStyle"] = new JsonObject { ["type"] = "dashed", ["color"] = "@plan", ["width"] = 1 },
        ["label"] = new JsonObject
        {
            ["formatter"] = name + " " + Text(plan),
            ["position"] = "insideStartTop",
            ["color"] = "@text",
        },
        ["data"] = new JsonArray(new JsonObject { ["yAxis"] = plan }),
    };

    /// <summary>Months, <c>yyyymm</c>, from the first to the last.</summary>
    public static IEnumerable<int> Months(int first, int last)
    {
        for (var month = first; month <= last; month = month % 100 == 12 ? month + 89 : month + 1)
        {
            yield return month;
        }
    }

    /// <summary>A number of a label.</summary>
    public static string Text(double value, ColumnKind kind = ColumnKind.Share) =>
        value.ToString(kind == ColumnKind.Number ? "#,##0.##" : "#,##0.#", Figures.Russian);

    /// <summary>Values as data of a series.</summary>
    public static JsonArray Data(IEnumerable<double?> values) => new([.. values.Select(value => value is { } known ? JsonValue.Create(known) : null)]);
}
