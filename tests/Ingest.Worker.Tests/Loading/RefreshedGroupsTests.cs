using Dapper;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Whose marts a fact bears on: its group and the one that a correction took it from, or all groups of a programme.</summary>
public sealed class RefreshedGroupsTests : IDisposable
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
        WriteDownGroups(feed);
        _bench.LoadGood("first.csv", header, row + ",A");
        Assert.Equal(["A"], TakeGroups());

        _bench.LoadGood("second.csv", $"{header},{Correction}", row + ",B,2025-04-01,Ким О.,другая группа");

        Assert.Equal(["A", "B"], TakeGroups());
    }

    [Fact]
    public void Plan_OfAProgramme_RefreshesItsGroups_AsNewAndAsCorrected()
    {
        WriteDownGroups("plan");
        _bench.LoadGood(
            "groups.csv", "group_code,programme_code,starts_on,ends_on", "A,P,2025-01-01,2025-12-31", "B,P,2025-01-01,2025-12-31", "C,Q,2025-01-01,2025-12-31");
        _bench.LoadGood("first.csv", "programme_code,competency_code,planned_share", "P,K,0.5");
        Assert.Equal(["A", "B"], TakeGroups());

        _bench.LoadGood("second.csv", "programme_code,competency_code,planned_share,corrected_on", "P,K,0.75,2025-04-01");

        Assert.Equal(["A", "B"], TakeGroups());
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

    /// <summary>A mart of the test's own, made by this feed: it writes down for which groups it was made.</summary>
    private void WriteDownGroups(string feed)
    {
        _bench.Put("sql/Marts/mart_made.sql", $"-- feeds: {feed}", TestSql.Read("mart-made"));
        using var connection = Open();
        connection.Execute(TestSql.Read("mart-made-table"));
    }

    private IEnumerable<string> TakeGroups()
    {
        using var connection = Open();
        return [.. connection.Query<string>(TestSql.Read("mart-made-take")).Where(code => !string.IsNullOrEmpty(code)).Order(StringComparer.Ordinal)];
    }

    private SqliteConnection Open() => new($"Data Source={_bench.Warehouse};Pooling=false");
}
