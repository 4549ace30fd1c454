namespace Oracle;

/// <summary>The measures, each written as its definition says.</summary>
public sealed class Figures(ValidFacts facts)
{
    private readonly IReadOnlyList<Chain> chains = [.. Chain.Of(facts.Grades)];

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

    /// <summary>Plan and fact of every competency with any evidence, which is counting grades given in the period.</summary>
    public IReadOnlyList<OutcomeFigures> OutcomesIn(Slice slice)
    {
        var evidence = chains.Where(chain => InSlice(chain.Last.Group, slice) && slice.Holds(chain.Last.GradedOn)).Where(IsEvidence)
            .ToLookup(chain => (chain.Last.Learner, chain.Last.Group));
        var current = facts.Grades.Where(grade => grade.Control == "current" && InSlice(grade.Group, slice) && slice.Holds(grade.GradedOn))
            .Where(grade => grade.Bucket is not (Bucket.NotAttested or Bucket.Exempt)).ToLookup(grade => (grade.Learner, grade.Group));
        var attained = evidence.Select(learner => learner.Key).Union(current.Select(learner => learner.Key))
            .SelectMany(key => Attainments(key.Group, [.. evidence[key]], [.. current[key]])).ToList();
        return
        [
            .. attained.GroupBy(one => (one.Programme, one.Competency))
                .Select(all => OutcomeFigures.Of(all.Key.Programme, all.Key.Competency, [.. all.Select(one => one.Result)]))
                .OrderBy(figure => figure.Programme, StringComparer.Ordinal).ThenBy(figure => figure.Competency, StringComparer.Ordinal),
        ];
    }

    /// <summary>Not attested and exempt say nothing of a result; a pass and a fail do, without a degree.</summary>
    public static bool IsEvidence(Chain chain) => chain.Last.Bucket is not (Bucket.NotAttested or Bucket.Exempt);

    private IEnumerable<(string Programme, string Competency, Result Result)> Attainments(string group, List<Chain> evidence, List<Grade> current)
    {
        if (!facts.Groups.TryGetValue(group, out var known))
        {
            yield break;
        }

        var judged = facts.JudgedBy.GetValueOrDefault(known.Programme, "");
        if (judged == "итоговая аттестация")
        {
            evidence = [.. evidence.Where(chain => chain.Control == "final")];
        }

        foreach (var competency in facts.Weights.Where(weight => weight.Programme == known.Programme).GroupBy(weight => weight.Competency))
        {
            decimal points = 0, weights = 0;
            var passes = new List<bool>();
            foreach (var weight in competency)
            {
                switch (BestEvidence(evidence, weight.Module, competency.Key)?.Last)
                {
                    case { Share: { } share }:
                        points += weight.Value * share;
                        weights += weight.Value;
                        break;
                    case { } zachet:
                        passes.Add(zachet.Bucket == Bucket.Pass);
                        break;
                    case null when judged == "модули и текущий контроль" && CurrentEvidence(current, weight.Module, competency.Key) is { Count: > 0 } lessons:
                        var shares = lessons.Where(grade => grade.Share is not null).Select(grade => grade.Share!.Value).ToList();
                        if (shares.Count > 0)
                        {
                            points += weight.Value * Math.Round(shares.Average(), 6, MidpointRounding.AwayFromZero);
                            weights += weight.Value;
                        }
                        else
                        {
                            passes.Add(lessons.TrueForAll(grade => grade.Bucket == Bucket.Pass));
                        }

                        break;
                }
            }

            if (weights > 0 || passes.Count > 0)
            {
                yield return (known.Programme, competency.Key, new Result(
                    weights > 0 ? points / weights : null, passes.TrueForAll(passed => passed), PlannedShare(known, competency.Key)));
            }
        }
    }

    // Current grades of the very competency before those of the whole module.
    private static List<Grade> CurrentEvidence(List<Grade> current, string module, string competency) =>
        current.Where(grade => grade.Module == module && (grade.Competency.Length == 0 || grade.Competency == competency))
            .GroupBy(grade => grade.Competency).OrderBy(same => same.Key.Length == 0 ? 1 : 0).FirstOrDefault()?.ToList() ?? [];

    /// <summary>
    /// Final before interim before the better of practice and project, a mark before a pass; evidence of the very competency before that of the whole module.
    /// </summary>
    public static Chain? BestEvidence(IEnumerable<Chain> evidence, string module, string competency) => evidence
        .Where(chain => chain.Last.Module == module && (chain.Last.Competency.Length == 0 || chain.Last.Competency == competency))
        .OrderBy(chain => chain.Last.Competency == competency ? 0 : 1)
        .ThenBy(chain => chain.Control switch { "final" => 0, "interim" or "retake" => 1, _ => 2 })
        .ThenByDescending(chain => chain.Last.Share is not null)
        .ThenByDescending(chain => chain.Last.Share)
        .ThenByDescending(chain => chain.Last.Bucket == Bucket.Pass)
        .FirstOrDefault();

    // The group's own plan before the programme's; of several, the latest.
    private decimal? PlannedShare(Group group, string competency) => facts.Plans
        .Where(plan => plan.Programme == group.Programme && plan.Competency == competency)
        .Where(plan => plan.Group.Length == 0 || plan.Group == group.Code)
        .OrderBy(plan => plan.Group.Length == 0 ? 1 : 0).ThenByDescending(plan => plan.ValidFrom).FirstOrDefault()?.Share;

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
