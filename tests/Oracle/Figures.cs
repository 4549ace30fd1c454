namespace Oracle;

/// <summary>The measures, each written as its definition says.</summary>
public sealed class Figures(ValidFacts facts)
{
    private readonly IReadOnlyList<Chain> chains = [.. Chain.Of(facts.Grades)];
    private readonly Outcomes outcomes = new(facts);

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

    /// <summary>Documents issued in the period: neither certificates of study nor duplicates.</summary>
    public int DocumentsIn(Slice slice) => facts.Documents.Count(document => InSlice(document.Group, slice) && slice.Holds(document.IssuedOn)
        && document.Kind != "справка об обучении" && document.Original.Length == 0);

    /// <summary>Documents of completion of those who left without completing, or who have passed no final in the group.</summary>
    public IEnumerable<(Document Document, string Code)> DocumentFindings()
    {
        var passed = chains.Where(chain => chain.Control == "final" && chain.Last.Bucket is not (Bucket.Two or Bucket.Fail or Bucket.NotAttested))
            .Select(chain => (chain.Last.Learner, chain.Last.Group)).ToHashSet();
        foreach (var document in facts.Documents.Where(document => document.Kind != "справка об обучении"))
        {
            if (enrolments[(document.Learner, document.Group)].Any(one => one.LeftOn is not null && one.CompletedOn is null))
            {
                yield return (document, "document_of_expelled");
            }
            else if (!passed.Contains((document.Learner, document.Group)))
            {
                yield return (document, "document_without_final");
            }
        }
    }

    /// <summary>All chains of attempts.</summary>
    public IReadOnlyList<Chain> Chains => chains;

    /// <summary>Grades of interim and final controls that count and were given in the period.</summary>
    public GradeFigures GradesIn(Slice slice)
    {
        bool Holds(Grade grade) => InSlice(grade.Group, slice) && slice.Holds(grade.GradedOn);
        var examined = chains.Where(chain => chain.Examines).ToList();
        var grades = examined.Select(chain => chain.Last).Where(Holds).ToList();
        var first = examined.Select(chain => chain.First).OfType<Grade>().Where(grade => grade.Bucket != Bucket.Exempt && Holds(grade)).ToList();
        var shares = grades.Where(grade => grade.Share is not null).Select(grade => grade.Share!.Value).ToList();
        int Count(Bucket bucket) => grades.Count(grade => grade.Bucket == bucket);
        return new GradeFigures(
            Count(Bucket.Five), Count(Bucket.Four), Count(Bucket.Three), Count(Bucket.Two), Count(Bucket.Pass), Count(Bucket.Fail),
            Count(Bucket.NotAttested), Count(Bucket.Exempt),
            new Ratio(first.Count(grade => grade.Bucket is Bucket.Five or Bucket.Four or Bucket.Three or Bucket.Pass), first.Count),
            new Ratio(shares.Sum(), shares.Count),
            examined.Count(chain => chain.First is null && Holds(chain.Attempts[0])));
    }

    /// <summary>Competencies of learners.</summary>
    public IReadOnlyList<Outcome> Outcomes => outcomes.All;

    /// <summary>Plan and fact of every competency with any evidence, of the groups of a slice.</summary>
    public IReadOnlyList<OutcomeFigures> OutcomesIn(Slice slice) =>
    [
        .. outcomes.All.Where(one => InSlice(one.Group.Code, slice)).GroupBy(one => (one.Group.Programme, one.Competency))
            .Select(all => OutcomeFigures.Of(all.Key.Programme, all.Key.Competency, [.. all.Select(one => new Result(one.Share, one.Passed, one.Plan?.Share))]))
            .OrderBy(figure => figure.Programme, StringComparer.Ordinal).ThenBy(figure => figure.Competency, StringComparer.Ordinal),
    ];

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
