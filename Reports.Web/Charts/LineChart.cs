using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A measure over time: months without rows are gaps in the line, last year stands under it, labels are at the ends.</summary>
public static class LineChart
{
    /// <summary>Draws rows in their order.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column of months, days or names.</param>
    /// <param name="y">Column of the measure.</param>
    /// <param name="plan">Column of the plan.</param>
    /// <param name="last">Column of the same measure a year earlier.</param>
    public static Chart Of(ReportTable table, string x, string y, string? plan = null, string? last = null)
    {
        var axis = table.Columns[table.Index(x)];
        var measure = table.Columns[table.Index(y)];
        var rows = axis.Kind == ColumnKind.Month ? WithGaps(table, x) : [.. table.Rows.Select(row => (Figures.Cell(row[table.Index(x)], axis.Kind), row))];
        return Of(
            new LineData(measure.Title, measure.Kind, [.. rows.Select(row => row.Label)], Column(y))
            {
                Last = last is null ? null : Column(last),
                Plans = plan is null ? [] : Column(plan),
                Year = Year(table, x),
            },
            table);

        List<double?> Column(string name)
        {
            var (index, kind) = (table.Index(name), table.Columns[table.Index(name)].Kind);
            return [.. rows.Select(row => row.Row is null ? null : Axis.Value(row.Row[index], kind))];
        }
    }

    /// <summary>Draws values that stand in no table's column.</summary>
    /// <param name="line">The values.</param>
    /// <param name="table">The rows behind them.</param>
    public static Chart Of(LineData line, ReportTable table)
    {
        var main = Series(Axis.Name(line.Title), line.Values, "@fact", 2.5, line.Year is null ? "" : Invariant(line.Year.Value) + ": ", symbols: true, line.Kind);
        var series = new JsonArray(main);
        if (line.Plans.OfType<double>().Distinct().ToList() is { Count: > 0 } levels)
        {
            if (levels.Count == 1)
            {
                main["markLine"] = Axis.PlanLine(levels[0]);
            }
            else
            {
                var steps = Series("план", line.Plans, "@plan", 1, "план ", symbols: false, line.Kind);
                steps["step"] = "middle";
                steps["lineStyle"]!["type"] = "dashed";
                series.Add(steps);
            }
        }

        if (line.Last is { } lastValues)
        {
            var prefix = line.Year is null ? "год назад: " : Invariant(line.Year.Value - 1) + ": ";
            var earlier = Series("годом раньше", lastValues, "@event", 1.5, prefix, symbols: false, line.Kind);
            var range = line.Values.Concat(lastValues).Max() - line.Values.Concat(lastValues).Min();
            Axis.PartLabels(main, line.Values.LastOrDefault(Known), earlier, lastValues.LastOrDefault(Known), Math.Max(range / 8 ?? 0, line.Kind == ColumnKind.Number ? 0 : 3));
            series.Add(earlier);
        }

        // A label of two lines names the year below.
        var option = Axis.Frame(line.Kind, right: 92, bottom: line.Labels.Any(label => label.Contains('\n', StringComparison.Ordinal)) ? 42 : 30);
        option["xAxis"] = Axis.Names(line.Labels);
        option["yAxis"] = Axis.Values(line.Kind, line.Values.Concat(line.Last ?? []).Concat(line.Plans), fromZero: false);
        option["series"] = series;
        return new Chart(option, Words(line), table);
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
        if (values.LastOrDefault(value => value is not null) is { } last)
        {
            series["endLabel"] = Axis.EndLabel(prefix + Axis.Text(last, kind), colour == "@plan" ? "@text" : colour);
        }

        return series;
    }

    /// <summary>Months from the first to the last, those without a row too.</summary>
    private static List<(string Label, object?[]? Row)> WithGaps(ReportTable table, string x)
    {
        var index = table.Index(x);
        var byMonth = table.Rows.Where(row => row[index] is not null)
            .ToLookup(row => (int)Figures.Whole(row[index])!.Value);
        var months = byMonth.Select(month => month.Key).ToList();
        var rows = new List<(string, object?[]?)>();
        if (months.Count == 0)
        {
            return rows;
        }

        var oneYear = months.Min() / 100 == months.Max() / 100;
        for (var month = months.Min(); month <= months.Max(); month = month % 100 == 12 ? month + 89 : month + 1)
        {
            var name = Figures.ShortMonth(month % 100);
            var label = oneYear || (rows.Count > 0 && month % 100 != 1) ? name : name + "\n" + Invariant(month / 100);
            rows.Add((label, byMonth[month].FirstOrDefault()));
        }

        return rows;
    }

    private static int? Year(ReportTable table, string x)
    {
        if (table.Columns[table.Index(x)].Kind != ColumnKind.Month)
        {
            return null;
        }

        var years = table.Rows.Select(row => Figures.Whole(row[table.Index(x)]) / 100).Distinct().ToList();
        return years is [{ } only] ? (int)only : null;
    }

    private static string Words(LineData line)
    {
        var known = line.Labels.Zip(line.Values).Where(pair => pair.Second is not null).ToList();
        return known.Count == 0 ? $"{line.Title}: {Figures.None}"
            : $"{line.Title}: {known[0].First.Replace('\n', ' ')} {Axis.Text(known[0].Second!.Value, line.Kind)}, "
                + $"{known[^1].First.Replace('\n', ' ')} {Axis.Text(known[^1].Second!.Value, line.Kind)}. Все значения в таблице.";
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
