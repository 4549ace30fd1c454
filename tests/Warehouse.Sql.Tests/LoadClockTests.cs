using Ingest.Worker.Loading;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests;

/// <summary>What a load does when the machine's clock has gone back.</summary>
public sealed class LoadClockTests : IDisposable
{
    private static readonly DateTimeOffset First = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempWarehouse _warehouse = new();

    public LoadClockTests() => Assert.Equal(LoadState.Loaded, Load("first.csv", "L1", First).State);

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(-14)]
    public void Load_ClockAFewHoursBack_IsStampedNoEarlierThanTheLastLoad(int hours)
    {
        var outcome = Load("second.csv", "L2", First.AddHours(hours));

        Assert.Equal(LoadState.Loaded, outcome.State);
        Assert.Equal(
            ["2026-03-01T12:00:00.000Z", "2026-03-01T12:00:00.000Z"],
            _warehouse.Rows("SELECT finished_at FROM dim_load_file ORDER BY load_file_key").Select(row => row[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Load_ClockAhead_IsStampedByTheClock(int hours)
    {
        Load("second.csv", "L2", First.AddHours(hours));

        Assert.Equal(Moment.Text(First.AddHours(hours)), _warehouse.Ask("SELECT finished_at FROM dim_load_file WHERE name = 'second.csv'"));
    }

    [Fact]
    public void Load_ClockAYearBack_IsRefused_AndTheReadingOfThePastStaysAsItWas()
    {
        var error = Assert.Throws<WarehouseUnavailableException>(() => Load("second.csv", "L2", First.AddYears(-1)));

        Assert.Equal("clock", error.Code);
        Assert.Contains("01.03.2025 12:00", error.Message, StringComparison.Ordinal);
        Assert.Contains("01.03.2026 12:00", error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, _warehouse.Ask("SELECT count(*) FROM dim_load_file"));
    }

    [Fact]
    public void Load_ClockThatAnOperatorVouchesFor_GoesByTheClock()
    {
        var now = new FakeTimeProvider(First.AddYears(-1));
        var loads = new Loads(
            _warehouse.Engine, _warehouse.Catalogue, _warehouse.Marts, Options.Create(new WarehouseOptions { AcceptClock = true }), now);
        using var load = loads.Begin(CancellationToken.None);
        load.Ledger.Fail(new LedgerFile(new string('0', 64), "x.csv", 1, "", ""), "code", "причина");
        load.Commit();

        Assert.Equal(Moment.Text(now.GetUtcNow()), _warehouse.Ask("SELECT finished_at FROM dim_load_file WHERE name = 'x.csv'"));
    }

    private LoadOutcome Load(string name, string learner, DateTimeOffset now)
    {
        var path = Path.Combine(_warehouse.Folder, name);
        File.WriteAllText(path, $"learner_code,group_code,enrolled_on\n{learner},G1,2026-01-01\n");
        return BatchLoaders.Over(_warehouse.Engine, _warehouse.Catalogue, _warehouse.Folder, new FakeTimeProvider(now))
            .Load([path], null, CancellationToken.None).Single();
    }
}
