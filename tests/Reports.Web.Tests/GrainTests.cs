using FsCheck;
using FsCheck.Fluent;
using Reports.Web.Pages.Quality;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests;

/// <summary>Months and quarters of the table cover a year's days, each once, and never reach beyond the page's period.</summary>
public sealed class GrainTests
{
    [Theory]
    [InlineData("month", 12)]
    [InlineData("quarter", 4)]
    public void Days_OfAllPartsOfAYear_FollowEachOther(string grain, int parts) => Prop.ForAll(Gen.Choose(1990, 2069).ToArbitrary(), year =>
    {
        var next = new DateOnly(year, 1, 1);
        foreach (var days in Enumerable.Range(1, parts).Select(part => Grain.Find(grain).Days(year * 100 + part)))
        {
            Assert.Equal(next, days.From);
            next = days.To.AddDays(1);
        }

        Assert.Equal(new DateOnly(year, 1, 1).AddYears(1), next);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_MonthThatThePeriodCutsOff_IsThePartInside()
    {
        var period = new Period(new DateOnly(2026, 2, 10), new DateOnly(2026, 2, 20));

        Assert.Equal(
            [("preset", PeriodPreset.Custom), ("from", period.From), ("to", period.To)],
            Grain.Find("month").Of(new MeasureUnit(202602, null, ""), period));
    }
}
