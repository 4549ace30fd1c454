using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Things compared: bars from zero with the value at each end; lying down when their names are long or many.</summary>
public static class BarChart
{
    private const int MostStanding = 12;
    private const int LongName = 10;

    /// <summary>Draws rows in their order.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column of names.</param>
    /// <param name="y">Column of the measure.</param>
    /// <param name="plan">Column of the plan.</param>
    public static Chart Of(ReportTable table, string x, string y, string? plan = null)
    {
        var names = table.Rows.Select(row => Figures.Cell(row[table.Index(x)], table.Columns[table.Index(x)].Kind)).ToList();
        var measure = table.Columns[table.Index(y)];
        var values = Column(y);
        var lying = names.Count > MostStanding || names.Any(name => name.Length > LongName);
        var series = new JsonObject
        {
            ["name"] = Axis.Name(measure),
            ["type"] = "bar",
            ["color"] = "@fact",
            ["barMaxWidth"] = 28,
            ["data"] = Axis.Data(values),
            ["label"] = new JsonObject
            {
                ["show"] = names.Count <= 30,
                ["position"] = lying ? "right" : "top",
                ["color"] = "@text",
                ["value"] = true,
            },
        };
        var all = new JsonArray(series);
        if (plan is not null)
        {
            MoveLabels(series, values, Column(plan));
            all.Add(new JsonObject
            {
                ["name"] = "план",
                ["type"] = "scatter",
                ["color"] = "@plan",
                ["symbol"] = "rect",
                ["symbolSize"] = lying ? new JsonArray(2, 22) : new JsonArray(30, 2),
                ["z"] = 5,
                ["data"] = Axis.Data(Column(plan)),
            });
        }

        var option = Axis.Frame(measure.Kind, right: lying ? 56 : 16, left: lying ? 8 : 44);
        var (categories, amounts) = (Axis.Names(names), Axis.Values(measure.Kind, values, fromZero: true));
        if (lying)
        {
            categories["inverse"] = true;
            categories["axisLabel"]!["width"] = 170;
            categories["axisLabel"]!["overflow"] = "truncate";
            option["grid"]!["containLabel"] = true;
            option["rows"] = names.Count;
        }

        option[lying ? "yAxis" : "xAxis"] = categories;
        option[lying ? "xAxis" : "yAxis"] = amounts;
        option["series"] = all;
        var words = string.Join(", ", names.Zip(values).Take(5).Select(pair => $"{pair.First} {(pair.Second is { } known ? Axis.Text(known) : Figures.None)}"));
        return new Chart(option, $"{measure.Title}: {words}. Все значения в таблице.", table);

        // A number that the mark of the plan would cross goes inside its bar.
        static void MoveLabels(JsonObject bars, List<double?> values, List<double?> plans)
        {
            var largest = values.Concat(plans).Max() ?? 0;
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i] is { } value && plans[i] is { } planned && planned >= value && planned - value < largest * 0.08)
                {
                    bars["data"]![i] = new JsonObject
                    {
                        ["value"] = value,
                        ["label"] = new JsonObject { ["position"] = "inside", ["color"] = "@surface" },
                    };
                }
            }
        }

        List<double?> Column(string name) =>
            [.. table.Rows.Select(row => Axis.Value(row[table.Index(name)], table.Columns[table.Index(name)].Kind))];
    }
}
