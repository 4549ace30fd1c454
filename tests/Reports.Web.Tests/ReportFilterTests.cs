using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Reports.Web.Reading;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests;

public sealed class ReportFilterTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("", "2026-01-01", "2026-11-21")]
    [InlineData("?preset=academic", "2026-09-01", "2026-11-21")]
    [InlineData("?preset=quarter", "2026-10-01", "2026-11-21")]
    [InlineData("?preset=month", "2026-11-01", "2026-11-21")]
    [InlineData("?preset=all", "1990-01-01", "2069-12-31")]
    [InlineData("?from=2025-02-03&to=2025-04-05", "2025-02-03", "2025-04-05")]
    [InlineData("?preset=custom&from=03.02.2025&to=05.04.2025", "2025-02-03", "2025-04-05")]
    public void Read_OfAddress_GivesItsDays(string query, string from, string to)
    {
        var filter = Read(query);
        Assert.Equal((from, to), (Period.Iso(filter.From), Period.Iso(filter.To)));
        Assert.Empty(filter.Problems);
    }

    [Theory]
    [InlineData("?from=31.02.2026&to=2026-03-01", "Не дата: начало периода")]
    [InlineData("?from=2026-05-01&to=2026-03-01", "дни переставлены")]
    [InlineData("?programme=abc", "Не читается отбор: программа")]
    [InlineData("?preset=decade", "Периода «decade» нет")]
    [InlineData("?asOf=yesterday", "дата состояния данных")]
    public void Read_OfBadAddress_SaysWhatIsWrong(string query, string message)
    {
        var filter = Read(query);
        Assert.Contains(message, Assert.Single(filter.Problems), StringComparison.Ordinal);
        Assert.True(filter.From <= filter.To);
    }

    [Fact]
    public void Read_OfItsOwnQuery_IsTheSameFilter() => Prop.ForAll(
        Gen.Choose(0, 20_000).Two().SelectMany(days => Gen.Choose(0, 99), (days, key) => (days.Item1, days.Item2, key)).ToArbitrary(),
        given =>
        {
            var first = new DateOnly(1990, 1, 1).AddDays(Math.Min(given.Item1, given.Item2));
            var last = new DateOnly(1990, 1, 1).AddDays(Math.Max(given.Item1, given.Item2));
            var filter = Read($"?preset=custom&from={Period.Iso(first)}&to={Period.Iso(last)}&group={given.key}&asOf={Period.Iso(last)}");
            var again = Read(filter.Query());
            return again.Period == filter.Period && again.Group == filter.Group && again.AsOf == filter.AsOf && filter.Problems.Count == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Query_WithChanges_PutsAndTakesOut() =>
        Assert.Equal("?preset=year&programme=3&learner=7", Read("?group=5&programme=2").Query(("group", null), ("programme", 3), ("learner", 7)));

    [Fact]
    public void AsOf_OfDay_IsItsLastMoment() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), Read("?asOf=2026-03-01").AsOf);

    [Fact]
    public void KnownOn_ADay_NeverKnowsMoreThanTheChoiceDoes()
    {
        var day = new DateOnly(2025, 11, 21);

        Assert.Equal(day, Read("").KnownOn(day, Clock).AsOfDay);
        Assert.Equal(new DateTimeOffset(2025, 11, 21, 23, 59, 59, TimeSpan.Zero), Read("").KnownOn(day, Clock).AsOf!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(new DateOnly(2025, 3, 1), Read("?asOf=2025-03-01").KnownOn(day, Clock).AsOfDay);
    }

    private static ReportFilter Read(string query) => ReportFilter.Read(
        new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), Clock);
}
