using System.Text.RegularExpressions;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.OneRoster;

/// <summary>Daily changes: what is corrected, what is removed, what a later whole file makes of it. The example is that of <c>docs/oneroster.md</c>.</summary>
public sealed partial class OneRosterChangesTests : IDisposable
{
    private const string Enrollments = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
    private const string Results = "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment";
    private const string LineItems = "sourcedId,status,dateLastModified,title,classSourcedId,categorySourcedId,resultValueMin,resultValueMax";

    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("2025-09-01", "2025-09-02", "2025-09-03")]
    [InlineData("2025-09-01", "2025-09-03", "2025-09-02")]
    [InlineData("")]
    public void ExampleOfThePage_InAnyOrderOfDays_IsWhatItSays(params string[] days)
    {
        var folder = WriteExample();
        foreach (var day in days)
        {
            Good(_bench.Load(Path.Combine(folder, day)));
        }

        Assert.Equal(
            ["С-101|20250901|", "С-102|20250901|20250903"], Rows("fact_enrolment", "learner_key", "enrolled_date_key", "left_date_key"));
        Assert.Equal(["С-101|ОТ-72: Входной тест|90.00|900000"], Rows("fact_grade", "learner_key", "module_key", "label", "share"));
        Assert.Equal(["С-101|Орлов", "С-102|Котова", "С-103|Сидоров"], Rows("learner_person", "learner_key", "last_name"));
        Assert.Equal(["ОТ-25-1|П-7|20251231"], Rows("dim_group", "group_code", "curator_key", "ends_on"));
        Assert.Contains("С-101|85.00|0", Rows("fact_grade_revision", "learner_key", "label", "is_removed"));
        Assert.Empty(Rows("quarantine", "code"));
        _bench.AssertVerified();
        // Once more: nothing changes.
        Assert.All(_bench.Load(folder), outcome => Assert.Equal(LoadState.Known, outcome.State));
    }

    [Fact]
    public void BoundsOfATask_Changed_GradeItsResultsAnew()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        Good(_bench.Load(new Package().With("lineItems.csv", LineItems, "l1,active,2025-10-02T11:00:00.000Z,Тест,k1,g2,0,34").Folder(_bench.Path("2"))));

        Assert.Contains("Л-1|ОТ-256: Тест|50.00|2025-10-02T11:00:00", Rows("fact_grade", "learner_key", "module_key", "label", "corrected_on"));
        // The second result was out of range and fits now.
        Assert.Contains("Л-1|ОТ-256: Тест|61.76|2025-10-02T11:00:00", Rows("fact_grade", "learner_key", "module_key", "label", "corrected_on"));
        Assert.Contains("85.00|0", Rows("fact_grade_revision", "label", "is_removed"));
        Assert.Equal(["6|missing_value"], Rows("quarantine", "line_no", "code"));
        _bench.AssertVerified();
    }

    [Fact]
    public void EnrolmentMovedToAnotherClass_LeavesTheFirst()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        Good(_bench.Load(new Package().With("enrollments.csv", Enrollments, "e1,active,2025-09-20T08:00:00.000Z,k2,o1,u1,student,false,2025-09-20,").Folder(_bench.Path("2"))));

        Assert.Equal(["k2|u2", "k2|Л-1", "ПП-01|u2"], Rows("fact_enrolment", "group_key", "learner_key"));
        _bench.AssertVerified();
    }

    /// <summary>Of two rows that enrol one learner in one group, the removal of one leaves the other's.</summary>
    [Fact]
    public void OneOfTwoEnrolments_Deleted_LeavesTheLearnerInTheGroup_AndBothTakeThemOut()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        Good(_bench.Load(new Package().With("enrollments.csv", Enrollments, "e1b,active,2025-09-20T08:00:00.000Z,k1,o1,u1,student,false,2025-09-20,", "e1,tobedeleted,2025-09-20T08:00:01.000Z,,,,,,,").Folder(_bench.Path("2"))));
        Assert.Contains("ПП-01|Л-1|20250920", Rows("fact_enrolment", "group_key", "learner_key", "enrolled_date_key"));

        Good(_bench.Load(new Package().With("enrollments.csv", Enrollments, "e1b,tobedeleted,2025-09-21T08:00:00.000Z,k1,o1,u1,student,false,,").Folder(_bench.Path("3"))));
        Assert.DoesNotContain("ПП-01|Л-1", Rows("fact_enrolment", "group_key", "learner_key"));
        _bench.AssertVerified();
    }

    [Fact]
    public void GradeThatIsNoLongerGiven_IsRemoved_AndOneGivenAgainIsBack()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        Good(_bench.Load(new Package().With("results.csv", Results, "r1,active,2025-10-05T08:00:00.000Z,l1,u1,submitted,,2025-10-01,", "r3,active,2025-10-05T08:00:00.000Z,l1,u2,submitted,,2025-10-01,").Folder(_bench.Path("2"))));
        Assert.DoesNotContain("Л-1|ОТ-256: Тест", Rows("fact_grade", "learner_key", "module_key"));
        Assert.Contains("оценка отозвана: submitted", Rows("fact_grade_revision", "correction_reason"));

        Good(_bench.Load(new Package().With("results.csv", Results, "r1,active,2025-10-06T08:00:00.000Z,l1,u1,fully graded,20,2025-10-06,").Folder(_bench.Path("3"))));
        Assert.Contains("Л-1|ОТ-256: Тест|20251006|100.00", Rows("fact_grade", "learner_key", "module_key", "date_key", "label"));
        _bench.AssertVerified();
    }

    [Fact]
    public void GradeTakenBackAndLearnerMoved_InDaysThatComeBackwards_AreTheSame()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        Good(_bench.Load(new Package()
            .With("results.csv", Results, "r9,active,2025-10-06T08:00:00.000Z,l2,u2,not submitted,,2026-05-20,")
            .With("enrollments.csv", Enrollments, "e9,active,2025-10-06T08:00:00.000Z,k2,o1,u1,student,false,2025-10-06,")
            .Folder(_bench.Path("3"))));
        Good(_bench.Load(new Package()
            .With("results.csv", Results, "r9,active,2025-10-05T08:00:00.000Z,l2,u2,fully graded,3,2026-05-20,")
            .With("enrollments.csv", Enrollments, "e9,active,2025-10-05T08:00:00.000Z,k1,o1,u1,student,false,2025-10-05,", "e1,tobedeleted,2025-10-05T08:00:00.000Z,k1,o1,u1,student,false,,")
            .Folder(_bench.Path("2"))));

        Assert.DoesNotContain("u2|ОТ-256: Экзамен", Rows("fact_grade", "learner_key", "module_key"));
        Assert.Equal(["k2|u2", "k2|Л-1", "ПП-01|u2"], Rows("fact_enrolment", "group_key", "learner_key"));
        _bench.AssertVerified();
    }

    /// <summary>A whole file has no days of change: it corrects what is known, brings back what was deleted and repeats the rest without a word.</summary>
    [Fact]
    public void WholeFile_AfterChanges_CorrectsAndBringsBack_AndRemovesNothing()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        Good(_bench.Load(new Package()
            .With("results.csv", Results, "r1,active,2025-10-05T08:00:00.000Z,l1,u1,fully graded,18,2025-10-01,", "r2,tobedeleted,2025-10-05T08:00:00.000Z,l2,u1,fully graded,4,2026-05-20,", "r6,active,2025-10-05T08:00:00.000Z,l4,u2,fully graded,3,2025-11-01,")
            .Folder(_bench.Path("2"))));
        var whole = Good(_bench.Load(new Package()
            .With("results.csv", Results, "r1,,,l1,u1,fully graded,19,2025-10-01,", "r2,,,l2,u1,fully graded,5,2026-05-20,", "r6,,,l4,u2,fully graded,3,2025-11-01,")
            .Folder(_bench.Path("3"))))["results.csv"];

        Assert.Equal(
            [
                "u2|c2: Тест|100.00", "u2|ОТ-256: Тест (2)|осв.", "Л-1|ОТ-256: Тест|95.00", "Л-1|ОТ-256: Экзамен|5",
            ],
            Rows("fact_grade", "learner_key", "module_key", "label"));
        Assert.Equal((3L, 2L, 1L), (whole.Read, whole.Loaded + whole.Counts.Corrected, whole.Duplicate));
        _bench.AssertVerified();
    }

    [Fact]
    public void DeletedUserClassAndTask_StayWithWhatTheyHave()
    {
        Good(_bench.Load(Package.OfElevenths().Folder(_bench.Path("1"))));
        var before = Rows("fact_grade", "learner_key", "module_key", "label");
        Good(_bench.Load(new Package()
            .With("users.csv", "sourcedId,status,dateLastModified,role,username,givenName,familyName", "u1,tobedeleted,2025-10-05T08:00:00.000Z,student,a,Егор,Орлов")
            .With("lineItems.csv", LineItems, "l1,tobedeleted,2025-10-05T08:00:00.000Z,Тест,k1,g2,0,20")
            .With("classes.csv", "sourcedId,status,dateLastModified,title,courseSourcedId,termSourcedIds", "k1,tobedeleted,2025-10-05T08:00:00.000Z,Первая,c1,as1")
            .Folder(_bench.Path("2"))));

        Assert.Equal(before, Rows("fact_grade", "learner_key", "module_key", "label"));
        Assert.Equal(3, Rows("fact_enrolment", "group_key", "learner_key").Length);
        _bench.AssertVerified();
    }

    private string WriteExample()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "oneroster.md"));
        foreach (var file in Example().Matches(text).Cast<Match>())
        {
            var path = _bench.Path("пример/" + file.Groups["path"].Value);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Groups["text"].Value);
        }

        return _bench.Path("пример");
    }

    private static Dictionary<string, LoadOutcome> Good(IReadOnlyList<LoadOutcome> outcomes)
    {
        Assert.All(outcomes, outcome => Assert.True(outcome.State == LoadState.Loaded, $"{outcome.Name}: {outcome.Failure}"));
        return outcomes.DistinctBy(outcome => Path.GetFileName(outcome.Name)).ToDictionary(outcome => Path.GetFileName(outcome.Name));
    }

    private string[] Rows(string table, params string[] columns) =>
        [.. _bench.Image().Rows(table).Select(row => string.Join('|', columns.Select(column => row[column]))).Where(row => row.Trim('|').Length > 0).Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analytics.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("`(?<path>2025-09-0[0-9]/[A-Za-z]+\\.csv)`\\n\\n```\\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
