using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>
/// A measure over time, in the units of the axis: per cent, hours, numbers; null is a gap. The year before may be drawn with it. Where it is known how many results
/// a point is of, few results make no point and the size of a point tells their number.
/// </summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Names">Names of the points, without the year.</param>
/// <param name="Values">One value for each point.</param>
public sealed record LineData(string Title, ColumnKind Kind, IReadOnlyList<string> Names, IReadOnlyList<double?> Values) : IChartData
{
    /// <summary>The same a year earlier, one value for each point; null for none.</summary>
    public IReadOnlyList<double?>? Last { get; init; }

    /// <summary>Results that each point is of; null where the measure is no mean or part of results.</summary>
    public IReadOnlyList<long>? Counts { get; private init; }

    /// <summary>The plan, one value for each point; empty for none.</summary>
    public IReadOnlyList<double?> Plans { get; init; } = [];

    /// <summary>What the plan is: «цель» or «порог».</summary>
    public string PlanName { get; init; } = PlanWord.Target;

    /// <summary>The year of each point; null where the points are not periods.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>Names along the axis.</summary>
    public PlaceNames Places => new(Names, Years);

    /// <summary>The year of the points, when all are of one.</summary>
    public int? Year => Years?.Distinct().ToList() is [var only] ? only : null;

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
            var known = Values.Index().Where(point => point.Item is not null).ToList();
            return known.Count == 0 ? $"{Title}: {Figures.None}" : $"{Title}: {Named(known[0])}, {Named(known[^1])}. Все значения в таблице.";

            string Named((int Place, double? Value) point) => $"{Places.Whole(point.Place)} {Axis.Text(point.Value!.Value, Kind)}";
        }
    }

    /// <inheritdoc/>
    public string Note => Weights.Note([.. Places.Names.Select((_, place) => Places.Whole(place))], Counts);

    /// <summary>The same line with its weights: a point of too few results is left out.</summary>
    /// <param name="counts">Results that each point is of.</param>
    /// <param name="lastCounts">Those of the year before; null when they are not known.</param>
    public LineData Weighted(IReadOnlyList<long> counts, IReadOnlyList<long>? lastCounts) => this with
    {
        Counts = counts,
        Values = Weights.Enough(Values, counts),
        Last = Last is null || lastCounts is null ? Last : Weights.Enough(Last, lastCounts),
    };

    /// <summary>Reads rows in their order; months without a row are gaps.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column of months, days or names.</param>
    /// <param name="y">Column of the measure.</param>
    /// <param name="plan">Column of the plan.</param>
    /// <param name="last">Column of the same measure a year earlier.</param>
    /// <param name="count">Column of the number of results that a value is of.</param>
    /// <param name="lastCount">The same of the year before.</param>
    public static LineData Of(ReportTable table, string x, string y, string? plan = null, string? last = null, string? count = null, string? lastCount = null)
    {
        var (axis, measure) = (table.Columns[x], table.Columns[y]);
        var isMonth = axis.Kind == ColumnKind.Month;
        var months = isMonth ? WithGaps(table, axis) : [];
        List<ReportRow?> rows = isMonth ? [.. months.Select(month => month.Row)] : [.. table.Rows.Select(row => (ReportRow?)row)];
        IReadOnlyList<string> names = isMonth
            ? [.. months.Select(month => Figures.ShortMonth(month.Key % 100))]
            : [.. table.Rows.Select(row => Figures.Cell(row, axis))];
        var line = new LineData(measure.Title, measure.Kind, names, Values(measure))
        {
            Last = last is null ? null : Values(table.Columns[last]),
            Plans = plan is null ? [] : Values(table.Columns[plan]),
            PlanName = plan is null ? PlanWord.Target : PlanWord.Of(table.Columns[plan].Title),
            Years = isMonth ? [.. months.Select(month => month.Key / 100)] : null,
        };
        return count is null ? line : line.Weighted(Counts(table.Columns[count]), lastCount is null ? null : Counts(table.Columns[lastCount]));

        List<long> Counts(ReportColumn column) => [.. rows.Select(known => known is { } row ? Figures.Whole(row[column]) ?? 0 : 0)];

        List<double?> Values(ReportColumn column) => [.. rows.Select(known => known is { } row ? Axis.Value(row, column) : null)];
    }

    /// <inheritdoc/>
    public JsonObject Options() => LineOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => width / 3;

    /// <inheritdoc/>
    public void Draw(Picture picture) => LinePicture.Draw(this, picture);

    /// <summary>All months from the first to the last; one without a row is a gap.</summary>
    private static List<(int Key, ReportRow? Row)> WithGaps(ReportTable table, ReportColumn axis)
    {
        var byMonth = new Dictionary<int, ReportRow>();
        foreach (var row in table.Rows)
        {
            if (Figures.Whole(row[axis]) is { } key)
            {
                byMonth.TryAdd((int)key, row);
            }
        }

        return byMonth.Count == 0 ? []
            : [.. Axis.Months(byMonth.Keys.Min(), byMonth.Keys.Max()).Select(month => (month, byMonth.TryGetValue(month, out var row) ? row : (ReportRow?)null))];
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
