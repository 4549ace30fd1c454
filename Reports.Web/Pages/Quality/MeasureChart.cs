using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>Chart of one measure by months or quarters, with its target and the year before; a month without a base, or of too few results, is a gap.</summary>
public static class MeasureChart
{
    /// <summary>Draws it.</summary>
    /// <param name="grain">Months or quarters.</param>
    /// <param name="now">The report by that grain.</param>
    /// <param name="before">The same a year earlier; null for none.</param>
    /// <returns>Null when there is nothing to draw.</returns>
    public static Chart? Of(QualityMeasure measure, Grain grain, ReportTable now, ReportTable? before)
    {
        var values = Values(measure, now);
        if (values.Count == 0)
        {
            return null;
        }

        var targets = MeasureRow.All(now).Where(row => row.Measure == measure.Code && row.Target is not null)
            .ToDictionary(row => row.Unit.Key, row => Axis.Value(row.Target, ColumnKind.Share));
        var last = before is null ? [] : Values(measure, before);
        var keys = Steps(values.Keys.Min(), values.Keys.Max(), grain.Key == "month" ? 12 : 4).ToList();
        var line = new LineData(
            measure.Title,
            measure.Kind,
            [.. keys.Select(key => grain.Key == "month" ? Figures.ShortMonth((int)(key % 100)) : $"{key % 100}{Figures.Space}кв.")],
            [.. keys.Select(key => values.GetValueOrDefault(key))])
        {
            Last = last.Count == 0 ? null : [.. keys.Select(key => last.GetValueOrDefault(key - 100))],
            Plans = [.. keys.Select(key => targets.GetValueOrDefault(key))],
            Years = [.. keys.Select(key => (int)(key / 100))],
        };
        var counts = Counts(measure, now);
        var lastCounts = before is null ? [] : Counts(measure, before);
        return new Chart(
            line.Weighted([.. keys.Select(key => counts.GetValueOrDefault(key))], [.. keys.Select(key => lastCounts.GetValueOrDefault(key - 100))]), now);
    }

    private static Dictionary<long, long> Counts(QualityMeasure measure, ReportTable table) => MeasureRow.All(table)
        .Where(row => row.Measure == measure.Code)
        .ToDictionary(row => row.Unit.Key, row => (long)row.Denominator);

    private static Dictionary<long, double?> Values(QualityMeasure measure, ReportTable table) => MeasureRow.All(table)
        .Where(row => row.Measure == measure.Code && row.Value is not null)
        .ToDictionary(row => row.Unit.Key, row => (double?)Math.Round(row.Value!.Value, 2, MidpointRounding.AwayFromZero));

    private static IEnumerable<long> Steps(long first, long last, int inYear)
    {
        for (var key = first; key <= last; key = key % 100 == inYear ? key + 100 - inYear + 1 : key + 1)
        {
            yield return key;
        }
    }
}
