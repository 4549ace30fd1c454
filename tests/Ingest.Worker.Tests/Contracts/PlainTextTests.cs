using Ingest.Feeds.Contracts;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Contracts;

/// <summary>One code is one code, however its letters are composed and whatever nobody sees in it.</summary>
public sealed class PlainTextTests : LoadTests
{
    [Theory]
    [InlineData("Группа-Й1", "Группа-Й1")]
    [InlineData("Группа-И\u03061", "Группа-Й1")]
    [InlineData("е\u0308лка", "ёлка")]
    [InlineData("N03-1\u200b", "N03-1")]
    [InlineData("\ufeffN03-1", "N03-1")]
    [InlineData("N03\u00ad-1\u00a0", "N03-1")]
    [InlineData("\u2060N03-1\u200d ", "N03-1")]
    [InlineData("ПК-С1", "ПК-С1")]
    [InlineData("ПК–1", "ПК–1")]
    public void Code_IsComposedAndHasNoUnseenSigns(string sent, string kept)
    {
        Assert.Null(CellParsers.Code(sent, out var value));
        Assert.Equal(kept, value.Text);
    }

    [Fact]
    public void Codes_ComposedTwoWays_AreOneGroup_AndLookAlikesAreTwo()
    {
        using var bench = NewBench();
        const string header = "learner_code,group_code,module_code,control,graded_on,grade";
        bench.LoadGood(
            "a.csv", header, "L1,Группа-И\u03061,M,final,2026-01-31,5", "L2,Группа-Й1,M,final,2026-01-31,4", "L1,ПК-С1,M,final,2026-01-31,5", "L1,ПК-C1,M,final,2026-01-31,5");

        Assert.Equal(["Группа-Й1", "ПК-C1", "ПК-С1"], bench.Image().Rows("dim_group").Select(row => row["group_code"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("112-233-445 95", "11223344595")]
    [InlineData("11223344595", "11223344595")]
    [InlineData("112 233 445–95", "11223344595")]
    [InlineData("нет", "нет")]
    public void Snils_HasOneSpelling(string sent, string kept)
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", "learner_code,last_name,first_name,snils", $"L1,Орлов,Егор,{sent}");

        Assert.Equal(kept, Assert.Single(bench.Image().Rows("learner_person"))["snils"]);
    }
}
