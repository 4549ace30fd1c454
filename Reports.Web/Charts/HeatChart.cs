using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A measure of two dimensions at once: a field of cells, each with its number when there is room.</summary>
public static class HeatChart
{
    private const int RoomForNumbers = 200;

    /// <summary>Draws rows; a pair without a row is an empty cell.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column across.</param>
    /// <param name="y">Column down.</param>
    /// <param name="value">Column of the measure.</param>
    public static Chart Of(ReportTable table, string x, string y, string value)
    {
        var measure = table.Columns[table.Index(value)];
        var across = Labels(x);
        var down = Labels(y);
        var (columns, lines) = (across.Distinct(StringComparer.Ordinal).ToList(), down.Distinct(StringComparer.Ordinal).ToList());
        var values = table.Rows.Select(row => Axis.Value(row[table.Index(value)], measure.Kind)).ToList();
        var known = values.OfType<double>().ToList();
        var cells = new JsonArray();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } number)
            {
                cells.Add(new JsonArray(columns.IndexOf(across[i]), lines.IndexOf(down[i]), number));
            }
        }

        var option = Axis.Frame(measure.Kind, right: 16, left: 8, bottom: 44);
        option["tooltip"] = new JsonObject { ["trigger"] = "item" };
        option["grid"]!["containLabel"] = true;
        option["rows"] = lines.Count;
        option["xAxis"] = Axis.Names(columns);
        option["yAxis"] = Axis.Names(lines);
        option["yAxis"]!["inverse"] = true;
        option["yAxis"]!["axisLabel"]!["width"] = 170;
        option["yAxis"]!["axisLabel"]!["overflow"] = "truncate";
        option["visualMap"] = new JsonObject
        {
            ["min"] = known.Count > 0 ? Math.Floor(known.Min()) : 0,
            ["max"] = known.Count > 0 ? Math.Ceiling(known.Max()) : 1,
            ["orient"] = "horizontal",
            ["left"] = "center",
            ["bottom"] = 0,
            ["itemHeight"] = 90,
            ["itemWidth"] = 10,
            ["calculable"] = false,
            ["text"] = new JsonArray(known.Count > 0 ? Axis.Text(known.Max()) : "", known.Count > 0 ? Axis.Text(known.Min()) : ""),
            ["textStyle"] = new JsonObject { ["color"] = "@muted" },
            ["inRange"] = new JsonObject { ["color"] = new JsonArray("@heat0", "@heat1") },
        };
        option["series"] = new JsonArray(new JsonObject
        {
            ["name"] = Axis.Name(measure),
            ["type"] = "heatmap",
            ["data"] = cells,
            ["itemStyle"] = new JsonObject { ["borderColor"] = "@surface", ["borderWidth"] = 2 },
            ["label"] = new JsonObject { ["show"] = cells.Count <= RoomForNumbers, ["value"] = true },
        });
        return new Chart(option, $"{measure.Title}: {lines.Count} × {columns.Count}. Все значения в таблице.", table);

        List<string> Labels(string name) =>
            [.. table.Rows.Select(row => Figures.Cell(row[table.Index(name)], table.Columns[table.Index(name)].Kind))];
    }
}
