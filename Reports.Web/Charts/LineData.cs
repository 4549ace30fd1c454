using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>
/// A measure over time, values as the axis counts them: per cent, hours, numbers; null is a gap. Last year stands under it.
/// </summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Labels">Names of the points; a second line names the year.</param>
/// <param name="Values">A value a point.</param>
public sealed record LineData(string Title, ColumnKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<double?> Values) : IChartData
{
    /// <summary>The same a year earlier, a value a point; null for none.</summary>
    public IReadOnlyList<double?>? Last { get; init; }

    /// <summary>The plan, a value a point; empty for none.</summary>
    public IReadOnlyList<double?> Plans { get; init; } = [];

    /// <summary>The one year that the points are of.</summary>
    public int? Year { get; init; }

    /// <summary>What stands before the last value.</summary>
    public string ValuePrefix => Year is { } year ? Text(year) + ": " : "";

    /// <summary>What stands before the last value of the year before.</summary>
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
        var axis = table.Columns[table.Index(x)];
        var measure = table.Columns[table.Index(y)];
        var rows = axis.Kind == ColumnKind.Month ? WithGaps(table, x) : [.. table.Rows.Select(row => (Figures.Cell(row[table.Index(x)], axis.Kind), row))];
        return new LineData(measure.Title, measure.Kind, [.. rows.Select(row => row.Label)], Column(y))
        {
            Last = last is null ? null : Column(last),
            Plans = plan is null ? [] : Column(plan),
            Year = YearOf(table, x),
        };

        List<double?> Column(string name)
        {
            var (index, kind) = (table.Index(name), table.Columns[table.Index(name)].Kind);
            return [.. rows.Select(row => row.Row is null ? null : Axis.Value(row.Row[index], kind))];
        }
    }

    /// <inheritdoc/>
    public JsonObject Options() => LineOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => width / 3;

    /// <inheritdoc/>
    public void Draw(Picture picture) => LinePicture.Draw(this, picture);

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
            var label = oneYear || (rows.Count > 0 && month % 100 != 1) ? name : name + "\n" + Text(month / 100);
            rows.Add((label, byMonth[month].FirstOrDefault()));
        }

        return rows;
    }

    private static int? YearOf(ReportTable table, string x)
    {
        if (table.Columns[table.Index(x)].Kind != ColumnKind.Month)
        {
            return null;
        }

        var years = table.Rows.Select(row => Figures.Whole(row[table.Index(x)]) / 100).Distinct().ToList();
        return years is [{ } only] ? (int)only : null;
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
