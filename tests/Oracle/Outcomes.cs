namespace Oracle;

/// <summary>What a module says of a planned result.</summary>
/// <param name="Module">The module.</param>
/// <param name="Weight">How much it says.</param>
/// <param name="Share">Share of the grade, or of the mean of current ones; none where they are passes and fails.</param>
/// <param name="Passed">Whether it is passed; of several passes and fails all of them.</param>
/// <param name="Control">The control of the grade.</param>
/// <param name="Teacher">Who gave it; empty where several did.</param>
public sealed record Evidence(string Module, decimal Weight, decimal? Share, bool Passed, string Control, string Teacher);

/// <summary>A competency of a learner in a group: what it is made of, and the plan that it is held to.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Group">The group.</param>
/// <param name="Competency">The competency.</param>
/// <param name="Evidence">At least one.</param>
/// <param name="Plan">None where nothing is planned.</param>
public sealed record Outcome(string Learner, Group Group, string Competency, IReadOnlyList<Evidence> Evidence, Plan? Plan)
{
    private IEnumerable<Evidence> Graded => Evidence.Where(one => one.Share is not null);

    /// <summary>The mean share, weighted by modules.</summary>
    public decimal? Share => Graded.Any() ? Graded.Sum(one => one.Weight * one.Share!.Value) / Graded.Sum(one => one.Weight) : null;

    /// <summary>Whether every pass or fail is a pass.</summary>
    public bool Passed => Evidence.Where(one => one.Share is null).All(one => one.Passed);

    /// <summary>By marks when there is any, else by passes.</summary>
    public bool Reached => new Result(Share, Passed, Plan?.Share).Reached;

    /// <summary>
    /// The evidence that decided: of marks the one that took the result furthest from the threshold to its side; of passes a fail, when not reached. Of equals
    /// the weightier, then the module of the lesser code.
    /// </summary>
    public Evidence Decided => (Share is null ? Evidence.Where(one => Plan is null || one.Passed == Reached) : Graded)
        .OrderByDescending(one => Plan is null || one.Share is null ? 0 : (Reached ? 1 : -1) * one.Weight * (one.Share.Value - Plan.Share))
        .ThenByDescending(one => one.Weight).ThenBy(one => one.Module, StringComparer.Ordinal).First();
}

/// <summary>Competencies of learners, each from the grades of the learner in the group, as the programme says it is judged.</summary>
public sealed class Outcomes(ValidFacts facts)
{
    private const string ByFinal = "итоговая аттестация";
    private const string ByCurrentToo = "модули и текущий контроль";
    private readonly Lazy<IReadOnlyList<Outcome>> all = new(() => [.. Read(facts)]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Outcome> All => all.Value;

    /// <summary>Not attested and exempt say nothing of a result; a pass and a fail do, without a degree.</summary>
    public static bool IsEvidence(Grade grade) => grade.Bucket is not (Bucket.NotAttested or Bucket.Exempt);

    /// <summary>
    /// Final before interim before the better of practice and project, a mark before a pass; evidence of the very competency before that of the whole module.
    /// </summary>
    public static Chain? Best(IEnumerable<Chain> evidence, string module, string competency) => evidence
        .Where(chain => chain.Last.Module == module && (chain.Last.Competency.Length == 0 || chain.Last.Competency == competency))
        .OrderBy(chain => chain.Last.Competency == competency ? 0 : 1)
        .ThenBy(chain => chain.Control switch { "final" => 0, "interim" or "retake" => 1, _ => 2 })
        .ThenByDescending(chain => chain.Last.Share is not null)
        .ThenByDescending(chain => chain.Last.Share)
        .ThenByDescending(chain => chain.Last.Bucket == Bucket.Pass)
        .FirstOrDefault();

    private static IEnumerable<Outcome> Read(ValidFacts facts)
    {
        var chains = Chain.Of(facts.Grades).Where(chain => IsEvidence(chain.Last)).ToLookup(chain => (chain.Last.Learner, chain.Last.Group));
        var lessons = facts.Grades.Where(grade => grade.Control == "current" && IsEvidence(grade)).ToLookup(grade => (grade.Learner, grade.Group));
        return chains.Select(own => own.Key).Union(lessons.Select(own => own.Key)).Where(key => facts.Groups.ContainsKey(key.Group))
            .SelectMany(key => Own(facts, key.Learner, facts.Groups[key.Group], [.. chains[key]], [.. lessons[key]]));
    }

    private static IEnumerable<Outcome> Own(ValidFacts facts, string learner, Group group, List<Chain> chains, List<Grade> lessons)
    {
        var rule = facts.JudgedBy(group);
        if (rule == ByFinal)
        {
            chains = [.. chains.Where(chain => chain.Control == "final")];
        }

        foreach (var (competency, weights) in Wanted(facts, group, rule, chains))
        {
            var evidence = weights.Select(weight => Of(weight, competency, chains, rule == ByCurrentToo ? lessons : [])).OfType<Evidence>().ToList();
            if (evidence.Count > 0)
            {
                yield return new Outcome(learner, group, competency, evidence, InForce(facts, group, competency));
            }
        }
    }

    /// <summary>Competencies with the modules that say something of them; a final of a module that says nothing of any is of every competency.</summary>
    private static IEnumerable<(string Competency, List<Weight> Weights)> Wanted(ValidFacts facts, Group group, string rule, List<Chain> finals)
    {
        var weights = facts.Weights.Where(weight => weight.Programme == group.Programme && weight.Value > 0).ToList();
        var whole = rule != ByFinal ? [] : finals.Select(chain => chain.Last.Module).Distinct().Where(module => weights.TrueForAll(weight => weight.Module != module)).ToList();
        var named = facts.Competencies.Where(row => row["programme_code"] == group.Programme).Select(row => row["competency_code"]).ToList();
        return weights.Select(weight => weight.Competency).Union(whole.Count > 0 ? named : []).Select(competency => (competency, weights
            .Where(weight => weight.Competency == competency)
            .Concat(named.Contains(competency) ? whole.Select(module => new Weight(group.Programme, module, competency, 1)) : []).ToList()));
    }

    private static Evidence? Of(Weight weight, string competency, List<Chain> chains, List<Grade> lessons)
    {
        if (Best(chains, weight.Module, competency)?.Last is { } grade)
        {
            return new Evidence(weight.Module, weight.Value, grade.Share, grade.Bucket == Bucket.Pass, grade.Control, grade.Teacher);
        }

        // Current grades of the very competency before those of the whole module.
        var current = lessons.Where(one => one.Module == weight.Module && (one.Competency.Length == 0 || one.Competency == competency))
            .GroupBy(one => one.Competency).OrderBy(same => same.Key.Length == 0 ? 1 : 0).FirstOrDefault()?.ToList();
        if (current is null)
        {
            return null;
        }

        var shares = current.Select(one => one.Share).OfType<decimal>().ToList();
        var teachers = current.Select(one => one.Teacher).Distinct().ToList();
        return new Evidence(
            weight.Module, weight.Value, shares.Count > 0 ? Math.Round(shares.Average(), 6, MidpointRounding.AwayFromZero) : null,
            current.TrueForAll(one => one.Bucket == Bucket.Pass), "current", teachers is [var only] ? only : "");
    }

    /// <summary>The group's own plan before the programme's; of several the last that was valid when the group started, else the first to come.</summary>
    private static Plan? InForce(ValidFacts facts, Group group, string competency) => facts.Plans
        .Where(plan => plan.Programme == group.Programme && plan.Competency == competency && (plan.Group.Length == 0 || plan.Group == group.Code))
        .GroupBy(plan => plan.Group).OrderByDescending(same => same.Key.Length)
        .Select(same => same.Where(plan => plan.ValidFrom <= group.StartsOn).MaxBy(plan => plan.ValidFrom) ?? same.MinBy(plan => plan.ValidFrom))
        .FirstOrDefault();
}
