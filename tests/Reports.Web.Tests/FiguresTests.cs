using Reports.Web.Formatting;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0L, "0")]
    [InlineData(1284L, "1\u202F284")]
    [InlineData(-1234567L, "\u22121\u202F234\u202F567")]
    [InlineData(null, "нет данных")]
    public void Count_OfNumber_HasNarrowSpaces(long? value, string expected) => Assert.Equal(expected, Figures.Count(value));

    [Theory]
    [InlineData(874_321L, "87,4")]
    [InlineData(874_500L, "87,5")]
    [InlineData(1_000_000L, "100,0")]
    [InlineData(null, "нет данных")]
    public void Share_OfMillionths_IsPerCent(long? value, string expected) => Assert.Equal(expected, Figures.Share(value));

    [Fact]
    public void ShareOf_EmptyBase_IsNoData()
    {
        Assert.Equal("нет данных", Figures.ShareOf(0, 0));
        Assert.Equal("66,7", Figures.ShareOf(2, 3));
    }

    [Theory]
    [InlineData(1, "1\u00A0строка")]
    [InlineData(3, "3\u00A0строки")]
    [InlineData(11, "11\u00A0строк")]
    [InlineData(112, "112\u00A0строк")]
    [InlineData(1021, "1\u202F021\u00A0строка")]
    public void Plural_OfNumber_AgreesWithIt(long count, string expected) =>
        Assert.Equal(expected, Figures.Plural(count, "строка", "строки", "строк"));

    [Theory]
    [InlineData(20261121L, ColumnKind.Date, "21.11.2026")]
    [InlineData(202611L, ColumnKind.Month, "ноя\u00A02026")]
    [InlineData(1250L, ColumnKind.Hours, "12,5")]
    [InlineData(null, ColumnKind.Date, "")]
    [InlineData(null, ColumnKind.Share, "нет данных")]
    public void Cell_OfKind_IsShownAsTheKindSays(long? value, ColumnKind kind, string expected) =>
        Assert.Equal(expected, Figures.Cell(value, kind));

    [Fact]
    public void Period_OfOneYear_NamesItOnce() => Assert.Equal(
        "1 января – 21 ноября 2026\u00A0года", Figures.Period(new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 21))));

    [Theory]
    [InlineData(406L, 398L, false, "▲", "0,08", true)]
    [InlineData(2_687L, 3_333L, true, "▼", "6,46", true)]
    [InlineData(406L, 406L, false, "", "без изменений", null)]
    public void Change_OfNumbers_IsInHundredths(long now, long before, bool lowerIsBetter, string sign, string text, bool? good)
    {
        var change = Change.Of(now, before, ColumnKind.Number, lowerIsBetter)!;
        Assert.Equal((sign, text, good), (change.Sign, change.Text, change.IsGood));
    }

    [Theory]
    [InlineData(862_000L, 874_000L, "▼", "1,2\u00A0п.\u00A0п.", false)]
    [InlineData(874_000L, 862_000L, "▲", "1,2\u00A0п.\u00A0п.", true)]
    [InlineData(874_100L, 874_000L, "", "без изменений", null)]
    public void Change_OfShares_IsInPercentagePoints(long now, long before, string sign, string text, bool? good)
    {
        var change = Change.Of(now, before, ColumnKind.Share)!;
        Assert.Equal((sign, text, good), (change.Sign, change.Text, change.IsGood));
    }

    [Fact]
    public void Change_WithoutBase_IsNothing() => Assert.Null(Change.Of(5, null, ColumnKind.Count));

    [Fact]
    public void PeriodBefore_OfWholeMonths_IsWholeMonths() => Assert.Equal(
        new Period(new DateOnly(2025, 12, 1), new DateOnly(2026, 2, 28)),
        new Period(new DateOnly(2026, 3, 1), new DateOnly(2026, 5, 31)).Before);

    [Fact]
    public void PeriodYearAgo_OfLeapDay_IsTheLastOfFebruary() => Assert.Equal(
        new DateOnly(2027, 2, 28), new Period(new DateOnly(2028, 2, 1), new DateOnly(2028, 2, 29)).YearAgo.To);
}
