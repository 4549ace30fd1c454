namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A sum of unknown numbers, each by its coefficient, is a known number.</summary>
/// <param name="Terms">Places of the unknown numbers, rising, with their coefficients, none of them zero.</param>
/// <param name="Sum">The known number.</param>
internal sealed record Equation(IReadOnlyList<(int Place, double By)> Terms, double Sum)
{
    /// <summary>What a sum says of its numbers that are not shown.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="place">Places of the unknown numbers.</param>
    /// <param name="shown">The numbers that are known.</param>
    public static Equation Of(KnownSum sum, Dictionary<SumMember, int> place, HashSet<SumMember> shown)
    {
        var known = 0m;
        var terms = new SortedDictionary<int, double>();
        Add(sum.Wholes, 1);
        Add(sum.Parts, -1);
        return new Equation([.. terms.Where(term => term.Value != 0).Select(term => (term.Key, term.Value))], (double)known);

        void Add(IReadOnlyList<SumMember> members, int sign)
        {
            foreach (var member in members)
            {
                if (shown.Contains(member))
                {
                    known -= sign * member.Value;
                }
                else
                {
                    terms[place[member]] = terms.GetValueOrDefault(place[member]) + sign;
                }
            }
        }
    }
}

/// <summary>Equations in many numbers.</summary>
internal static class LinearSystem
{
    // Coefficients are small whole numbers and their quotients.
    private const double Precision = 1e-6;

    /// <summary>Solves equations as far as they can be, by Gauss and Jordan: each answer has one number that stands in no other.</summary>
    /// <param name="equations">The equations.</param>
    /// <param name="unknown">How many unknown numbers there are.</param>
    public static IEnumerable<Equation> Solve(IReadOnlyList<Equation> equations, int unknown)
    {
        var rows = equations.Select(equation => Row(equation, unknown)).ToArray();
        var top = 0;
        for (var column = 0; column < unknown && top < rows.Length; column++)
        {
            var pivot = Enumerable.Range(top, rows.Length - top).MaxBy(i => Math.Abs(rows[i][column]));
            if (Math.Abs(rows[pivot][column]) < Precision)
            {
                continue;
            }

            (rows[top], rows[pivot]) = (rows[pivot], rows[top]);
            Eliminate(rows, top, column);
            top++;
        }

        return rows.Select(row => new Equation(
            [.. row.Take(unknown).Select((by, place) => (place, by)).Where(term => Math.Abs(term.by) >= Precision)], row[unknown]));
    }

    private static double[] Row(Equation equation, int unknown)
    {
        var row = new double[unknown + 1];
        foreach (var (place, by) in equation.Terms)
        {
            row[place] = by;
        }

        row[unknown] = equation.Sum;
        return row;
    }

    private static void Eliminate(double[][] rows, int top, int column)
    {
        var first = rows[top].AsSpan(column);
        var by = first[0];
        for (var j = 0; j < first.Length; j++)
        {
            first[j] /= by;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (i != top && rows[i][column] is var times && Math.Abs(times) >= Precision)
            {
                var row = rows[i].AsSpan(column);
                for (var j = 0; j < first.Length; j++)
                {
                    row[j] -= times * first[j];
                }
            }
        }
    }
}
