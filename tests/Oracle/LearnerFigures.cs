namespace Oracle;

/// <summary>What the pages of learners show of one in a group, over the whole course.</summary>
/// <param name="MeanShare">Shares of marks over their number: current ones and the last attempts.</param>
/// <param name="Planned">Results that have a threshold.</param>
/// <param name="Reached">Those of them that are reached.</param>
/// <param name="Attendance">Hours attended of hours scheduled while enrolled.</param>
/// <param name="Debts">Attestations whose last attempt is not passed.</param>
public sealed record LearnerFigures(Ratio MeanShare, int Planned, int Reached, Ratio Attendance, int Debts)
{
    /// <summary>Those of a learner in a group.</summary>
    public static LearnerFigures Of(Figures figures, ValidFacts facts, string learner, string group)
    {
        bool Own(Grade grade) => grade.Learner == learner && grade.Group == group;
        var counting = figures.Chains.Where(chain => Own(chain.Last)).ToList();
        var shares = counting.Select(chain => chain.Last).Concat(facts.Grades.Where(grade => grade.Control == "current" && Own(grade)))
            .Select(grade => grade.Share).OfType<decimal>().ToList();
        var results = figures.Outcomes.Where(one => one.Learner == learner && one.Group.Code == group && one.Plan is not null).ToList();
        var enrolment = facts.Enrolments.FirstOrDefault(one => one.Learner == learner && one.Group == group);
        var marks = facts.Attendance.Where(mark => mark.Learner == learner && mark.Group == group)
            .Where(mark => enrolment is null || !(mark.LessonOn < enrolment.EnrolledOn || mark.LessonOn > (enrolment.CompletedOn ?? enrolment.LeftOn))).ToList();
        return new LearnerFigures(
            new Ratio(shares.Sum(), shares.Count), results.Count, results.Count(one => one.Reached),
            new Ratio(marks.Sum(mark => mark.Attended), marks.Sum(mark => mark.Scheduled)),
            counting.Count(chain => chain.Examines && chain.Last.Bucket is Bucket.Two or Bucket.Fail or Bucket.NotAttested));
    }
}
