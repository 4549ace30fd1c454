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
        ColumnKind.Share => Math.Round(whole / 10_000d, 2),
        ColumnKind.Hours => whole / 100d,
        ColumnKind.Number => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => whole,
    };

    /// <summary>A heading without its unit.</summary>
    public static string Name(ReportColumn column) => Name(column.Title);

    /// <summary>A heading without its unit.</summary>
    public static string Name(string title) => title.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? title[..comma] : title;

    /// <summary>Options that every chart has.</summary>
    public static JsonObject Frame(ColumnKind kind, int right, int left = 44, int bottom = 30) => new()
    {
        ["animation"] = false,
        ["decimals"] = kind == ColumnKind.Share ? 1 : 2,
        ["grid"] = new JsonObject { ["left"] = left, ["right"] = right, ["top"] = 18, ["bottom"] = bottom },
        ["tooltip"] = new JsonObject { ["trigger"] = "axis" },
    };

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

    /// <summary>Moves the labels of two lines apart when the lines end close to each other.</summary>
    public static void PartLabels(JsonObject first, double? firstEnd, JsonObject second, double? secondEnd, double close)
    {
        if (first["endLabel"] is JsonObject one && second["endLabel"] is JsonObject other
            && firstEnd is { } a && secondEnd is { } b && Math.Abs(a - b) < close)
        {
            one["offset"] = new JsonArray(0, a >= b ? -7 : 7);
            other["offset"] = new JsonArray(0, a >= b ? 7 : -7);
        }
    }

    /// <summary>The plan: always the same thin dashed line.</summary>
    public static JsonObject PlanLine(double plan) => new()
    {
        ["silent"] = true,
        ["symbol"] = "none",
        ["lineStyle"] = new JsonObject { ["type"] = "dashed", ["color"] = "@plan", ["width"] = 1 },
        ["label"] = new JsonObject
        {
            ["formatter"] = "план " + Text(plan),
            ["position"] = "insideStartTop",
            ["color"] = "@text",
        },
        ["data"] = new JsonArray(new JsonObject { ["yAxis"] = plan }),
    };

    /// <summary>A number of a label.</summary>
    public static string Text(double value, ColumnKind kind = ColumnKind.Share) =>
        value.ToString(kind == ColumnKind.Number ? "#,##0.##" : "#,##0.#", Figures.Russian);

    /// <summary>Values as data of a series.</summary>
    public static JsonArray Data(IEnumerable<double?> values) => new([.. values.Select(value => value is { } known ? JsonValue.Create(known) : null)]);
}
