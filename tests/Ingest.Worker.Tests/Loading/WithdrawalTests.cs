using System.Security.Cryptography;
using Ingest.Worker.Loading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A file taken back is as one that never came: the warehouse is what the other files say, and the history tells of it.</summary>
public class WithdrawalTests : LoadTests
{
    private const string Grades = "learner_code,group_code,module_code,control,graded_on,grade,attempt";
    private const string Header = "withdrawn_file,file_name,withdrawn_by,withdrawn_on,reason";

    /// <summary>How many organisations are tried.</summary>
    protected virtual int Cases => 10;

    [Fact]
    public void File_TakenBack_LeavesWhatStoodBeforeAndWhatCameLater()
    {
        using var bench = NewBench();
        bench.LoadGood("first.csv", Grades, "L1,G1,M1,interim,2026-01-10,3,1", "L2,G1,M1,interim,2026-01-10,3,1");
        var wrong = Sha(bench, "wrong.csv", Grades, "L1,G1,M1,interim,2026-01-10,2,1", "L2,G1,M1,interim,2026-01-10,2,1", "L3,G1,M1,interim,2026-01-10,2,1");
        bench.LoadGood("later.csv", Grades, "L2,G1,M1,interim,2026-01-10,5,1");

        var outcome = bench.LoadGood("back.csv", Header, $"{RejectReference.Of(wrong, 0)},wrong.csv,аналитик,2026-02-01T10:00:00,Не та группа");

        Assert.Equal((1L, 1L, 0L), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(["L1|3", "L2|5"], Labels(bench));
        // L1 and L3 as the file had them, L2 as the first file and this one had it.
        Assert.Equal(["L1|2", "L2|2", "L2|3", "L3|2"], bench.Image().Rows("fact_grade_revision").Select(Label).Order(StringComparer.Ordinal));
        var said = Assert.Single(bench.Image().Rows("withdrawal"));
        Assert.Equal(("аналитик", "Не та группа"), (said["told_by"], said["reason"]));
        bench.AssertVerified();
    }

    /// <summary>The corrected file of the same keys needs no dates to go in.</summary>
    [Fact]
    public void File_TakenBackAndSentAnewCorrected_IsWhatTheNewOneSays()
    {
        using var bench = NewBench();
        var wrong = Sha(bench, "wrong.csv", Grades, "L1,G1,M1,interim,2026-01-10,2,1");
        Withdraw(bench, wrong);
        Assert.Empty(Labels(bench));

        bench.LoadGood("right.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1");
        Assert.Equal(["L1|5"], Labels(bench));

        bench.LoadGood("correction.csv", Grades, "L1,G1,M1,interim,2026-01-10,4,1");
        Assert.Equal(["L1|4"], Labels(bench));
        bench.AssertVerified();
    }

    [Fact]
    public void Removals_TakenBack_BringTheFactsBack()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1");
        var removal = Sha(
            bench, "removals.csv", "feed,removed_by,reason,learner_code,group_code,module_code,control,attempt", "grades,к,ошибка,L1,G1,M1,interim,1");
        Assert.Empty(Labels(bench));

        Withdraw(bench, removal);

        Assert.Equal(["L1|5"], Labels(bench));
    }

    /// <summary>Two alike with a third between them: each counts when the one between is gone.</summary>
    [Fact]
    public void Files_TakenBackOneAfterAnother_LeaveTheLast()
    {
        using var bench = NewBench();
        var one = Sha(bench, "one.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1");
        var two = Sha(bench, "two.csv", Grades, "L1,G1,M1,interim,2026-01-10,4,1");
        bench.LoadGood("three.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1", "L2,G1,M1,interim,2026-01-10,5,1");

        Withdraw(bench, two);
        Withdraw(bench, one);

        Assert.Equal(["L1|5", "L2|5"], Labels(bench));
    }

    [Fact]
    public void Versions_OfADimension_GoBackToTheFormerOne_AndACodeAloneStays()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", "learner_code,last_name,first_name,region,valid_from", "L1,Орлов,Егор,Тула,2020-01-01");
        var wrong = Sha(bench, "b.csv", "learner_code,last_name,first_name,region,valid_from", "L1,Орлов,Егор,Омск,2024-01-01", "L2,Котов,Пётр,Омск,2024-01-01");
        Assert.Equal(["L1|Омск|0", "L2|Омск|0"], Learners());

        Withdraw(bench, wrong);

        Assert.Equal(["L1|Тула|0", "L2||1"], Learners());
        var version = Assert.Single(bench.Image().Rows("dim_learner_history"));
        Assert.Equal(("20200101", "99991231"), (version["valid_from"], version["valid_to"]));
        bench.AssertVerified();

        string[] Learners() => [.. bench.Image().Rows("dim_learner").Select(row => $"{row["learner_code"]}|{row["region"]}|{row["is_inferred"]}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Quarantine_OfAFileTakenBack_IsClosed_AndWhatItAnsweredIsOpenAgain()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,плохо,1");
        var wrong = Sha(bench, "b.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1", "L2,G1,M1,interim,2026-01-10,плохо,1");
        Assert.Equal(["2|answered", "3|open"], States());

        Withdraw(bench, wrong);

        Assert.Equal(["2|open", "3|closed"], States());

        string[] States() => [.. bench.Image(withFiles: true).Rows("quarantine").Select(row => $"{row["line_no"]}|{row["state"]}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Withdrawal_OfWhatIsNotLoaded_IsRejected()
    {
        using var bench = NewBench();
        var outcome = bench.LoadGood("back.csv", Header, "0123456789ab-0,wrong.csv,аналитик,,Не та", "не файл,wrong.csv,аналитик,,Не та");

        Assert.Equal((2L, 0L, 2L), (outcome.Read, outcome.Loaded, outcome.Rejected));
    }

    /// <summary>A random organisation with a random file taken back is that organisation without the file; also where later files come.</summary>
    [Fact]
    public void RandomFile_TakenBack_IsTheOrganisationWithoutIt()
    {
        // Where there is no engine the test is skipped here.
        NewBench().Dispose();
        for (var seed = 1; seed <= Cases; seed++)
        {
            var random = new Random(seed);
            var files = Files(seed, random);
            var facts = files.Where(file => file.IsFact).ToList();
            var gone = facts[random.Next(facts.Count)];
            var before = random.Next(files.IndexOf(gone) + 1, files.Count + 1);

            using var whole = NewBench();
            Put(whole, files.Take(before));
            Withdraw(whole, Sha(whole.Path(gone.Name)));
            whole.AssertVerified();
            Put(whole, files.Skip(before));
            whole.AssertVerified();

            using var without = NewBench();
            Put(without, files.Where(file => file != gone));

            foreach (var table in (string[])["fact_attendance", "fact_grade", "fact_award", "fact_enrolment", "fact_document", "fact_plan", "fact_target", "fact_carrier"])
            {
                Assert.Equal(Facts(without, table), Facts(whole, table));
            }
        }
    }

    /// <summary>Parts of feeds in a random order; of a row that several have, only the first keeps it: what repeats says nothing, and leaves no trace.</summary>
    private static List<FeedPart> Files(int seed, Random random)
    {
        var files = RandomOrganisation.Make(seed).SelectMany(feed => feed.Rows.Distinct().Chunk(1 + random.Next(feed.Rows.Count)).Select(rows => (feed.Header, rows)))
            .Select((part, i) => new FeedPart($"{i}.csv", part.Header, part.rows)).ToArray();
        random.Shuffle(files);
        return [.. files];
    }

    private static void Put(LoadBench bench, IEnumerable<FeedPart> files)
    {
        foreach (var file in files)
        {
            bench.LoadGood(file.Name, [file.Header, .. file.Rows]);
        }
    }

    private static string[] Facts(LoadBench bench, string table) =>
    [
        .. bench.Image().Rows(table)
            .Select(row => string.Join('|', row.Where(cell => cell.Key is not ("load_file_key" or "line_no")).OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value)))
            .Order(StringComparer.Ordinal),
    ];

    private static void Withdraw(LoadBench bench, string sha256) =>
        bench.LoadGood($"back-{sha256[..6]}.csv", Header, $"{RejectReference.Of(sha256, 0)},файл,аналитик,2026-02-01T10:00:00,Не тот файл");

    private static string[] Labels(LoadBench bench) => [.. bench.Image().Rows("fact_grade").Select(Label).Order(StringComparer.Ordinal)];

    private static string Label(Dictionary<string, string> row) => $"{row["learner_key"]}|{row["label"]}";

    private static string Sha(LoadBench bench, string name, params string[] lines)
    {
        bench.LoadGood(name, lines);
        return Sha(bench.Path(name));
    }

    private static string Sha(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private sealed record FeedPart(string Name, string Header, IReadOnlyList<string> Rows)
    {
        public bool IsFact => Header.Contains("corrected_on", StringComparison.Ordinal);
    }
}
