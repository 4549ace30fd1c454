namespace Oracle;

/// <summary>Planned results that learners reached: a group's learner by a competency, or by a module that has a plan of its own.</summary>
public sealed class QualityResults(ValidFacts facts)
{
    private readonly Figures figures = new(facts);
    private readonly Dictionary<string, Counted> known = new(StringComparer.Ordinal);

    /// <summary>Over all competencies of some groups.</summary>
    public Counted OfCompetencies(IEnumerable<Group> groups) => Sum(groups.Select(group => Known(group.Code, () =>
        Sum(figures.OutcomesIn(new Slice(Group: group.Code)).Select(outcome =>
            new Counted(outcome.Reached, outcome.Planned, outcome.Learners - outcome.Planned)
            {
                ByMarks = outcome.ByMarks,
                ByPasses = outcome.ByPasses,
            })))));

    /// <summary>Over one module of some groups.</summary>
    public Counted OfModule(IEnumerable<Group> groups, string module) =>
        Sum(groups.Select(group => Known($"{group.Code} {module}", () => Module(group, module))));

    private Counted Module(Group group, string module)
    {
        var plans = facts.Of("plan").Where(row => row["programme_code"] == group.Programme && row["module_code"] == module)
            .Where(row => !row.Has("group_code") || row["group_code"] == group.Code)
            .OrderBy(row => row.Has("group_code") ? 0 : 1).ThenByDescending(row => RowRules.DateOf(row["valid_from"])).ToList();
        if (plans.Count == 0)
        {
            return new Counted(0, 0, 0);
        }

        var planned = RowRules.NumberOf(plans[0]["planned_share"])!.Value;
        var results = figures.Chains
            .Where(chain => chain.Last.Group == group.Code && chain.Last.Module == module && chain.Last.Competency.Length == 0 && Outcomes.IsEvidence(chain.Last))
            .GroupBy(chain => chain.Last.Learner)
            .Select(own => Outcomes.Best(own, module, "")!.Last)
            .ToLookup(grade => grade.Share is not null, grade => grade.Share is { } share ? share >= planned : grade.Bucket == Bucket.Pass);
        Ratio Of(bool hasShare) => new(results[hasShare].Count(reached => reached), results[hasShare].Count());
        var (marks, passes) = (Of(true), Of(false));
        return new Counted(marks.Numerator + passes.Numerator, marks.Denominator + passes.Denominator, 0) { ByMarks = marks, ByPasses = passes };
    }

    private Counted Known(string key, Func<Counted> count)
    {
        if (!known.TryGetValue(key, out var counted))
        {
            known[key] = counted = count();
        }

        return counted;
    }

    private static Counted Sum(IEnumerable<Counted> parts) => parts.Aggregate(new Counted(0, 0, 0), (sum, part) =>
        new Counted(sum.Numerator + part.Numerator, sum.Denominator + part.Denominator, sum.LeftOut + part.LeftOut)
        {
            ByMarks = Sum(sum.ByMarks, part.ByMarks),
            ByPasses = Sum(sum.ByPasses, part.ByPasses),
        });

    private static Ratio Sum(Ratio one, Ratio other) => new(one.Numerator + other.Numerator, one.Denominator + other.Denominator);
}
