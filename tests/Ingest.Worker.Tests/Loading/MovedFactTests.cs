using Dapper;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A fact that a correction moves from one group to another bears on both.</summary>
public sealed class MovedFactTests : IDisposable
{
    private const string Correction = "corrected_on,corrected_by,correction_reason";

    private readonly LoadBench _bench = new();

    public static TheoryData<string, string, string> Facts { get; } = new()
    {
        { "documents", "document_kind,registration_no,issued_on,learner_code,group_code", "Удостоверение,77,2025-03-11,L1" },
        { "awards", "award_kind,order_no,awarded_on,learner_code,group_code", "Грамота,5,2025-03-11,L1" },
        { "carriers", "carrier_kind,unit_no,year,title,group_code", "журнал,7,2025,Журнал" },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Facts))]
    public void Correction_ToAnotherGroup_RefreshesTheGroupThatItLeft(string feed, string header, string row)
    {
        // A mart of this test's own writes down for which groups it was made.
        _bench.Put("sql/Marts/mart_made.sql", $"-- feeds: {feed}", TestSql.Read("mart-made"));
        using var connection = new SqliteConnection($"Data Source={_bench.Warehouse};Pooling=false");
        connection.Execute(TestSql.Read("mart-made-table"));
        _bench.LoadGood("first.csv", header, row + ",A");
        Assert.Equal(["A"], Made());

        _bench.LoadGood("second.csv", $"{header},{Correction}", row + ",B,2025-04-01,Ким О.,другая группа");

        Assert.Equal(["A", "B"], Made());

        IEnumerable<string> Made() => [.. connection.Query<string>(TestSql.Read("mart-made-take")).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Document_CorrectedToAnotherGroup_LeavesMartsThatAgreeWithFacts()
    {
        _bench.LoadGood(
            "enrolments.csv",
            "learner_code,group_code,enrolled_on,started_on,completed_on", "L1,A,2025-01-10,2025-01-10,2025-03-10", "L1,B,2025-01-10,2025-01-10,2025-03-10");
        var (_, header, row) = Facts.First().Data;
        _bench.LoadGood("documents.csv", header, row + ",A");

        _bench.LoadGood("corrected.csv", $"{header},{Correction}", row + ",B,2025-04-01,Ким О.,другая группа");

        _bench.AssertVerified();
    }
}
