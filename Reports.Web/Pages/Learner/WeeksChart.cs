using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>Attendance by week or month, as vertical bars.</summary>
public static class WeeksChart
{
    /// <summary>Draws the rows of <c>learner-attendance</c>.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="byMonth">Whether a row is a month.</param>
    /// <returns>Null when there are no rows.</returns>
    public static Chart? Of(ReportTable table, bool byMonth)
    {
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var steps = table.As<StepRow>();
        var names = steps.Select(step => Label(step.StartsOn, byMonth)).ToList();
        var values = steps.Select(step => Axis.Value(step.Share, ColumnKind.Share)).ToList();
        return new Chart(new BarData("Посещаемость, % часов", ColumnKind.Share, names, values) { IsTime = true }, table);
    }

    private static string Label(long? key, bool byMonth) => Figures.Day(key) is not { } day ? ""
        : byMonth ? $"{Figures.ShortMonth(day.Month)}\u00A0{day.ToString("yy", Figures.Russian)}" : day.ToString("dd.MM", Figures.Russian);

    private sealed record StepRow(long? StartsOn, long? Share);
}
