using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Feeds.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Days as people and programs write them.</summary>
public sealed class DayTests
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Forms that name one day, whichever it is.</summary>
    private static readonly Func<DateTime, string>[] Forms =
    [
        day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        day => day.ToString("d.M.yyyy", CultureInfo.InvariantCulture),
        day => day.ToString("dd.MM.yy", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy/M/d", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy-MM-dd'T'HH:mm'+03:00'", CultureInfo.InvariantCulture),
        day => day.ToString("d.M.yyyy H:mm", CultureInfo.InvariantCulture),
        day => day.ToString("dd.MM.yyyy 'г.'", CultureInfo.InvariantCulture),
        day => day.ToString("d MMMM yyyy", Russian) + " г.",
        day => day.ToString("d MMMM yyyy", Russian),
        day => day.ToString("dddd, d MMMM yyyy", Russian) + " года",
        day => day.ToString("MMM d, yyyy", English),
        day => day.ToString("dddd, d MMMM yyyy, h:mm tt", English),
        day => day.ToString("dd-MMM-yyyy", English),
        day => day.ToOADate().ToString("0.#####", CultureInfo.InvariantCulture),
        day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture).Replace(".", ". ", StringComparison.Ordinal),
    ];

    [Theory]
    [InlineData("2026-01-31", 20260131)]
    [InlineData("31.01.2026", 20260131)]
    [InlineData("1.9.2025", 20250901)]
    [InlineData("01.09.25", 20250901)]
    [InlineData("31/01/2026", 20260131)]
    [InlineData("31-01-2026", 20260131)]
    [InlineData("2026/01/31", 20260131)]
    [InlineData("20260131", 20260131)]
    [InlineData("31012026", 20260131)]
    [InlineData("46053", 20260131)]
    [InlineData("46053.5", 20260131)]
    [InlineData("46053,5", 20260131)]
    [InlineData("31 января 2026", 20260131)]
    [InlineData("31 ЯНВ. 2026", 20260131)]
    [InlineData("31-янв-26", 20260131)]
    [InlineData("31.01.2026 г.", 20260131)]
    [InlineData("31.01.2026г.", 20260131)]
    [InlineData("2026-01-31 00:00:00", 20260131)]
    [InlineData("31.01.2026 0:00", 20260131)]
    [InlineData("31.01.2026 0:00:00", 20260131)]
    [InlineData("31.01.2026 14:05", 20260131)]
    [InlineData("2026-01-31T14:05:00Z", 20260131)]
    [InlineData("2026-01-31T00:00:00+03:00", 20260131)]
    [InlineData("2026-01-31T00:00:00.000", 20260131)]
    [InlineData("Jan 31, 2026", 20260131)]
    [InlineData("Saturday, 31 January 2026, 2:05 PM", 20260131)]
    [InlineData("31.01.2062", 20620131)]
    [InlineData("05/05/2026", 20260505)]
    [InlineData("31\u00a0января\u00a02026\u00a0г.", 20260131)]
    public void Day_ThatIsOne_GoesIn(string text, long day)
    {
        Assert.Null(CellParsers.Day(text, out var value));
        Assert.Equal(Cell.Of(day), value);
    }

    [Theory]
    [InlineData("1/31/2026")]
    [InlineData("03/04/2026")]
    [InlineData("3/4/2026")]
    [InlineData("03-04-2026")]
    [InlineData("01/10/26")]
    [InlineData("12/31/2026 10:00")]
    [InlineData("31/01/26")]
    public void Day_ThatMayBeTwo_IsAmbiguous(string text) => Assert.Equal(RejectCode.AmbiguousDate, CellParsers.Day(text, out _));

    [Theory]
    [InlineData("31.01.0226")]
    [InlineData("29.02.2026")]
    [InlineData("00.00.0000")]
    [InlineData("0001-01-01")]
    [InlineData("31.13.2026")]
    [InlineData("13.31.2026")]
    [InlineData("31 мартобря 2026")]
    [InlineData("32.01.2026")]
    [InlineData("2026")]
    [InlineData("9999")]
    [InlineData("31.01.2026 25:00")]
    [InlineData("31.01.2026 10:70")]
    [InlineData("31.01.2026 13:00 PM")]
    [InlineData("вчера")]
    [InlineData("31.01/2026")]
    [InlineData("31.01.2026 и 01.02.2026")]
    public void Day_ThatIsNone_IsRefused(string text) => Assert.Equal(RejectCode.BadDate, CellParsers.Day(text, out _));

    [Theory]
    [InlineData("01.02.90", 19900201L)]
    [InlineData("1.2.1990", 19900201L)]
    [InlineData("32905", 19900201L)]
    [InlineData("31.01.26", null)]
    [InlineData("01.02.1890", null)]
    public void BirthDay_OfTwoDigits_IsTakenWhereOneCenturyIsMeant(string text, long? day) =>
        Assert.Equal(day, CellParsers.AnyDay(text, out var value) is null ? value.Number : (long?)null);

    [Theory]
    [InlineData("31.01.2026", "2026-01-31")]
    [InlineData("1.9.2025", "2025-09-01")]
    [InlineData("31.01.2026 0:00", "2026-01-31")]
    [InlineData("31.01.2026 9:05", "2026-01-31T09:05:00")]
    [InlineData("2026-01-31T14:05:07.123Z", "2026-01-31T14:05:07")]
    [InlineData("Saturday, 31 January 2026, 2:05 PM", "2026-01-31T14:05:00")]
    [InlineData("12:15 31.01.2026", null)]
    [InlineData("03/04/2026 10:00", null)]
    public void Moment_KeepsDayAndTime(string text, string? kept) => Assert.Equal(kept, CellParsers.Moment(text, out var value) is null ? value.Text : null);

    [Fact]
    public void Day_PrintedInEveryForm_IsItself() => Prop.ForAll(
        Gen.Choose(0, 29_219).ToArbitrary(),
        Gen.Choose(0, 86_399).ToArbitrary(),
        (days, seconds) =>
        {
            var day = new DateTime(1990, 1, 1).AddDays(days).AddSeconds(seconds);
            var key = (day.Year * 10_000L) + (day.Month * 100) + day.Day;
            foreach (var form in Forms)
            {
                var text = form(day);
                Assert.True(CellParsers.Day(text, out var value) is null && value.Number == key, $"{text}: {value.Number}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
