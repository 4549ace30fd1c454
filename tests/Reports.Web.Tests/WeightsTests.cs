using System.Text.Json.Nodes;
using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

/// <summary>Few results make no point, in both renderers of a chart; many make a large one.</summary>
public sealed class WeightsTests
{
    private static LineData Line(params long[] counts) => new LineData("Доля, %", ColumnKind.Share, ["янв", "фев", "мар"], [80, 100, 70])
    {
        Years = [2026, 2026, 2026],
        Last = [60, 61, 62],
    }.Weighted(counts, [4, 5, 6]);

    [Fact]
    public void Points_OfFewerThanFiveResults_AreGapsOnBothLines()
    {
        var line = Line(5, 4, 50);

        Assert.Equal([80, null, 70], line.Values);
        Assert.Equal([null, 61, 62], line.Last!);
        Assert.Equal("Нет точек, где результатов меньше 5: фев\u00a02026\u00a0— 4.", line.Note);
        Assert.Empty(Line(5, 5, 0).Note);
    }

    [Fact]
    public void Options_OfWeightedPoints_HaveTheirCountAndSize()
    {
        var points = (JsonArray)Line(5, 4, 50).Options()["series"]![0]!["data"]!;

        Assert.Null(points[1]!["value"]);
        Assert.Equal(4, (long)points[1]!["n"]!);
        Assert.Equal(12, (double)points[2]!["symbolSize"]!);
        Assert.InRange((double)points[0]!["symbolSize"]!, 5.1, 11.9);
    }

    [Fact]
    public void Picture_OfOtherWeights_IsAnotherAndTellsWhatIsLeftOut()
    {
        var caption = new PictureCaption("Результаты", "%", "2026 год", "Центр");
        var all = ChartPicture.Png(Line(5, 5, 50), caption);

        Assert.NotEqual(all, ChartPicture.Png(Line(50, 5, 5), caption));
        Assert.NotEqual(all.Length, ChartPicture.Png(Line(5, 4, 50), caption).Length);
    }

    [Fact]
    public void Rows_WithAColumnOfCounts_MakeWeightedPoints()
    {
        var file = new Warehouse.Sql.Catalogue.SqlFile(
            "Reports/months",
            "-- title: Т\n-- grain: месяц\n-- unscoped: нет\n-- column: month | Месяц | month\n-- column: share | Доля, % | share\n-- column: n | Оценок | count\nSELECT 1");
        var table = ReportTable.Of(new Report(file), [[202601L, 800000L, 4L], [202603L, 700000L, 5L]]);
        var line = LineData.Of(table, "month", "share", count: "n");

        Assert.Equal([null, null, 70], line.Values);
        Assert.Equal([4, 0, 5], line.Counts!);
    }
}
