using Oracle;

namespace Ingest.Worker.Tests.Sample;

[Collection(nameof(ThousandLearners))]
public sealed class SamplePlausibilityTests(ThousandLearners sample)
{
    private readonly Figures figures = new(sample.Facts);

    [Fact]
    public void Programmes_AllFiveKinds_HaveGroups()
    {
        var kinds = sample.Of("programmes").ToLookup(row => row["programme_code"], row => row["kind"]);

        Assert.Equal(["general", "preprofessional", "qualification", "retraining", "vocational"],
            sample.Facts.Groups.Values.Select(group => kinds[group.Programme].First()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Programmes_Curricula_HaveThreeToEightModulesAndTwoToFiveCompetencies()
    {
        Assert.All(sample.Of("modules").GroupBy(row => row["programme_code"]), modules => Assert.InRange(modules.Count(), 3, 8));
        Assert.All(sample.Of("competencies").GroupBy(row => row["programme_code"]), all => Assert.InRange(all.Count(), 2, 5));
        Assert.Contains(sample.Of("modules"), row => row.Has("parent_module_code"));
    }

    [Fact]
    public void Codes_InFacts_AreKnown()
    {
        var learners = Codes("learners", "learner_code");
        var modules = Codes("modules", "module_code");
        var teachers = Codes("teachers", "teacher_code");
        var enrolled = sample.Facts.Enrolments.Select(enrolment => (enrolment.Learner, enrolment.Group)).ToHashSet();
        foreach (var row in sample.Of("grades").Concat(sample.Of("attendance")))
        {
            Assert.Contains(row["learner_code"], learners);
            Assert.Contains(row["module_code"], modules);
            Assert.Contains(row["teacher_code"], teachers);
            Assert.Contains((row["learner_code"], row["group_code"]), enrolled);
        }

        Assert.All(sample.Of("modules").Where(row => row.Has("parent_module_code")),
            row => Assert.Contains(row["parent_module_code"], modules));
        Assert.All(sample.Facts.Weights, weight => Assert.Contains(weight.Module, modules));
        Assert.All(sample.Facts.Documents, document => Assert.Contains((document.Learner, document.Group), enrolled));
        Assert.All(sample.Facts.Awards, award => Assert.Contains((award.Learner, award.Group), enrolled));
    }

    [Fact]
    public void Learners_Enrolments_CoverAllAndAQuarterReturns()
    {
        var byLearner = sample.Facts.Enrolments.GroupBy(enrolment => enrolment.Learner).ToList();

        Assert.Equal(1_000, byLearner.Count);
        Assert.InRange(byLearner.Count(learner => learner.Count() > 1) / 1_000.0, 0.17, 0.33);
        Assert.All(byLearner, learner =>
            Assert.Distinct(learner.Select(enrolment => sample.Facts.Groups[enrolment.Group].Programme)));
    }

    [Fact]
    public void Learners_Snils_IsUniqueAndChecks()
    {
        var numbers = sample.Of("learners").Where(row => row.Has("snils")).GroupBy(row => row["snils"]).ToList();

        Assert.All(numbers, number => Assert.Single(number.Select(row => row["learner_code"]).Distinct()));
        Assert.All(numbers, number =>
        {
            var digits = number.Key.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToArray();
            var sum = digits.Take(9).Select((digit, at) => digit * (9 - at)).Sum();
            var expected = sum < 100 ? sum : sum is 100 or 101 ? 0 : sum % 101 == 100 ? 0 : sum % 101;
            Assert.Equal(expected, (digits[9] * 10) + digits[10]);
        });
    }

    [Fact]
    public void Enrolments_Dates_GoInOrder()
    {
        Assert.All(sample.Facts.Enrolments, enrolment =>
        {
            Assert.False(enrolment.StartedOn < enrolment.EnrolledOn);
            Assert.False(enrolment.CompletedOn < enrolment.StartedOn);
            Assert.False(enrolment.LeftOn < enrolment.StartedOn);
            Assert.False(enrolment.CompletedOn is not null && enrolment.LeftOn is not null);
        });
        Assert.Contains(sample.Facts.Enrolments, enrolment => enrolment.StartedOn is null);
        Assert.Contains(sample.Facts.Enrolments, enrolment => enrolment.LeftOn is not null);
    }

    [Fact]
    public void Days_InFacts_AreWithinTheDataAndOutsideSummer()
    {
        Assert.All(sample.Facts.Attendance, mark => Assert.InRange(mark.LessonOn, sample.Folder.Options.BeginsOn, SampleFolder.Today));
        Assert.DoesNotContain(sample.Facts.Attendance, mark => mark.LessonOn.Month is 7 or 8);
        Assert.DoesNotContain(sample.Facts.Groups.Values, group => group.StartsOn.Month is 7 or 8 || group.EndsOn.Month is 7 or 8);
        Assert.All(sample.Facts.Grades, grade => Assert.InRange(grade.GradedOn, sample.Folder.Options.BeginsOn, SampleFolder.Today));
        Assert.All(sample.Facts.Documents, document => Assert.True(document.IssuedOn <= SampleFolder.Today));
        Assert.All(sample.Facts.Awards, award => Assert.True(award.AwardedOn <= SampleFolder.Today));
    }

    [Fact]
    public void LastDay_GroupsRun_WithLearnersAndFreshMarks()
    {
        Assert.InRange(sample.Facts.Groups.Values.Count(group => group.EndsOn > SampleFolder.Today), 3, 40);
        Assert.InRange(figures.ContingentOn(SampleFolder.Today, Slice.All), 40, 400);
        Assert.True(figures.AttendanceIn(new Slice(From: SampleFolder.Today.AddDays(-30))).Denominator > 0);
    }

    [Fact]
    public void Grades_Measures_LookLikeACentre()
    {
        var grades = figures.GradesIn(Slice.All);

        Assert.InRange(grades.Success.Value!.Value, 0.90m, 0.995m);
        Assert.InRange(grades.Quality.Value!.Value, 0.55m, 0.9m);
        Assert.InRange(grades.Average.Value!.Value, 3.7m, 4.5m);
        Assert.InRange(grades.FirstAttempt.Value!.Value, 0.8m, 0.97m);
        Assert.InRange(figures.AttendanceIn(Slice.All).Value!.Value, 0.8m, 0.95m);
        Assert.True(grades is { Pass: > 0, Fail: > 0, NotAttested: > 0, Exempt: > 0, N2: > 0 });
        Assert.Contains(sample.Facts.Grades, grade => grade is { Attempt: 3, Control: "retake" });
    }

    [Fact]
    public void Grades_OverTheYears_RiseSlowly()
    {
        var first = figures.GradesIn(new Slice(new(2024, 1, 1), new(2024, 12, 31)));
        var last = figures.GradesIn(new Slice(new(2026, 1, 1), new(2026, 12, 31)));

        Assert.InRange(last.Average.Value!.Value - first.Average.Value!.Value, 0.01m, 0.5m);
    }

    [Fact]
    public void Attendance_AndGrades_GoTogether()
    {
        var shares = sample.Facts.Grades.Where(grade => grade.Share is not null)
            .ToLookup(grade => grade.Learner, grade => (double)grade.Share!.Value);
        var points = sample.Facts.Attendance.GroupBy(mark => mark.Learner).Where(marks => shares[marks.Key].Any())
            .Select(marks => (
                X: (double)(marks.Sum(mark => mark.Attended) / marks.Sum(mark => mark.Scheduled)),
                Y: shares[marks.Key].Average()))
            .ToList();

        Assert.InRange(Correlation(points), 0.2, 0.9);
    }

    [Fact]
    public void Outcomes_SomeGroups_AreFarBehindThePlan()
    {
        var reached = sample.Facts.Groups.Keys
            .Select(group => figures.OutcomesIn(new Slice(Group: group)))
            .Where(outcomes => outcomes.Count > 0)
            .Select(outcomes => outcomes.Sum(outcome => outcome.Reached) / (double)outcomes.Sum(outcome => outcome.Planned))
            .ToList();

        Assert.InRange(reached.Average(), 0.6, 0.95);
        Assert.InRange(reached.Count(share => share < reached.Average() - 0.22), 1, reached.Count / 6);
    }

    private HashSet<string> Codes(string feed, string column) =>
        sample.Of(feed).Select(row => row[column]).ToHashSet(StringComparer.Ordinal);

    private static double Correlation(List<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var both = points.Sum(point => (point.X - x) * (point.Y - y));
        return both / Math.Sqrt(points.Sum(point => Math.Pow(point.X - x, 2)) * points.Sum(point => Math.Pow(point.Y - y, 2)));
    }
}
