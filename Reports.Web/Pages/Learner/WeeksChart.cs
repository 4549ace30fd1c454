using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>Attendance by week or month, as vertical bars. A week or month without lessons keeps its place.</summary>
public static class WeeksChart
{
    private const int DaysOfWeek = 7;

    /// <summary>Draws the rows of <c>learner-attendance</c>.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="byMonth">Whether a row is a month.</param>
    /// <returns>Null when there are no rows.</returns>
    public static Chart? Of(ReportTable table, bool byMonth)
    {
        var shares = table.As<StepRow>()
            .Where(step => Figures.Day(step.StartsOn) is not null)
            .ToDictionary(step => FirstOf(Figures.Day(step.StartsOn)!.Value, byMonth), step => Axis.Value(step.Share, ColumnKind.Share));
        if (shares.Count == 0)
        {
            return null;
        }

        List<DateOnly> days = [];
        for (var day = shares.Keys.Min(); day <= shares.Keys.Max(); day = byMonth ? day.AddMonths(1) : day.AddDays(DaysOfWeek))
        {
            days.Add(day);
        }

        var names = days.Select(day => byMonth ? Figures.ShortMonth(day.Month) : day.ToString("dd.MM", Figures.Russian)).ToList();
        var bars = new BarData("Посещаемость, % часов", ColumnKind.Share, names, [.. days.Select(day => shares.GetValueOrDefault(day))])
        {
            Years = [.. days.Select(day => day.Year)],
        };
        return new Chart(bars, table);
    }

    /// <summary>The first day of its month, or the Monday of its week.</summary>
    private static DateOnly FirstOf(DateOnly day, bool byMonth) =>
        byMonth ? new DateOnly(day.Year, day.Month, 1) : day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    private sealed record StepRow(long? StartsOn, long? Share);
}
