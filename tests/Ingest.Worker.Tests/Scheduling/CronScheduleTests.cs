using Ingest.Worker.Scheduling;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Tests.Scheduling;

public sealed class CronScheduleTests
{
    // 2026-03-01 is a Sunday.
    [Theory]
    [InlineData("30 3 * * *", "2026-03-01 12:00:00", "2026-03-01 03:30:00")]
    [InlineData("30 3 * * *", "2026-03-01 03:30:00", "2026-03-01 03:30:00")]
    [InlineData("30 3 * * *", "2026-03-01 03:29:59", "2026-02-28 03:30:00")]
    [InlineData("*/15 * * * * *", "2026-03-01 12:00:14", "2026-03-01 12:00:00")]
    [InlineData("5/15 * * * *", "2026-03-01 12:04:00", "2026-03-01 11:50:00")]
    [InlineData("0 8 * * MON-FRI", "2026-03-01 12:00:00", "2026-02-27 08:00:00")]
    [InlineData("0 0 8 * * MON#2", "2026-03-01 12:00:00", "2026-02-09 08:00:00")]
    [InlineData("0 8 L * *", "2026-03-01 12:00:00", "2026-02-28 08:00:00")]
    [InlineData("0 8 29 2 *", "2026-03-01 12:00:00", "2024-02-29 08:00:00")]
    public void Last_Schedule_IsTheNewestMomentNotAfterNow(string cron, string now, string expected) =>
        Assert.Equal(Moment(expected), CronSchedule.Parse(cron).Last(Moment(now), TimeZoneInfo.Utc));

    [Fact]
    public void Last_TimeZone_IsThatOfTheSchedule() => Assert.Equal(
        Moment("2026-02-28 22:30:00"),
        CronSchedule.Parse("30 3 * * *").Last(
            Moment("2026-03-01 12:00:00"), TimeZoneInfo.CreateCustomTimeZone("five", TimeSpan.FromHours(5), "five", "five")));

    [Theory]
    [InlineData("0 30 3 * * ?", "вместо «?» пишется «*»")]
    [InlineData("0 0 8 * * 2-6", "дни недели пишутся именами")]
    [InlineData("0 8 * * 1", "дни недели пишутся именами")]
    [InlineData("0 0 8 * * MON,6#3", "дни недели пишутся именами")]
    [InlineData("0 0 8 * * MON 2027", "не расписание cron")]
    [InlineData("@daily", "не расписание cron")]
    [InlineData("0 0 3 30 2 *", "не расписание cron")]
    [InlineData("0 99 3 * * *", "не расписание cron")]
    public void TryParse_WhatMeansNothingOrSomethingElse_SaysHowToWriteIt(string cron, string fault)
    {
        Assert.False(CronSchedule.TryParse(cron, out _, out var told));
        Assert.StartsWith($"«{cron}» — {fault}", told, StringComparison.Ordinal);
        Assert.EndsWith("Пример: 30 3 * * MON-FRI (минуты часы день месяц день-недели; перед минутами могут стоять секунды).", told, StringComparison.Ordinal);
    }

    private static DateTimeOffset Moment(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
