using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Small-group suppression for a public page: hides numbers of people below a threshold, numbers whose
/// complement is small, and as many of their neighbours as are needed so that none can be had by subtraction.
/// </summary>
public sealed class SmallGroups
{
    /// <summary>The default threshold.</summary>
    public const int Usual = 5;

    private readonly HashSet<AssessmentValue> _hidden = new(ReferenceEqualityComparer.Instance);
    private readonly int _threshold;

    private SmallGroups(int threshold) => _threshold = threshold;

    /// <summary>Decides for every value of every year.</summary>
    /// <param name="table">The values.</param>
    /// <param name="threshold">The smallest number that may be shown.</param>
    public static SmallGroups Of(Assessment table, int threshold)
    {
        ArgumentNullException.ThrowIfNull(table);
        var groups = new SmallGroups(threshold);
        foreach (var year in table.Values.GroupBy(value => value.Year))
        {
            groups.Look([.. year.Where(OfPeople)]);
        }

        return groups;
    }

    /// <summary>Whether a value is hidden.</summary>
    public bool Hides(AssessmentValue? value) => value is not null && _hidden.Contains(value);

    /// <summary>Whether anything is hidden.</summary>
    public bool Any => _hidden.Count > 0;

    /// <summary>
    /// Whether a value counts people. A share or a mean is taken to, unless it is of programmes.
    /// </summary>
    private static bool OfPeople(AssessmentValue value) => value.Number is not null && value.Indicator.Form switch
    {
        IndicatorForm.NumberAndShare => true,
        IndicatorForm.Share or IndicatorForm.Mean => value.Base is not null
            && !value.Indicator.Denominator.EndsWith("программы", StringComparison.Ordinal)
            && !value.Indicator.Denominator.Contains("тыс. руб.", StringComparison.Ordinal),
        IndicatorForm.Number => value.Indicator.Unit.Contains("человек", StringComparison.Ordinal) || IsOfPeople(value),
        _ => false,
    };

    /// <summary>In a table only some columns count people: their titles say so.</summary>
    private static bool IsOfPeople(AssessmentValue value) => value.Indicator.Columns
        .Where(column => column.Code == value.Column)
        .Any(column => column.Title.Contains("лушател", StringComparison.Ordinal) || column.Title.Contains("бучен", StringComparison.Ordinal));

    private void Look(List<AssessmentValue> cells)
    {
        foreach (var cell in cells.Where(IsSmall))
        {
            _hidden.Add(cell);
        }

        var families = Families(cells).ToList();
        bool more;
        do
        {
            more = false;
            foreach (var family in families)
            {
                more |= Cover(family);
            }
        }
        while (more);
    }

    private bool IsSmall(AssessmentValue cell) => cell.Indicator.Form == IndicatorForm.Mean
        ? cell.Base < _threshold
        : Small(cell.Number) || (cell.Base is { } whole && cell.Indicator.Form != IndicatorForm.Number && Small(whole - cell.Number));

    private bool Small(decimal? number) => number > 0 && number < _threshold;

    /// <summary>Cells that add up to one another: a row and a column of a table; an indicator with those «в том числе»; parts of one base.</summary>
    private IEnumerable<Family> Families(List<AssessmentValue> cells)
    {
        foreach (var table in cells.Where(cell => cell.Indicator.IsTable).GroupBy(cell => cell.Indicator))
        {
            foreach (var line in table.GroupBy(cell => cell.Line))
            {
                yield return Parts([.. line], table.Key.Columns, cell => cell.Column);
            }

            foreach (var column in table.GroupBy(cell => cell.Column))
            {
                yield return Parts([.. column], table.Key.Lines, cell => cell.Line);
            }
        }

        var single = cells.Where(cell => !cell.Indicator.IsTable && cell.Indicator.Form != IndicatorForm.Mean).ToList();
        foreach (var parent in single)
        {
            var children = single.Where(cell => Parent(cell) == parent.Indicator.Code).ToList();
            if (children.Count > 0)
            {
                yield return new([parent, .. children], children);
            }
        }

        foreach (var siblings in single.Where(cell => cell.Base is not null).GroupBy(cell => (Parent(cell), cell.Indicator.Section, cell.Base)))
        {
            foreach (var parts in WholeBase([.. siblings], siblings.Key.Base!.Value))
            {
                yield return new(parts, parts);
            }
        }
    }

    /// <summary>A row or a column; for its cells «из них» the rest of the whole is checked too.</summary>
    private Family Parts(List<AssessmentValue> cells, IReadOnlyList<IndicatorPart> parts, Func<AssessmentValue, string> code)
    {
        var byCode = cells.ToDictionary(code);
        AssessmentValue? whole = null;
        foreach (var part in parts)
        {
            if (byCode.GetValueOrDefault(part.Code) is not { } cell)
            {
                continue;
            }

            if (!IsPart(part.Title))
            {
                whole = cell;
            }
            else if (whole is not null && (Small(whole.Number - cell.Number) || Small(Others(cell) - cell.Number)))
            {
                _hidden.Add(cell);
            }
        }

        return new(cells, cells);

        decimal? Others(AssessmentValue cell) =>
            parts.Where(part => !IsPart(part.Title)).Sum(part => byCode.GetValueOrDefault(part.Code) is { } other && other != cell ? other.Number : 0);
    }

    /// <summary>Hides neighbours until no hidden cell, and no small sum of hidden cells, can be computed from the others.</summary>
    private bool Cover(Family family)
    {
        var changed = false;
        while (true)
        {
            var hidden = family.Cells.Where(Hides).ToList();
            var parts = family.Parts.Where(Hides).ToList();
            var isSafe = hidden.Count == 0
                || (hidden.Count > 1 && (parts.Count < hidden.Count || parts.Count == 0 || parts.Sum(cell => cell.Number) >= _threshold));
            var next = isSafe ? null
                : family.Cells.Where(cell => !Hides(cell) && cell.Number > 0).MinBy(cell => cell.Number);
            if (next is null)
            {
                return changed;
            }

            _hidden.Add(next);
            changed = true;
        }
    }

    /// <summary>Sets of siblings that together are the base.</summary>
    private static IEnumerable<List<AssessmentValue>> WholeBase(List<AssessmentValue> siblings, decimal whole)
    {
        const int most = 12;
        var counted = siblings.Where(cell => cell.Number > 0).Take(most).ToList();
        for (var mask = 1; mask < 1 << counted.Count; mask++)
        {
            var parts = counted.Where((_, i) => (mask >> i & 1) == 1).ToList();
            if (parts.Count > 1 && parts.Sum(cell => cell.Number) == whole)
            {
                yield return parts;
            }
        }
    }

    private static bool IsPart(string title) => title.Contains("из них", StringComparison.OrdinalIgnoreCase)
        || title.Contains("из всех", StringComparison.OrdinalIgnoreCase)
        || title.Contains("женщин", StringComparison.OrdinalIgnoreCase);

    private static string Parent(AssessmentValue cell)
    {
        var code = cell.Indicator.Code;
        return code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : "";
    }

    /// <param name="Cells">Cells that may be hidden.</param>
    /// <param name="Parts">Sets of cells that add up to a visible value.</param>
    private sealed record Family(IReadOnlyList<AssessmentValue> Cells, IReadOnlyList<AssessmentValue> Parts);
}
