using System.Text.Json.Nodes;
using Reports.Web.Charts;
using Reports.Web.Pages.Learner;
using SkiaSharp;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

public sealed class PlaceNamesTests
{
    private static readonly string[] Months = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

    [Theory]
    [InlineData(202601, 12)]
    [InlineData(202511, 12)]
    [InlineData(202402, 34)]
    [InlineData(202411, 1)]
    [InlineData(200101, 300)]
    public void Labels_AtAnyStep_TellTheYearOfEachPlace(int first, int count)
    {
        var months = Enumerable.Range(0, count).Select(i => (Year: (first / 100) + (((first % 100) - 1 + i) / 12), Name: Months[((first % 100) - 1 + i) % 12])).ToList();
        var names = new PlaceNames([.. months.Select(month => month.Name)], [.. months.Select(month => month.Year)]);
        Assert.True(names.Steps.Last() >= count);
        foreach (var step in names.Steps)
        {
            var read = "";
            foreach (var (turn, label) in names.At(step).Index())
            {
                var lines = label.Split('\n');
                read = lines.ElementAtOrDefault(1) ?? read;
                Assert.Equal($"{months[turn * step].Name} {months[turn * step].Year}", $"{lines[0]} {read}");
            }
        }
    }

    [Fact]
    public void Labels_ThatSkipJanuary_NameTheYearBelowTheNextMonth()
    {
        var names = new PlaceNames(["дек", "янв", "фев", "мар", "апр"], [2025, 2026, 2026, 2026, 2026]);
        Assert.Equal(["дек\n2025", "фев\n2026", "апр"], names.At(2));
        Assert.Equal(["дек\n2025", "янв\n2026", "фев", "мар", "апр"], names.At(1));
        Assert.Equal("янв\u00A02026", names.Whole(1));
        Assert.Equal(["А", "В"], new PlaceNames(["А", "Б", "В"]).At(2));
    }

    [Fact]
    public void Page_OfALine_GetsTheLabelsOfEveryStep()
    {
        var line = new LineData("Доля, %", ColumnKind.Share, ["дек", "янв", "фев"], [1, 2, 3]) { Years = [2025, 2026, 2026] };
        var axis = line.Options()["xAxis"]!;
        Assert.Equal(["дек\u00A02025", "янв\u00A02026", "фев\u00A02026"], axis["data"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(
            ["1: дек\n2025, янв\n2026, фев", "2: дек\n2025, фев\n2026", "3: дек\n2025"],
            axis["steps"]!.AsArray().Select(step => $"{step!["step"]}: {string.Join(", ", step["labels"]!.AsArray().Select(label => (string)label!))}"));
    }

    [Fact]
    public void Line_WithAValueBetweenGaps_ShowsItAsAPoint()
    {
        var line = new LineData("Доля, %", ColumnKind.Share, ["янв", "фев", "мар", "апр", "май"], [1, 2, 3, 4, 5]) { Last = [7, null, 8, 9, null] };
        var earlier = line.Options()["series"]![1]!["data"]!.AsArray();
        Assert.Equal([true, false, false, false, false], earlier.Select(point => point is JsonObject));
        Assert.Equal(7, (double)earlier[0]!["value"]!);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public void Picture_OfAPointAtAnEndOfTheScale_HasAllOfIt(double value)
    {
        var day = new DateOnly(2026, 3, 2);
        AssertWhole(at => new LineData("Доля, %", ColumnKind.Share, ["янв"], [at]) { Last = [0] });
        AssertWhole(at => new BandData("Динамика") { Marks = [new DayMark(day, at, "interim", "3", null)], Plan = 0 });

        void AssertWhole(Func<double, IChartData> chart)
        {
            var inside = PointsOf(chart(50));
            Assert.InRange(inside, 50, 500);
            Assert.InRange(PointsOf(chart(value)), inside * 0.9, inside * 1.1);
        }
    }

    [Fact]
    public void Weeks_WithoutLessons_KeepTheirPlace()
    {
        // Wednesday and Thursday, two Mondays between them, one of the next year.
        var chart = WeeksChart.Of(Attendance(20251217, 20260108), byMonth: false)!;
        var bars = Assert.IsType<BarData>(chart.Data);
        Assert.Equal(["15.12\n2025", "22.12", "29.12", "05.01\n2026"], bars.Places.At(1));
        Assert.Equal([50d, null, null, 50d], bars.Values);
        Assert.Equal(["дек\n2025", "янв\n2026"], Assert.IsType<BarData>(WeeksChart.Of(Attendance(20251217, 20260108), byMonth: true)!.Data).Places.At(1));
    }

    private static ReportTable Attendance(params long[] days) => ReportTable.Of(
        new Report(new SqlFile("Reports/learner-attendance", "-- title: Посещаемость\n-- grain: неделя\n-- column: starts_on | С какого дня | date\n-- column: share | Посещено, % | share\n")),
        days.Select(day => new object?[] { day, 500_000L }));

    /// <summary>Pixels of the colour of facts, without the labels at the right and the legend above.</summary>
    private static int PointsOf(IChartData data)
    {
        using var picture = SKBitmap.Decode(ChartPicture.Png(data, new PictureCaption("Доля", "", "", ""), new PictureSize(600, 300)));
        var fact = SKColor.Parse("#2f6fb3");
        return Enumerable.Range(0, (int)(picture.Width * 0.8)).Sum(x => Enumerable.Range(120, picture.Height - 120).Count(y => picture.GetPixel(x, y) == fact));
    }
}
