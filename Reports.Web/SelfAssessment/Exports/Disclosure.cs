namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// What a reader can compute of hidden numbers. The sums are equations in the numbers that are not shown: they are solved by
/// elimination, and bounds (no number of people is negative) are narrowed along the equations as they stand and as they were solved.
/// Numbers are only ever hidden, never shown again, so that what has been found closed is looked at again only when it has grown.
/// </summary>
/// <param name="sums">The sums.</param>
/// <param name="threshold">The least number that is not small.</param>
/// <param name="onlySmall">Whether a number that is not small may come out.</param>
internal sealed class Disclosure(IReadOnlyList<KnownSum> sums, int threshold, bool onlySmall)
{
    private const int MostRounds = 50;

    // A person is 1.
    private const double Precision = 1e-6;

    private readonly List<SumMember> _members = [.. sums.SelectMany(sum => sum.Members).Distinct()];

    // Of a hidden number that does not come out: how many numbers were hidden together with it.
    private readonly Dictionary<SumMember, int> _closed = [];

    /// <summary>
    /// Figures to hide next, so that those numbers do not come out which do now: hidden ones that are determined, and small ones that
    /// can be seen to be small. Empty when none does, or when there is nothing left to hide.
    /// </summary>
    /// <param name="hidden">Figures that are not shown.</param>
    public IReadOnlySet<FigureKey> Next(HashSet<FigureKey> hidden)
    {
        var shown = _members.Where(member => member.IsShown(hidden)).ToHashSet();
        var next = new HashSet<FigureKey>();
        foreach (var part in Connected(shown))
        {
            var unknown = part.SelectMany(sum => sum.Members).Where(member => !shown.Contains(member)).Distinct().ToList();
            if (_closed.GetValueOrDefault(unknown[0]) == unknown.Count)
            {
                continue;
            }

            var comingOut = unknown.Zip(Bounds(part, unknown, shown)).Where(pair => ComesOut(pair.First, pair.Second)).Select(pair => pair.First).ToList();
            if (comingOut.Count == 0)
            {
                unknown.ForEach(member => _closed[member] = unknown.Count);
                continue;
            }

            var anywhere = new Lazy<SumMember?>(() => Least(part, shown));
            var near = part.SelectMany(sum => sum.Members.Select(member => (member, sum))).ToLookup(pair => pair.member, pair => pair.sum);
            next.UnionWith(comingOut.Select(number => Least(near[number], shown) ?? anywhere.Value).OfType<SumMember>().SelectMany(member => member.Keys));
        }

        return next;
    }

    /// <summary>Nobody is no group: a zero is left as long as there is another number.</summary>
    private static SumMember? Least(IEnumerable<KnownSum> around, HashSet<SumMember> shown) => around.SelectMany(sum => sum.Members)
        .Where(member => member is { IsFigure: true, Value: not 0 } && shown.Contains(member)).MinBy(member => Math.Abs(member.Value));

    private bool ComesOut(SumMember number, (double Low, double High) bounds)
    {
        var isSmall = number.Value != 0 && Math.Abs(number.Value) < threshold;
        return (isSmall && bounds.High < threshold - Precision) || ((isSmall || (number.IsFigure && !onlySmall)) && bounds.High - bounds.Low < 1 - Precision);
    }

    /// <summary>Sums with something hidden, in sets that share no hidden number.</summary>
    private IEnumerable<List<KnownSum>> Connected(HashSet<SumMember> shown)
    {
        var byMember = sums.SelectMany(sum => sum.Members.Where(member => !shown.Contains(member)).Select(member => (sum, member)))
            .ToLookup(pair => pair.member, pair => pair.sum);
        var seen = new HashSet<KnownSum>(ReferenceEqualityComparer.Instance);
        foreach (var first in byMember.SelectMany(sum => sum))
        {
            if (!seen.Add(first))
            {
                continue;
            }

            var part = new List<KnownSum> { first };
            for (var i = 0; i < part.Count; i++)
            {
                part.AddRange(part[i].Members.SelectMany(member => byMember[member]).Where(seen.Add));
            }

            yield return part;
        }
    }

    private static (double Low, double High)[] Bounds(List<KnownSum> sums, List<SumMember> unknown, HashSet<SumMember> shown)
    {
        var place = unknown.Select((member, i) => (member, i)).ToDictionary(pair => pair.member, pair => pair.i);
        var equations = sums.Select(sum => Equation.Of(sum, place, shown)).ToList();
        equations.AddRange(LinearSystem.Solve(equations, unknown.Count));

        var bounds = unknown.Select(member => (Low: member.Value < 0 ? double.NegativeInfinity : 0, High: double.PositiveInfinity)).ToArray();
        var changed = true;
        for (var round = 0; changed && round < MostRounds; round++)
        {
            changed = equations.Aggregate(false, (any, equation) => Narrow(equation, bounds) || any);
        }

        return bounds;
    }

    /// <summary>Each number of an equation lies between what the others leave it at their least and at their most.</summary>
    private static bool Narrow(Equation equation, (double Low, double High)[] bounds)
    {
        var changed = false;
        foreach (var (place, times) in equation.Terms)
        {
            var (low, high) = (equation.Sum, equation.Sum);
            foreach (var (other, by) in equation.Terms)
            {
                if (other != place)
                {
                    var (one, another) = (by * bounds[other].Low, by * bounds[other].High);
                    (low, high) = (low - Math.Max(one, another), high - Math.Min(one, another));
                }
            }

            (low, high) = times > 0 ? (low / times, high / times) : (high / times, low / times);
            (low, high) = (Math.Ceiling(low - Precision), Math.Floor(high + Precision));
            if (low > bounds[place].Low || high < bounds[place].High)
            {
                bounds[place] = (Math.Max(low, bounds[place].Low), Math.Min(high, bounds[place].High));
                changed = true;
            }
        }

        return changed;
    }
}
