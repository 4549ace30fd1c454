namespace Oracle;

/// <summary>Planned results that learners reached: a group's learner by a competency, or by a module that has a plan of its own.</summary>
public sealed class QualityResults(ValidFacts facts)
{
    private readonly Figures figures = new(facts);
    private readonly Dictionary<string, Counted> known = new(StringComparer.Ordinal);

    /// <summary>Over all competencies of some groups.</summary>
    public Counted OfCompetencies(IEnumerable<Group> groups) => Sum(groups.Select(group => Known(group.Code, () =>
        Sum(figures.OutcomesIn(new Slice(Group: group.Code)).Select(outcome =>
            new Counted(outcome.Reached, outcome.Planned, outcome.Learners - outcome.Planned))))));

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

        // The final grade before the interim one, else the better of practice and project; the last attempt of each.
        var shares = figures.CountingGrades
            .Where(grade => grade.Group == group.Code && grade.Module == module && grade.Competency.Length == 0)
            .Where(grade => grade.Control != "current" && grade.Share is not null)
            .GroupBy(grade => grade.Learner)
            .Select(own => own.OrderBy(grade => grade.Control switch { "final" => 0, "interim" => 1, _ => 2 })
                .ThenByDescending(grade => grade.Share).First().Share!.Value)
            .ToList();
        var planned = RowRules.NumberOf(plans[0]["planned_share"])!.Value;
        return new Counted(shares.Count(share => share >= planned), shares.Count, 0);
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
        new Counted(sum.Numerator + part.Numerator, sum.Denominator + part.Denominator, sum.LeftOut + part.LeftOut));
}
