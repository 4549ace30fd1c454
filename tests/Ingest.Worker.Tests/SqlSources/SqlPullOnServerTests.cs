using Ingest.Worker.Loading;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.SqlSources;

/// <summary>A source whose database is on a server; the warehouse is a file.</summary>
public sealed class SqlPullOnServerTests : IDisposable
{
    private readonly ServerDatabase _database = ServerDatabase.Take();
    private readonly SourceSystem _crm;

    public SqlPullOnServerTests() => _crm = new SourceSystem(_database.Connection);

    public void Dispose()
    {
        _crm.Change("DROP TABLE IF EXISTS journal");
        _crm.Dispose();
        _database.Dispose();
    }

    [Theory]
    [InlineData("DATETIME2(3)", "'2026-02-02T10:00:00.123'", "'2026-02-03T10:00:00'", "'2026-02-03T10:00:00.001'")]
    [InlineData("BIGINT", "9", "10", "100")]
    [InlineData("DECIMAL(18, 3)", "9.5", "10.25", "100.125")]
    [InlineData("NVARCHAR(40)", "'007'", "'008'", "'010'")]
    public async Task Pull_WatermarkOfEachKind_GoesOnFromThere_AndBringsCorrections(string type, string first, string second, string third)
    {
        _crm.Change("DROP TABLE IF EXISTS journal");
        _crm.Change($"CREATE TABLE journal (learner NVARCHAR(20), study NVARCHAR(20), subject NVARCHAR(20), day DATE, mark NVARCHAR(10), changed_at {type})");
        await AddAsync("L1", first);
        await AddAsync("L2", second);
        _crm.Change($"UPDATE journal SET mark = '3', changed_at = {third} WHERE learner = 'L1'");
        var outcome = await AddAsync("L3", third);

        // The boundary comes again and changes nothing.
        Assert.Equal((3, 1, 1, 1), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate));
        Assert.Equal(["L1 20260202 3", "L2 20260202 5", "L3 20260202 5"], _crm.Grades());

        // Nothing new: the two of the boundary once more.
        var again = await _crm.PullAsync();
        Assert.Equal((2, 0, 0, 2), (again.Read, again.Loaded, again.Corrected, again.Duplicate));
    }

    private Task<LoadOutcome> AddAsync(string learner, string changedAt)
    {
        _crm.Change($"INSERT INTO journal VALUES ('{learner}', 'G1', 'M1', '2026-02-02', '5', {changedAt})");
        return _crm.PullAsync();
    }
}
