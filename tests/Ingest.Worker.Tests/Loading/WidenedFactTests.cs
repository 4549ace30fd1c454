using Dapper;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A migration adds a column of a fact at the end of both its tables, where their orders differ.</summary>
public sealed class WidenedFactTests : IDisposable
{
    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Corrections_OfAFactWithAColumnAdded_KeepTheirHistory()
    {
        using (var connection = new SqliteConnection($"Data Source={_bench.Warehouse};Pooling=false"))
        {
            connection.Execute(TestSql.Read("widened-fact"));
        }

        const string Header = "learner_code,group_code,module_code,control,graded_on,grade,corrected_on";
        _bench.LoadGood("first.csv", Header, "L1,G1,M1,interim,2026-01-10,3,");
        _bench.LoadGood("second.csv", Header, "L1,G1,M1,interim,2026-01-10,4,2026-01-20");
        _bench.LoadGood("third.csv", Header, "L1,G1,M1,interim,2026-01-10,5,2026-01-25", "L2,G1,M1,interim,2026-01-10,2,");

        var image = _bench.Image();
        Assert.Equal(["2", "5"], image.Rows("fact_grade").Select(row => row["label"]).Order());
        Assert.Equal(["3/0", "4/0"], image.Rows("fact_grade_revision").Select(row => $"{row["label"]}/{row["is_removed"]}").Order());
        _bench.AssertVerified();
    }
}
