namespace Oracle;

/// <summary>The measures, each written as its definition says.</summary>
public sealed class Figures(ValidFacts facts)
{
    private readonly Lazy<IReadOnlyList<Grade>> counting = new(() =>
    [
        .. facts.Grades
            .GroupBy(grade => (grade.Learner, grade.Group, grade.Module, grade.Control, grade.Competency))
            .Select(attempts => attempts.MaxBy(grade => grade.Attempt)!),
    ]);

    private readonly ILookup<(string Learner, string Group), Enrolment> enrolments =
        facts.Enrolments.ToLookup(enrolment => (enrolment.Learner, enrolment.Group));

    /// <summary>
    /// Enrolments that started and were neither completed nor left by the end of a day: a person in two groups counts twice.
    /// </summary>
    public int ContingentOn(DateOnly day, Slice slice) => facts.Enrolments
        .Where(enrolment => InSlice(enrolment.Group, slice))
        .Where(enrolment => enrolment.EnrolledOn <= day && enrolment.StartedOn <= day)
        .Where(enrolment => !(enrolment.CompletedOn <= day) && !(enrolment.LeftOn <= day))
        .Select(enrolment => (enrolment.Learner, enrolment.Group)).Distinct().Count();

    /// <summary>Movement in the period; only enrolments that started count.</summary>
    public Movement MovementIn(Slice slice)
    {
        var started = facts.Enrolments.Where(enrolment => InSlice(enrolment.Group, slice) && enrolment.StartedOn is not null).ToList();
        return new Movement(
            started.Count(enrolment => slice.Holds(enrolment.StartedOn)),
            started.Count(enrolment => slice.Holds(enrolment.CompletedOn)),
            started.Count(enrolment => slice.Holds(enrolment.LeftOn)));
    }

    /// <summary>Hours attended of hours scheduled, of learners while they were enrolled.</summary>
    public Ratio AttendanceIn(Slice slice) => Hours(MarksIn(slice).Where(mark => !IsOutside(mark)));

    /// <summary>Hours attended of hours scheduled, by all marks.</summary>
    public Ratio MarkedHoursIn(Slice slice) => Hours(MarksIn(slice));

    /// <summary>Awards given in the period; one without a group belongs to no programme.</summary>
    public int AwardsIn(Slice slice) =>
        facts.Awards.Count(award => InSlice(award.Group, slice) && slice.Holds(award.AwardedOn));

    /// <summary>Documents issued in the period, duplicates included.</summary>
    public int DocumentsIn(Slice slice) =>
        facts.Documents.Count(document => InSlice(document.Group, slice) && slice.Holds(document.IssuedOn));

    /// <summary>The counting grades: of each control of a module, the one of the highest attempt among all of history.</summary>
    public IReadOnlyList<Grade> CountingGrades => counting.Value;

    /// <summary>Grades of interim and final controls that count and were given in the period.</summary>
    public GradeFigures GradesIn(Slice slice)
    {
        var grades = CountingGrades.Where(grade => Examines(grade) && InSlice(grade.Group, slice) && slice.Holds(grade.GradedOn)).ToList();
        var first = facts.Grades.Where(grade => grade.Attempt == 1 && Examines(grade) && grade.Bucket != Bucket.Exempt)
            .Where(grade => InSlice(grade.Group, slice) && slice.Holds(grade.GradedOn)).ToList();
        var shares = grades.Where(grade => grade.Share is not null).Select(grade => grade.Share!.Value).ToList();
        int Count(Bucket bucket) => grades.Count(grade => grade.Bucket == bucket);
        return new GradeFigures(
            Count(Bucket.Five), Count(Bucket.Four), Count(Bucket.Three), Count(Bucket.Two), Count(Bucket.Pass), Count(Bucket.Fail),
            Count(Bucket.NotAttested), Count(Bucket.Exempt),
            new Ratio(first.Count(grade => grade.Bucket is Bucket.Five or Bucket.Four or Bucket.Three or Bucket.Pass), first.Count),
            new Ratio(shares.Sum(), shares.Count));
    }

    /// <summary>Plan and fact of every competency with any evidence, which is counting grades given in the period.</summary>
    public IReadOnlyList<OutcomeFigures> OutcomesIn(Slice slice)
    {
        // A grade without a share (not attested, exempt) is no evidence.
        var evidence = CountingGrades
            .Where(grade => grade.Control != "current" && grade.Share is not null && InSlice(grade.Group, slice) && slice.Holds(grade.GradedOn))
            .ToLookup(grade => (grade.Learner, grade.Group));
        var attained = evidence.SelectMany(learner => Attainments(learner.Key.Group, [.. learner])).ToList();
        return
        [
            .. attained.GroupBy(one => (one.Programme, one.Competency))
                .Select(all => new OutcomeFigures(all.Key.Programme, all.Key.Competency, all.Count(),
                    all.Count(one => one.Planned is not null), all.Count(one => one.Share >= one.Planned),
                    new Ratio(all.Sum(one => one.Share), all.Count())))
                .OrderBy(figure => figure.Programme, StringComparer.Ordinal).ThenBy(figure => figure.Competency, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<(string Programme, string Competency, decimal Share, decimal? Planned)> Attainments(
        string group, List<Grade> grades)
    {
        if (!facts.Groups.TryGetValue(group, out var known))
        {
            yield break;
        }

        foreach (var competency in facts.Weights.Where(weight => weight.Programme == known.Programme).GroupBy(weight => weight.Competency))
        {
            decimal points = 0, weights = 0;
            foreach (var weight in competency)
            {
                if (BestEvidence(grades, weight.Module, competency.Key) is { } grade)
                {
                    points += weight.Value * grade.Share!.Value;
                    weights += weight.Value;
                }
            }

            if (weights > 0)
            {
                yield return (known.Programme, competency.Key, points / weights, PlannedShare(known, competency.Key));
            }
        }
    }

    // Final before interim before the better of practice and project; a grade of the very competency before one of the whole module.
    private static Grade? BestEvidence(List<Grade> grades, string module, string competency) => grades
        .Where(grade => grade.Module == module && (grade.Competency.Length == 0 || grade.Competency == competency))
        .OrderBy(grade => grade.Competency == competency ? 0 : 1)
        .ThenBy(grade => grade.Control switch { "final" => 0, "interim" => 1, _ => 2 })
        .ThenByDescending(grade => grade.Share)
        .FirstOrDefault();

    // The group's own plan before the programme's; of several, the latest.
    private decimal? PlannedShare(Group group, string competency) => facts.Plans
        .Where(plan => plan.Programme == group.Programme && plan.Competency == competency)
        .Where(plan => plan.Group.Length == 0 || plan.Group == group.Code)
        .OrderBy(plan => plan.Group.Length == 0 ? 1 : 0).ThenByDescending(plan => plan.ValidFrom).FirstOrDefault()?.Share;

    private static bool Examines(Grade grade) => grade.Control is "interim" or "final";

    private IEnumerable<Attendance> MarksIn(Slice slice) =>
        facts.Attendance.Where(mark => InSlice(mark.Group, slice) && slice.Holds(mark.LessonOn));

    private static Ratio Hours(IEnumerable<Attendance> marks)
    {
        var all = marks.ToList();
        return new Ratio(all.Sum(mark => mark.Attended), all.Sum(mark => mark.Scheduled));
    }

    private bool IsOutside(Attendance mark) => enrolments[(mark.Learner, mark.Group)]
        .Any(one => mark.LessonOn < one.EnrolledOn || mark.LessonOn > (one.CompletedOn ?? one.LeftOn));

    private bool InSlice(string group, Slice slice) =>
        (slice.Group is null || slice.Group == group)
        && (slice.Programme is null || (facts.Groups.TryGetValue(group, out var known) && known.Programme == slice.Programme));
}
