namespace Oracle;

/// <summary>What to measure: days from and to, both included, and perhaps one organisation, programme, group, module of a programme, teacher.</summary>
public sealed record QualitySlice(
    DateOnly From, DateOnly To, string? Programme = null, string? Group = null, string? Module = null, string? Teacher = null,
    string? Organisation = null);

/// <summary>A measure's counts: numerator by denominator, and how many are in neither.</summary>
public sealed record Counted(decimal Numerator, decimal Denominator, int LeftOut)
{
    /// <summary>Results by marks with a share: reached, of how many.</summary>
    public Ratio ByMarks { get; init; } = new(0, 0);

    /// <summary>Results by passes and fails alone.</summary>
    public Ratio ByPasses { get; init; } = new(0, 0);

    /// <summary>Chains whose first attempt is not known.</summary>
    public int Unknown { get; init; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsSomething => Denominator > 0 || LeftOut > 0 || Unknown > 0;
}

/// <summary>Measures of quality, each written as its rule says; facts of a group are kept together, nothing else is prepared.</summary>
public sealed class Quality(ValidFacts facts, DateOnly today)
{
    private readonly ILookup<string, Chain> chains = Chain.Of(facts.Grades).ToLookup(chain => chain.Last.Group, StringComparer.Ordinal);

    private readonly ILookup<string, Attendance> marks = facts.Attendance.ToLookup(mark => mark.Group, StringComparer.Ordinal);
    private readonly ILookup<string, Enrolment> enrolments = facts.Enrolments.ToLookup(one => one.Group, StringComparer.Ordinal);
    private readonly HashSet<(string, string)> documented =
        [.. facts.Documents.Where(document => document.Kind != "справка об обучении").Select(document => (document.Learner, document.Group))];

    private readonly QualityResults results = new(facts);

    /// <summary>All measures of a slice by code; those that it has no base for are left out.</summary>
    public IReadOnlyDictionary<string, Counted> Of(QualitySlice slice)
    {
        var all = new Dictionary<string, Counted>(StringComparer.Ordinal);
        Grades(slice, all);
        all["attendance"] = Attendance(slice);
        if (slice.Module is null && slice.Teacher is null)
        {
            var retakes = Chains(slice).SelectMany(chain => chain.Retakes).Count(grade => Holds(slice, grade));
            all["retakes"] = new Counted(retakes, Studied(slice).Count, 0);
            all["retention"] = Retention(slice);
            all["completion"] = Completion(slice);
        }

        if (slice.Teacher is null)
        {
            var groups = Groups(slice).Where(group => group.StartsOn <= slice.To && group.EndsOn >= slice.From);
            all["attainment"] = slice.Module is { } module ? results.OfModule(groups, module) : results.OfCompetencies(groups);
        }

        return all.Where(pair => pair.Value.IsSomething).ToDictionary();
    }

    private void Grades(QualitySlice slice, Dictionary<string, Counted> all)
    {
        var grades = Chains(slice).Select(chain => chain.Last).Where(grade => Holds(slice, grade)).ToList();
        int Count(params Bucket[] buckets) => grades.Count(grade => buckets.Contains(grade.Bucket));
        var (five, four, three, two) = (Count(Bucket.Five), Count(Bucket.Four), Count(Bucket.Three), Count(Bucket.Two));
        var (absent, exempt, zachet) = (Count(Bucket.NotAttested), Count(Bucket.Exempt), Count(Bucket.Pass, Bucket.Fail));
        var marked = five + four + three + two;
        all["success"] = new Counted(five + four + three + Count(Bucket.Pass), marked + zachet + absent, exempt);
        all["quality"] = new Counted(five + four, marked + absent, zachet + exempt);
        all["mastery"] = new Counted((100 * five) + (64 * four) + (36 * three) + (16 * two) + (7 * absent), marked + absent, zachet + exempt);
        all["average"] = new Counted((5 * five) + (4 * four) + (3 * three) + (2 * two), marked, zachet + absent + exempt);

        var first = Chains(slice).Select(chain => chain.First).OfType<Grade>().Where(grade => Holds(slice, grade)).ToList();
        all["first"] = new Counted(
            first.Count(grade => grade.Bucket is Bucket.Five or Bucket.Four or Bucket.Three or Bucket.Pass),
            first.Count(grade => grade.Bucket != Bucket.Exempt),
            first.Count(grade => grade.Bucket == Bucket.Exempt))
        {
            Unknown = Chains(slice).Count(chain => chain.First is null && Holds(slice, chain.Attempts[0])),
        };
    }

    private Counted Attendance(QualitySlice slice)
    {
        var all = Groups(slice).SelectMany(group => marks[group.Code])
            .Where(mark => mark.LessonOn >= slice.From && mark.LessonOn <= slice.To)
            .Where(mark => (slice.Module ?? mark.Module) == mark.Module && (slice.Teacher ?? mark.Teacher) == mark.Teacher).ToList();
        var counted = all.Where(mark => !enrolments[mark.Group].Any(enrolment => enrolment.Learner == mark.Learner
            && (mark.LessonOn < enrolment.EnrolledOn || mark.LessonOn > (enrolment.CompletedOn ?? enrolment.LeftOn)))).ToList();
        return new Counted(counted.Sum(mark => mark.Attended), counted.Sum(mark => mark.Scheduled), all.Count - counted.Count);
    }

    private Counted Retention(QualitySlice slice)
    {
        var studied = Studied(slice);
        var left = studied.Count(enrolment => enrolment.CompletedOn is null && enrolment.LeftOn >= slice.From && enrolment.LeftOn <= slice.To);
        var idle = Groups(slice).SelectMany(group => enrolments[group.Code])
            .Count(enrolment => enrolment.StartedOn is null && enrolment.EnrolledOn >= slice.From && enrolment.EnrolledOn <= slice.To);
        return new Counted(studied.Count - left, studied.Count, idle);
    }

    private Counted Completion(QualitySlice slice)
    {
        var cohort = Groups(slice).Where(group => group.EndsOn >= slice.From && group.EndsOn <= slice.To && group.EndsOn <= today)
            .SelectMany(group => enrolments[group.Code]).ToList();
        return new Counted(
            cohort.Count(one => one.StartedOn is not null && one.CompletedOn is not null && documented.Contains((one.Learner, one.Group))),
            cohort.Count(one => one.StartedOn is not null),
            cohort.Count(one => one.StartedOn is null));
    }

    private List<Enrolment> Studied(QualitySlice slice) => [.. Groups(slice).SelectMany(group => enrolments[group.Code])
        .Where(one => one.StartedOn <= slice.To && !((one.CompletedOn ?? one.LeftOn) < slice.From))];

    private IEnumerable<Chain> Chains(QualitySlice slice) => Groups(slice).SelectMany(group => chains[group.Code])
        .Where(chain => chain.Examines && (slice.Module ?? chain.Last.Module) == chain.Last.Module);

    private static bool Holds(QualitySlice slice, Grade grade) =>
        grade.GradedOn >= slice.From && grade.GradedOn <= slice.To && (slice.Teacher ?? grade.Teacher) == grade.Teacher;

    private IEnumerable<Group> Groups(QualitySlice slice) => slice.Group is { } code ? [facts.Groups[code]]
        : facts.Groups.Values.Where(group => (slice.Programme ?? group.Programme) == group.Programme && (slice.Organisation ?? group.Organisation) == group.Organisation);
}
