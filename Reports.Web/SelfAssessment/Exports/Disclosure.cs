namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// What a reader can compute of hidden numbers. The sums are equations in the numbers that are not shown: they are solved by
/// elimination, and bounds (no number of people is negative) are narrowed along the equations as they stand and as they were solved.
/// </summary>
internal static class Disclosure
{
    private const int MostRounds = 50;

    // Coefficients are small whole numbers and their quotients; a person is 1.
    private const double Precision = 1e-6;

    /// <summary>Numbers that come out: hidden ones that are determined, and small ones that can be seen to be small.</summary>
    /// <param name="hidden">Figures that are not shown.</param>
    /// <param name="threshold">The least number that is not small.</param>
    /// <param name="onlySmall">Whether a number that is not small may come out.</param>
    /// <returns>Each with the sums among which there is something left to hide.</returns>
    public static IReadOnlyList<(SumMember Number, IReadOnlyList<KnownSum> Around)> Find(
        IReadOnlyList<KnownSum> sums, HashSet<FigureKey> hidden, int threshold, bool onlySmall)
    {
        var found = new List<(SumMember, IReadOnlyList<KnownSum>)>();
        foreach (var part in Connected(sums, hidden))
        {
            var unknown = part.SelectMany(sum => sum.Members).Where(member => !member.IsShown(hidden)).Distinct().ToList();
            var bounds = Bounds(part, unknown, hidden);
            foreach (var (number, (low, high)) in unknown.Zip(bounds).Where(pair => ComesOut(pair.First, pair.Second, threshold, onlySmall)))
            {
                var near = part.Where(sum => sum.Members.Contains(number)).ToList();
                found.Add((number, near.Exists(sum => sum.Members.Any(member => member.CanBeHidden(hidden))) ? near : part));
            }
        }

        return found;
    }

    private static bool ComesOut(SumMember number, (double Low, double High) bounds, int threshold, bool onlySmall)
    {
        var isSmall = number.Value != 0 && Math.Abs(number.Value) < threshold;
        return (isSmall && bounds.High < threshold - Precision) || ((isSmall || (number.IsFigure && !onlySmall)) && bounds.High - bounds.Low < 1 - Precision);
    }

    /// <summary>Sums with something hidden, in sets that share no hidden number.</summary>
    private static IEnumerable<List<KnownSum>> Connected(IReadOnlyList<KnownSum> sums, HashSet<FigureKey> hidden)
    {
        var byMember = sums.SelectMany(sum => sum.Members.Where(member => !member.IsShown(hidden)).Select(member => (sum, member)))
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

    private static (double Low, double High)[] Bounds(List<KnownSum> sums, List<SumMember> unknown, HashSet<FigureKey> hidden)
    {
        var place = unknown.Select((member, i) => (member, i)).ToDictionary(pair => pair.member, pair => pair.i);
        var rows = sums.Select(sum => Row(sum, place, hidden)).ToList();
        var solved = rows.Select(row => (double[])row.Clone()).ToList();
        Eliminate(solved, unknown.Count);
        rows.AddRange(solved);

        var bounds = unknown.Select(member => (Low: member.Value < 0 ? double.NegativeInfinity : 0, High: double.PositiveInfinity)).ToArray();
        var changed = true;
        for (var round = 0; changed && round < MostRounds; round++)
        {
            changed = rows.Aggregate(false, (any, row) => Narrow(row, bounds) || any);
        }

        return bounds;
    }

    /// <summary>Coefficients of the unknown numbers, and last what the shown ones leave.</summary>
    private static double[] Row(KnownSum sum, Dictionary<SumMember, int> place, HashSet<FigureKey> hidden)
    {
        var row = new double[place.Count + 1];
        foreach (var (member, sign) in sum.Wholes.Select(whole => (whole, 1)).Concat(sum.Parts.Select(part => (part, -1))))
        {
            if (member.IsShown(hidden))
            {
                row[^1] -= sign * (double)member.Value;
            }
            else
            {
                row[place[member]] += sign;
            }
        }

        return row;
    }

    /// <summary>Gauss and Jordan, in place.</summary>
    private static void Eliminate(List<double[]> rows, int columns)
    {
        var top = 0;
        for (var column = 0; column < columns && top < rows.Count; column++)
        {
            var pivot = Enumerable.Range(top, rows.Count - top).MaxBy(i => Math.Abs(rows[i][column]));
            if (Math.Abs(rows[pivot][column]) < Precision)
            {
                continue;
            }

            (rows[top], rows[pivot]) = (rows[pivot], rows[top]);
            var by = rows[top][column];
            for (var j = column; j <= columns; j++)
            {
                rows[top][j] /= by;
            }

            for (var i = 0; i < rows.Count; i++)
            {
                if (i != top && rows[i][column] is var times && Math.Abs(times) >= Precision)
                {
                    for (var j = column; j <= columns; j++)
                    {
                        rows[i][j] -= times * rows[top][j];
                    }
                }
            }

            top++;
        }
    }

    /// <summary>Each number of an equation lies between what the others leave it at their least and at their most.</summary>
    private static bool Narrow(double[] row, (double Low, double High)[] bounds)
    {
        var changed = false;
        for (var i = 0; i < bounds.Length; i++)
        {
            if (Math.Abs(row[i]) < Precision)
            {
                continue;
            }

            var (low, high) = (row[^1], row[^1]);
            for (var j = 0; j < bounds.Length; j++)
            {
                if (j != i && Math.Abs(row[j]) >= Precision)
                {
                    var (one, other) = (row[j] * bounds[j].Low, row[j] * bounds[j].High);
                    (low, high) = (low - Math.Max(one, other), high - Math.Min(one, other));
                }
            }

            (low, high) = row[i] > 0 ? (low / row[i], high / row[i]) : (high / row[i], low / row[i]);
            (low, high) = (Math.Ceiling(low - Precision), Math.Floor(high + Precision));
            if (low > bounds[i].Low || high < bounds[i].High)
            {
                bounds[i] = (Math.Max(low, bounds[i].Low), Math.Min(high, bounds[i].High));
                changed = true;
            }
        }

        return changed;
    }
}
