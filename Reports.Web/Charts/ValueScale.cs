using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>The ends and the steps of an axis of values.</summary>
/// <param name="Min">The lower end.</param>
/// <param name="Max">The upper end.</param>
/// <param name="Step">From one line of the grid to the next.</param>
public sealed record ValueScale(double Min, double Max, double Step)
{
    private const int Steps = 4;

    /// <summary>The values of the grid's lines.</summary>
    public IEnumerable<double> Lines => Enumerable.Range(0, (int)Math.Round((Max - Min) / Step) + 1).Select(i => Min + (i * Step));

    /// <summary>The scale of shares up to 100 %. It begins at zero for bars; for lines the empty lower part may be left out.</summary>
    /// <returns>Null for other kinds, whose scale the drawing script chooses.</returns>
    public static ValueScale? OfShares(ColumnKind kind, IEnumerable<double?> values, bool fromZero)
    {
        var known = values.OfType<double>().ToList();
        if (kind != ColumnKind.Share || known.Count == 0 || known.Max() > 100)
        {
            return null;
        }

        var min = fromZero ? 0 : Math.Clamp(Math.Floor((known.Min() - 5) / 10) * 10, 0, 80);
        return min >= 50 ? new ValueScale(min, 100, min >= 80 ? 5 : 10) : new ValueScale(Math.Floor(min / 25) * 25, 100, 25);
    }

    /// <summary>The scale of any values.</summary>
    public static ValueScale Of(ColumnKind kind, IEnumerable<double?> values, bool fromZero)
    {
        var known = values.OfType<double>().ToList();
        if (OfShares(kind, known.Select(value => (double?)value), fromZero) is { } shares)
        {
            return shares;
        }

        var (min, max) = known.Count == 0 ? (0, 1) : (known.Min(), known.Max());
        (min, max) = fromZero || min == max ? (Math.Min(0, min), Math.Max(0, max)) : (min, max);
        var step = Round((max - min) / Steps, kind == ColumnKind.Count ? 1 : 0);
        min = Math.Floor(min / step) * step;
        max = Math.Ceiling(max / step) * step;
        return new ValueScale(min, max > min ? max : min + step, step);
    }

    /// <summary>The smallest of 1, 2, 2.5, 5 and their multiples of ten that is not less.</summary>
    private static double Round(double step, double least)
    {
        if (step <= 0)
        {
            return Math.Max(least, 1);
        }

        var ten = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var round = new[] { 1, 2, 2.5, 5, 10 }.First(digit => digit * ten >= step * 0.999) * ten;
        return least > 0 ? Math.Max(least, Math.Ceiling(round)) : round;
    }
}
