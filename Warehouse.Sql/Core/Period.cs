using System.Globalization;

namespace Warehouse.Sql.Core;

/// <summary>A range of days, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>Every day that the warehouse knows.</summary>
    public static Period Always { get; } = new(new DateOnly(1990, 1, 1), new DateOnly(2069, 12, 31));

    /// <summary>The period of the same length that ends the day before; whole months stay whole months.</summary>
    public Period Before
    {
        get
        {
            if (this == Always)
            {
                return this;
            }

            if (From.Day == 1 && To.AddDays(1).Day == 1)
            {
                var months = (To.Year - From.Year) * 12 + To.Month - From.Month + 1;
                return new Period(From.AddMonths(-months), From.AddDays(-1));
            }

            var days = To.DayNumber - From.DayNumber;
            return new Period(From.AddDays(-days - 1), From.AddDays(-1));
        }
    }

    /// <summary>The same days a year earlier.</summary>
    public Period YearAgo => this == Always ? this : new Period(From.AddYears(-1), To.AddYears(-1));

    /// <summary>A day as the warehouse keeps it: <c>yyyymmdd</c>.</summary>
    /// <param name="day">The day.</param>
    public static int Key(DateOnly day) => day.Year * 10000 + day.Month * 100 + day.Day;

    /// <summary>A day as addresses keep it.</summary>
    /// <param name="day">The day.</param>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
