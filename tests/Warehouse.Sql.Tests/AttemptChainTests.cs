using Oracle;

namespace Warehouse.Sql.Tests;

/// <summary>Whose attempt a grade is, counted by hand, and compared over random histories with an independent reading of the rule.</summary>
public sealed class AttemptChainTests : IDisposable
{
    private const string Head = "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,competency_code,corrected_on\n";

    private const string Figures =
        """
        SELECT concat(
            sum(n5 + n4 + n3 + n_pass), ' из ', sum(n5 + n4 + n3 + n2 + n_pass + n_fail + n_na), ', первых ', sum(first_passed_n), ' из ', sum(first_n),
            ', неизвестно ', sum(first_unknown_n), ', пересдач ', (SELECT coalesce(sum(retakes_n), 0) FROM mart_attempt_day WHERE control_key IN (2, 3, 4)))
        FROM mart_grade_day WHERE control_key IN (2, 3, 4)
        """;

    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    // The case of two learners: R1 fails the final and passes the retake, of R2 only the second attempt is known.
    [Theory]
    [InlineData("R1,G,M,final,2026-03-20,2,five,1\nR1,G,M,пересдача,2026-03-27,4,five,2\nR2,G,M,final,2026-03-27,4,five,2", "2 из 2, первых 0 из 1, неизвестно 1, пересдач 2")]
    // A retake of nothing known; with a number or without one its first attempt is not known.
    [InlineData("R1,G,M,retake,2026-03-27,4,five,2", "1 из 1, первых 0 из 0, неизвестно 1, пересдач 1")]
    [InlineData("R1,G,M,retake,2026-03-27,2,five,", "0 из 1, первых 0 из 0, неизвестно 1, пересдач 1")]
    // Without a number it still stands after what it repeats.
    [InlineData("R1,G,M,interim,2026-03-20,2,five,1\nR1,G,M,interim,2026-03-22,2,five,2\nR1,G,M,retake,2026-03-27,4,five,", "1 из 1, первых 0 из 1, неизвестно 0, пересдач 2")]
    // Two controls of a module on different days: the retake is of the later failed one, so the interim stays failed.
    [InlineData("R1,G,M,interim,2026-03-10,2,five,1\nR1,G,M,final,2026-03-20,2,five,1\nR1,G,M,retake,2026-03-27,4,five,2", "1 из 2, первых 0 из 2, неизвестно 0, пересдач 1")]
    // The later one is passed: the retake is of the failed interim.
    [InlineData("R1,G,M,interim,2026-03-10,2,five,1\nR1,G,M,final,2026-03-20,5,five,1\nR1,G,M,retake,2026-03-27,4,five,2", "2 из 2, первых 1 из 2, неизвестно 0, пересдач 1")]
    // A failed final after the retake is no control that it could repeat.
    [InlineData("R1,G,M,interim,2026-03-10,2,five,1\nR1,G,M,retake,2026-03-17,4,five,2\nR1,G,M,final,2026-03-27,2,five,1", "1 из 2, первых 0 из 2, неизвестно 0, пересдач 1")]
    // On one day the retake is later; of an interim and a final on one day the final is.
    [InlineData("R1,G,M,final,2026-03-20,2,five,1\nR1,G,M,retake,2026-03-20,3,five,2", "1 из 1, первых 0 из 1, неизвестно 0, пересдач 1")]
    [InlineData("R1,G,M,interim,2026-03-20,2,five,1\nR1,G,M,final,2026-03-20,2,five,1\nR1,G,M,retake,2026-03-20,3,five,2", "1 из 2, первых 0 из 2, неизвестно 0, пересдач 1")]
    // Several attempts before the commission, one of them a failure to appear; the last fails too.
    [InlineData("R1,G,M,final,2026-03-20,2,five,1\nR1,G,M,final,2026-03-23,н/я,five,2\nR1,G,M,retake,2026-03-27,2,five,3", "0 из 1, первых 0 из 1, неизвестно 0, пересдач 2")]
    // Another module, another competency: nothing that it could repeat.
    [InlineData("R1,G,M,final,2026-03-20,2,five,1\nR1,G,N,retake,2026-03-27,4,five,2", "1 из 2, первых 0 из 1, неизвестно 1, пересдач 1")]
    [InlineData("R1,G,M,final,2026-03-20,2,five,1,\nR1,G,M,retake,2026-03-27,4,five,2,K", "1 из 2, первых 0 из 1, неизвестно 1, пересдач 1")]
    // Another group is another enrolment, whose first attempt is not known there.
    [InlineData("R1,G,M,final,2026-03-20,2,five,1\nR1,H,M,retake,2026-03-27,4,five,2", "1 из 2, первых 0 из 1, неизвестно 1, пересдач 1")]
    // An exemption is neither a retake nor in the base.
    [InlineData("R1,G,M,final,2026-03-20,осв.,five,1\nR2,G,M,final,2026-03-20,зачтено,pass_fail,1", "1 из 1, первых 1 из 1, неизвестно 0, пересдач 0")]
    public void Chain_OfAttempts_GivesTheCountedFigures_InAnyOrderOfFiles(string rows, string expected)
    {
        var lines = rows.Split('\n');
        Load(rows);
        Assert.Equal(expected, _warehouse.Ask(Figures));

        using var backwards = new TempWarehouse();
        foreach (var (line, at) in lines.Reverse().Select((line, at) => (line, at)))
        {
            backwards.Load($"grades-{at}.csv", Head + Padded(line) + "\n");
        }

        Assert.Equal(expected, backwards.Ask(Figures));
    }

    [Fact]
    public void FirstAttempt_Removed_LeavesAChainWithoutItsFirst()
    {
        Load("R1,G,M,final,2026-03-20,2,five,1\nR1,G,M,retake,2026-03-27,4,five,2");
        Assert.Equal("1 из 1, первых 0 из 1, неизвестно 0, пересдач 1", _warehouse.Ask(Figures));

        _warehouse.Load(
            "removals.csv",
            "feed,learner_code,group_code,module_code,control,attempt,removed_by,reason\ngrades,R1,G,M,final,1,Методист,не тот слушатель\n");

        Assert.Equal("1 из 1, первых 0 из 0, неизвестно 1, пересдач 1", _warehouse.Ask(Figures));
    }

    // The retake was taken while the first attempt stood as failed: it is an attempt of the same chain still, not an examination of its own.
    [Fact]
    public void FirstAttempt_CorrectedToPassed_KeepsItsRetake()
    {
        Load("R1,G,M,final,2026-03-20,2,five,1\nR1,G,M,retake,2026-03-27,4,five,2");

        _warehouse.Load("correction.csv", Head + "R1,G,M,final,2026-03-20,3,five,1,,2026-03-30\n");

        Assert.Equal("1 из 1, первых 1 из 1, неизвестно 0, пересдач 1", _warehouse.Ask(Figures));
    }

    [Fact]
    public void FirstAttempt_LoadedAfterItsRetake_JoinsIt()
    {
        Load("R1,G,M,retake,2026-03-27,4,five,2");
        Assert.Equal("1 из 1, первых 0 из 0, неизвестно 1, пересдач 1", _warehouse.Ask(Figures));

        _warehouse.Load("late.csv", Head + "R1,G,M,final,2026-03-20,2,five,1,,\n");

        Assert.Equal("1 из 1, первых 0 из 1, неизвестно 0, пересдач 1", _warehouse.Ask(Figures));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Chains_OfRandomHistories_AreThoseOfAnIndependentReading(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 600).Select(_ => string.Join(
            ',',
            $"S{random.Next(30)}", $"G{random.Next(3)}", $"M{random.Next(2)}", Pick("interim", "final", "retake", "retake", "practice"),
            $"2026-03-{random.Next(1, 8):00}", Pick("2", "2", "3", "4", "5", "н/я", "осв."), "five", random.Next(1, 4), Pick("", "", "K"), ""))
            .DistinctBy(line => line.Split(',') is var cells ? string.Join(',', cells[0], cells[1], cells[2], cells[3], cells[7], cells[8]) : "").ToList();
        foreach (var (part, at) in lines.Chunk(100).Select((part, at) => (part, at)))
        {
            _warehouse.Load($"grades-{at}.csv", Head + string.Join('\n', part) + "\n");
        }

        var columns = Head.TrimEnd().Split(',');
        var facts = ValidFacts.FromRows(lines.Select((line, at) => new FeedRow(
            "grades", "grades.csv", at + 2, columns.Zip(line.Split(',')).Where(cell => cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second))));
        var expected = Chain.Of(facts.Grades).Select(chain =>
            $"{Name(chain.Last)}: {(chain.First is null ? "?" : "1")} {string.Join(' ', chain.Attempts.Select(grade => $"{grade.Control}{grade.Attempt}"))}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), _warehouse.Rows(
            """
            SELECT concat(learner_code, ' ', group_code, ' ', module_code, ' ', competency_code, ': ', iif(max(chain.is_first) = 1, '1', '?'), ' ',
                group_concat(concat(control_code, attempt), ' ' ORDER BY place))
            FROM mart_attempt AS chain
            JOIN dim_learner USING (learner_key) JOIN dim_group USING (group_key) JOIN dim_module USING (module_key)
            JOIN dim_competency USING (competency_key) JOIN dim_control USING (control_key)
            GROUP BY chain.learner_key, chain.group_key, chain.module_key, chain.competency_key, chain.chain_key
            HAVING sum(chain.is_last) = 1 AND sum(chain.is_first + chain.is_unknown) = 1
            """).Select(row => row[0]).Order(StringComparer.Ordinal));

        string Pick(params string[] of) => of[random.Next(of.Length)];

        static string Name(Grade grade) => $"{grade.Learner} {grade.Group} {grade.Module} {grade.Competency}";
    }

    private void Load(string rows) => Assert.Equal(
        0, Assert.Single(_warehouse.Load("grades.csv", Head + string.Join('\n', rows.Split('\n').Select(Padded)) + "\n")).Rejected);

    private static string Padded(string line) => line + new string(',', 9 - line.Count(letter => letter == ','));
}
