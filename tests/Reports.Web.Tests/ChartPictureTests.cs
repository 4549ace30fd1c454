using System.Buffers.Binary;
using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

public sealed class ChartPictureTests
{
    private static readonly PictureCaption Caption = new("Результаты", "%", "2026 год", "Центр · Данные на 20.11.2026");
    private static readonly DateOnly Day = new(2026, 1, 12);

    public static TheoryData<string> Kinds => [.. Charts.Keys];

    private static Dictionary<string, IChartData> Charts { get; } = new()
    {
        ["line"] = Line(71.2, 75),
        ["line without values"] = new LineData("Доля, %", ColumnKind.Share, ["янв"], [null]),
        ["bar"] = new BarData("Чел.", ColumnKind.Count, ["Очная", "Заочная"], [1284, null]) { Plans = [1300, 12] },
        ["lying bar"] = Bars(40),
        ["weeks"] = new BarData("Посещаемость", ColumnKind.Share, [.. Enumerable.Range(1, 52).Select(week => $"{week}.01")], [.. Enumerable.Range(1, 52).Select(week => (double?)week)]) { Years = [.. Enumerable.Repeat(2026, 52)] },
        ["heat"] = Heat(4, 3),
        ["empty heat"] = new HeatData("Достигли, %", ColumnKind.Share, ["К1"], ["Г1"], []),
        ["band"] = Band(70),
        ["band of a mark"] = new BandData("Динамика") { Marks = [new DayMark(Day, 80, "final", "5", null)] },
        ["empty band"] = new BandData("Динамика"),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Picture_OfAKind_IsAPngOfTwoPixelsAPoint(string kind)
    {
        var (width, height) = SizeOf(ChartPicture.Png(Charts[kind], Caption, new PictureSize(600, 300)));
        Assert.Equal((600 + 40) * 2, width);
        Assert.InRange(height, (300 + 40) * 2, (300 + 140) * 2);
    }

    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(1_000, 500)]
    public void Picture_OfMoreRowsThanFit_StaysWithinItsLimits(int rows, int columns)
    {
        var (width, height) = SizeOf(ChartPicture.Png(columns == 1 ? Bars(rows) : Heat(rows, columns), Caption));
        Assert.Equal((PictureSize.Usual + 40) * 2, width);
        Assert.InRange(height, 2_000, (PictureSize.Highest + 160) * 2);
    }

    [Fact]
    public void Picture_OfOtherValues_IsAnother()
    {
        var picture = ChartPicture.Png(Line(71.2, 75), Caption);
        Assert.Equal(picture, ChartPicture.Png(Line(71.2, 75), Caption));
        Assert.NotEqual(picture, ChartPicture.Png(Line(71.3, 75), Caption));
        Assert.NotEqual(picture, ChartPicture.Png(Line(71.2, 80), Caption));
        Assert.NotEqual(picture, ChartPicture.Png(Line(71.2, 75), Caption with { Period = "2025 год" }));
        Assert.NotEqual(picture, ChartPicture.Png(Line(71.2, 75), Caption with { Source = "Центр · Данные на 21.11.2026" }));
        Assert.NotEqual(ChartPicture.Png(Band(70), Caption), ChartPicture.Png(Band(71), Caption));
        Assert.NotEqual(ChartPicture.Png(Heat(4, 3), Caption), ChartPicture.Png(Heat(4, 4), Caption));
    }

    [Fact]
    public void Pictures_DrawnAtOnce_AreThoseDrawnInTurn()
    {
        var inTurn = Charts.Values.Select(chart => ChartPicture.Png(chart, Caption)).ToList();
        var atOnce = Enumerable.Range(0, Charts.Count * 3).AsParallel().AsOrdered().WithDegreeOfParallelism(8)
            .Select(i => ChartPicture.Png(Charts.Values.ElementAt(i % Charts.Count), Caption)).ToList();
        Assert.All(atOnce.Index(), drawn => Assert.Equal(inTurn[drawn.Index % Charts.Count], drawn.Item));
    }

    [Theory]
    [InlineData(PictureSize.Narrowest - 1, 300)]
    [InlineData(PictureSize.Widest + 1, 300)]
    [InlineData(600, PictureSize.Lowest - 1)]
    [InlineData(600, PictureSize.Highest + 1)]
    public void Picture_OfASizeOutOfLimits_IsRefused(int width, int height) => Assert.Throws<ArgumentOutOfRangeException>(
        () => ChartPicture.Png(Bars(3), Caption, new PictureSize(width, height)));

    [Fact]
    public void Font_NotThere_IsNamedInOneLine()
    {
        var missing = Assert.Throws<PictureFontMissingException>(() => PictureFont.Load(Path.Combine(Path.GetTempPath(), "no-fonts")));
        Assert.Contains("PTSans_400Regular.ttf", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', missing.Message);
    }

    [Theory]
    [InlineData("Программа повышения квалификации «Оказание первой помощи пострадавшим»", 160)]
    [InlineData("Сверхдлинноеназваниебезпробеловкотороеникакнепомещается", 90)]
    public void Text_LongerThanItsRoom_IsBrokenAndNotCut(string words, float room)
    {
        var text = new PictureText(PictureFont.Own);
        var lines = text.Lines(words, 13, room);
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.InRange(text.Width(line, 13), 1, room));
        Assert.Equal(words.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_WithNarrowSpace_HasNoEmptyBox() => Assert.Equal("1\u00A0284", PictureText.Drawable("1\u202F284"));

    [Theory]
    [InlineData(ColumnKind.Share, 71.2, 81, false, 60, 100, 10)]
    [InlineData(ColumnKind.Share, 12, 81, false, 0, 100, 25)]
    [InlineData(ColumnKind.Share, 71.2, 81, true, 0, 100, 25)]
    [InlineData(ColumnKind.Count, 3, 1284, true, 0, 1500, 500)]
    [InlineData(ColumnKind.Count, 1, 3, true, 0, 3, 1)]
    [InlineData(ColumnKind.Number, 4.1, 4.6, false, 4, 4.6, 0.2)]
    [InlineData(ColumnKind.Hours, 5, 5, false, 0, 6, 2)]
    public void Scale_OfValues_HasRoundSteps(ColumnKind kind, double least, double greatest, bool fromZero, double min, double max, double step)
    {
        var scale = ValueScale.Of(kind, [least, null, greatest], fromZero);
        Assert.Equal((min, max, step), (Math.Round(scale.Min, 6), Math.Round(scale.Max, 6), Math.Round(scale.Step, 6)));
        Assert.Equal(max, scale.Lines.Last(), 6);
    }

    [Fact]
    public void Days_OfAYear_AreNamedByMonths() => Assert.Equal(
        ["ноя\u00A02025", "янв\u00A02026", "мар\u00A02026", "май\u00A02026", "июл\u00A02026", "сен\u00A02026"],
        DayTicks.Of(new DateOnly(2025, 9, 10), new DateOnly(2026, 10, 20)).Select(tick => tick.Words));

    private static LineData Line(double value, double plan) =>
        new("Доля, %", ColumnKind.Share, ["янв", "фев", "мар"], [value, null, 81]) { Last = [70, 71, 72], Plans = [plan, plan, 80], Years = [2026, 2026, 2026] };

    private static BarData Bars(int rows) => new(
        "Число", ColumnKind.Count, [.. Enumerable.Range(1, rows).Select(row => $"Группа ПК-26-{row}")], [.. Enumerable.Range(1, rows).Select(row => (double?)row)]);

    private static HeatData Heat(int rows, int columns) => new(
        "Достигли, %", ColumnKind.Share, [.. Enumerable.Range(1, columns).Select(column => $"Компетенция {column}")],
        [.. Enumerable.Range(1, rows).Select(row => $"ОТ-26-{row}")],
        [.. Enumerable.Range(0, Math.Min(rows * columns, 4_000)).Select(cell => new HeatCell(cell % columns, cell / columns, cell % 101))]);

    private static BandData Band(double average) => new("Динамика")
    {
        Group = [new DayBand(Day, 55, 66, 78), new DayBand(Day.AddDays(90), 60, 70, 80)],
        Average = [new DayValue(Day, average), new DayValue(Day.AddDays(90), average + 2)],
        Marks = [new DayMark(Day, 60, "current", "3", null), new DayMark(Day.AddDays(30), 100, "interim", "5", null)],
        Events = [new DayEvent(Day.AddDays(60), "Грамота")],
        Plan = 75,
    };

    private static (int Width, int Height) SizeOf(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
