using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>
/// A measure over time, in the units of the axis: per cent, hours, numbers; null is a gap. The year before may be drawn with it.
/// </summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Labels">Names of the points; a second line is the year.</param>
/// <param name="Values">One value for each point.</param>
public sealed record LineData(string Title, ColumnKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<double?> Values) : IChartData
{
    /// <summary>The same a year earlier, one value for each point; null for none.</summary>
    public IReadOnlyList<double?>? Last { get; init; }

    /// <summary>The plan, one value for each point; empty for none.</summary>
    public IReadOnlyList<double?> Plans { get; init; } = [];

    /// <summary>The year of the points, when all are of one.</summary>
    public int? Year { get; init; }

    /// <summary>Prefix of the last value.</summary>
    public string ValuePrefix => Year is { } year ? Text(year) + ": " : "";

    /// <summary>Prefix of the last value of the year before.</summary>
    public string LastPrefix => Year is { } year ? Text(year - 1) + ": " : "год назад: ";

    /// <summary>The plan when it is the same at every point.</summary>
    public double? OnePlan => Plans.OfType<double>().Distinct().ToList() is [var only] ? only : null;

    /// <inheritdoc/>
    public int Rows => 0;

    /// <inheritdoc/>
    public string Words
    {
        get
        {
            var known = Labels.Zip(Values).Where(pair => pair.Second is not null).ToList();
            return known.Count == 0 ? $"{Title}: {Figures.None}" : $"{Title}: {Named(known[0])}, {Named(known[^1])}. Все значения в таблице.";

            string Named((string Label, double? Value) point) => $"{point.Label.Replace('\n', ' ')} {Axis.Text(point.Value!.Value, Kind)}";
        }
    }

    /// <summary>Reads rows in their order; months without a row are gaps.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column of months, days or names.</param>
    /// <param name="y">Column of the measure.</param>
    /// <param name="plan">Column of the plan.</param>
    /// <param name="last">Column of the same measure a year earlier.</param>
    public static LineData Of(ReportTable table, string x, string y, string? plan = null, string? last = null)
    {
        var (axis, measure) = (table.Columns[x], table.Columns[y]);
        var points = axis.Kind == ColumnKind.Month ? WithGaps(table, axis) : [.. table.Rows.Select(row => (Figures.Cell(row, axis), (ReportRow?)row))];
        return new LineData(measure.Title, measure.Kind, [.. points.Select(point => point.Label)], Values(measure))
        {
            Last = last is null ? null : Values(table.Columns[last]),
            Plans = plan is null ? [] : Values(table.Columns[plan]),
            Year = YearOf(table, axis),
        };

        List<double?> Values(ReportColumn column) => [.. points.Select(point => point.Row is { } row ? Axis.Value(row, column) : null)];
    }

    /// <inheritdoc/>
    public JsonObject Options() => LineOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => width / 3;

    /// <inheritdoc/>
    public void Draw(Picture picture) => LinePicture.Draw(this, picture);

    /// <summary>All months from the first to the last; one without a row is a gap.</summary>
    private static List<(string Label, ReportRow? Row)> WithGaps(ReportTable table, ReportColumn axis)
    {
        var byMonth = new Dictionary<int, ReportRow>();
        foreach (var row in table.Rows)
        {
            if (Figures.Whole(row[axis]) is { } key)
            {
                byMonth.TryAdd((int)key, row);
            }
        }

        var points = new List<(string, ReportRow?)>();
        if (byMonth.Count == 0)
        {
            return points;
        }

        var (first, last) = (byMonth.Keys.Min(), byMonth.Keys.Max());
        var isOneYear = first / 100 == last / 100;
        for (var month = first; month <= last; month = month % 100 == 12 ? month + 89 : month + 1)
        {
            var name = Figures.ShortMonth(month % 100);
            var label = isOneYear || (points.Count > 0 && month % 100 != 1) ? name : name + "\n" + Text(month / 100);
            points.Add((label, byMonth.TryGetValue(month, out var row) ? row : null));
        }

        return points;
    }

    private static int? YearOf(ReportTable table, ReportColumn axis)
    {
        if (axis.Kind != ColumnKind.Month)
        {
            return null;
        }

        var years = table.Rows.Select(row => Figures.Whole(row[axis]) / 100).Distinct().ToList();
        return years is [{ } only] ? (int)only : null;
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
