namespace Reports.Web.Charts;

/// <summary>Tick labels of a time axis: first days of months, or days in a short period.</summary>
public static class DayTicks
{
    private const int Most = 8;
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    /// <summary>The days and their words.</summary>
    /// <param name="first">The first day of the axis.</param>
    /// <param name="last">Its last day.</param>
    public static IEnumerable<(DateOnly Day, string Words)> Of(DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber;
        return days <= 62 ? ByDay(first, days) : ByMonth(first, last);
    }

    private static IEnumerable<(DateOnly, string)> ByDay(DateOnly first, int days)
    {
        var step = Math.Max(1, (int)Math.Ceiling(days / (double)(Most - 1)));
        for (var shift = 0; shift <= days; shift += step)
        {
            yield return (first.AddDays(shift), Figures.Date(first.AddDays(shift)));
        }
    }

    private static IEnumerable<(DateOnly, string)> ByMonth(DateOnly first, DateOnly last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var step = MonthSteps.First(months => ((last.Year - first.Year) * 12) + last.Month - first.Month + 1 <= months * Most || months == MonthSteps[^1]);
        var day = new DateOnly(first.Year, first.Month, 1);
        day = step >= 12 ? new DateOnly(first.Year, 1, 1) : day.AddMonths(-((day.Month - 1) % step));
        for (; day <= last; day = day.AddMonths(step))
        {
            if (day >= first)
            {
                yield return (day, $"{Figures.ShortMonth(day.Month)}{Figures.Space}{day.ToString("yyyy", Figures.Russian)}");
            }
        }
    }
}
