using System.Text.Json.Nodes;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>
/// One learner over time: the middle half of the group as a grey band with its median, the learner's running average,
/// marks by kind of control, the plan and events. All shares are in millionths, all times are date keys.
/// </summary>
public sealed class BandChart
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["current"] = "circle",
        ["interim"] = "diamond",
        ["retake"] = "triangle",
        ["final"] = "rect",
    };

    private readonly JsonArray _series = [];
    private readonly List<double?> _values = [];
    private JsonObject? _planned;
    private (JsonObject Line, double? End)? _median;

    /// <summary>The middle half of the group.</summary>
    /// <param name="table">Rows by day.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="low">Column of the first quartile.</param>
    /// <param name="median">Column of the median.</param>
    /// <param name="high">Column of the third quartile.</param>
    public BandChart Band(ReportTable table, string x, string low, string median, string high)
    {
        var (lows, highs) = (Points(table, x, low), Points(table, x, high));
        var heights = lows.Zip(highs).Select(pair => (pair.First.Day, Value: pair.Second.Value - pair.First.Value));
        var floor = Line("", lows.Select(point => (point.Day, point.Value)), "@group", 0);
        floor["stack"] = "band";
        floor["silent"] = true;
        floor["lineStyle"]!["opacity"] = 0;
        var area = Line("", heights, "@group", 0);
        area["stack"] = "band";
        area["silent"] = true;
        area["lineStyle"]!["opacity"] = 0;
        area["areaStyle"] = new JsonObject { ["color"] = "@band", ["opacity"] = 0.6 };
        _series.Add(floor);
        _series.Add(area);
        var middle = Line("медиана группы", Points(table, x, median), "@group", 1.5);
        middle["endLabel"] = Axis.EndLabel("медиана группы", "@muted");
        _series.Add(middle);
        _median = (middle, Points(table, x, median).LastOrDefault(point => point.Value is not null).Value);
        _values.AddRange(lows.Select(point => point.Value));
        _values.AddRange(highs.Select(point => point.Value));
        return this;
    }

    /// <summary>The learner's running average.</summary>
    /// <param name="table">Rows by day.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="y">Column of shares.</param>
    /// <param name="name">Words of the label.</param>
    public BandChart Average(ReportTable table, string x, string y, string name)
    {
        var points = Points(table, x, y);
        var line = Line(name, points, "@fact", 2.5);
        if (points.LastOrDefault(point => point.Value is not null).Value is { } last)
        {
            line["endLabel"] = Axis.EndLabel($"{name}: {Axis.Text(last)}", "@fact");
            line["endLabel"]!["fontWeight"] = 600;
            if (_median is { } middle)
            {
                Axis.PartLabels(line, last, middle.Line, middle.End, close: 4);
            }
        }

        _series.Add(line);
        return this;
    }

    /// <summary>Marks, each with the sign of its kind of control.</summary>
    /// <param name="table">A row a mark.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="y">Column of shares.</param>
    /// <param name="kind">Column of the control's code: <c>current</c>, <c>interim</c>, <c>final</c>…</param>
    /// <param name="label">Column of words for the tip.</param>
    /// <param name="href">Where a mark leads.</param>
    public BandChart Points(ReportTable table, string x, string y, string? kind, string? label, Func<object?[], string?>? href = null)
    {
        var days = Points(table, x, y);
        foreach (var group in table.Rows.Index().GroupBy(row => kind is null ? "" : row.Item[table.Index(kind)]?.ToString() ?? ""))
        {
            var data = new JsonArray();
            foreach (var (index, row) in group.Where(row => days[row.Index] is { Day: not null, Value: not null }))
            {
                data.Add(new JsonObject
                {
                    ["value"] = new JsonArray(days[index].Day, days[index].Value),
                    ["name"] = label is null ? "" : row[table.Index(label)]?.ToString() ?? "",
                    ["href"] = href?.Invoke(row),
                });
            }

            _series.Add(new JsonObject
            {
                ["name"] = "оценка",
                ["type"] = "scatter",
                ["color"] = "@fact",
                ["data"] = data,
                ["z"] = 6,
                ["symbol"] = Symbols.GetValueOrDefault(group.Key, "circle"),
                ["symbolSize"] = group.Key == "current" ? 8 : 12,
            });
        }

        _values.AddRange(days.Select(point => point.Value));
        return this;
    }

    /// <summary>Awards, documents: pins above.</summary>
    /// <param name="table">A row an event.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="label">Column of words for the tip.</param>
    public BandChart Events(ReportTable table, string x, string label)
    {
        var data = new JsonArray();
        foreach (var row in table.Rows.Where(row => Day(row[table.Index(x)]) is not null))
        {
            data.Add(new JsonObject
            {
                ["value"] = new JsonArray(Day(row[table.Index(x)]), 99),
                ["name"] = row[table.Index(label)]?.ToString() ?? "",
            });
        }

        _series.Add(new JsonObject
        {
            ["name"] = "событие",
            ["type"] = "scatter",
            ["color"] = "@event",
            ["symbol"] = "pin",
            ["symbolSize"] = 24,
            ["data"] = data,
            ["z"] = 7,
        });
        return this;
    }

    /// <summary>The plan.</summary>
    /// <param name="share">Millionths; null draws nothing.</param>
    public BandChart Plan(long? share)
    {
        if (share is { } value)
        {
            _planned = Axis.PlanLine(Math.Round(value / 10_000d, 2));
            _values.Add(value / 10_000d);
        }

        return this;
    }

    /// <summary>The chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="table">The truth under it.</param>
    public Chart Build(string title, ReportTable table)
    {
        if (_planned is not null)
        {
            _series.Add(new JsonObject { ["type"] = "line", ["data"] = new JsonArray(), ["markLine"] = _planned });
        }

        var option = Axis.Frame(ColumnKind.Share, right: 132);
        option["tooltip"] = new JsonObject { ["trigger"] = "item" };
        option["xAxis"] = new JsonObject
        {
            ["type"] = "time",
            ["splitNumber"] = 5,
            ["axisLabel"] = new JsonObject { ["color"] = "@muted", ["hideOverlap"] = true, ["formatter"] = "{dd}.{MM}.{yy}" },
            ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = "@muted" } },
        };
        option["yAxis"] = Axis.Values(ColumnKind.Share, _values, fromZero: false);
        option["series"] = _series;
        return new Chart(option, title + ". Все значения в таблице.", table);
    }

    private static JsonObject Line(string name, IEnumerable<(string? Day, double? Value)> points, string colour, double width) => new()
    {
        ["name"] = name,
        ["type"] = "line",
        ["symbol"] = "none",
        ["color"] = colour,
        ["lineStyle"] = new JsonObject { ["width"] = width, ["color"] = colour },
        ["labelLayout"] = new JsonObject { ["moveOverlap"] = "shiftY" },
        ["data"] = new JsonArray([.. points.Where(point => point.Day is not null).Select(point => new JsonArray(point.Day, point.Value))]),
    };

    private static List<(string? Day, double? Value)> Points(ReportTable table, string x, string y) =>
        [.. table.Rows.Select(row => (Day(row[table.Index(x)]), Axis.Value(row[table.Index(y)], ColumnKind.Share)))];

    private static string? Day(object? key) => Figures.Day(Figures.Whole(key)) is { } day ? Period.Iso(day) : null;
}
