using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>
/// A measure over time, values as the axis counts them: per cent, hours, numbers; null is a gap. Last year stands under it.
/// </summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Names">Names of the points, without the year.</param>
/// <param name="Values">A value a point.</param>
public sealed record LineData(string Title, ColumnKind Kind, IReadOnlyList<string> Names, IReadOnlyList<double?> Values) : IChartData
{
    /// <summary>The same a year earlier, a value a point; null for none.</summary>
    public IReadOnlyList<double?>? Last { get; init; }

    /// <summary>The plan, a value a point; empty for none.</summary>
    public IReadOnlyList<double?> Plans { get; init; } = [];

    /// <summary>The year of each point; null where points are not of time.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>Names along the axis.</summary>
    public PlaceNames Places => new(Names, Years);

    /// <summary>The one year that the points are of; null when they are of several, or not of time.</summary>
    public int? Year => Years?.Distinct().ToList() is [var only] ? only : null;

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
            var known = Values.Index().Where(point => point.Item is not null).ToList();
            return known.Count == 0 ? $"{Title}: {Figures.None}" : $"{Title}: {Named(known[0])}, {Named(known[^1])}. Все значения в таблице.";

            string Named((int Place, double? Value) point) => $"{Places.Whole(point.Place)} {Axis.Text(point.Value!.Value, Kind)}";
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
        var months = axis.Kind == ColumnKind.Month ? WithGaps(table, x) : [];
        List<object?[]?> rows = axis.Kind == ColumnKind.Month ? [.. months.Select(month => month.Row)] : [.. table.Rows];
        IReadOnlyList<string> names = axis.Kind == ColumnKind.Month
            ? [.. months.Select(month => Figures.ShortMonth(month.Key % 100))]
            : [.. table.Rows.Select(row => Figures.Cell(row[table.Index(x)], axis.Kind))];
        return new LineData(measure.Title, measure.Kind, names, Column(y))
        {
            Last = last is null ? null : Column(last),
            Plans = plan is null ? [] : Column(plan),
            Years = axis.Kind == ColumnKind.Month ? [.. months.Select(month => month.Key / 100)] : null,
        };

        List<double?> Column(string name)
        {
            var (index, kind) = (table.Index(name), table.Columns[table.Index(name)].Kind);
            return [.. rows.Select(row => row is null ? null : Axis.Value(row[index], kind))];
        }
    }

    /// <inheritdoc/>
    public JsonObject Options() => LineOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => width / 3;

    /// <inheritdoc/>
    public void Draw(Picture picture) => LinePicture.Draw(this, picture);

    /// <summary>Months from the first to the last, those without a row too.</summary>
    private static List<(int Key, object?[]? Row)> WithGaps(ReportTable table, string x)
    {
        var index = table.Index(x);
        var byMonth = table.Rows.Where(row => row[index] is not null).ToLookup(row => (int)Figures.Whole(row[index])!.Value);
        return byMonth.Count == 0 ? []
            : [.. Axis.Months(byMonth.Min(month => month.Key), byMonth.Max(month => month.Key)).Select(month => (month, byMonth[month].FirstOrDefault()))];
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
