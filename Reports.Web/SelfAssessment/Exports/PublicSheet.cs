using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Figures of people of one page and one year, and the sums between them that everybody knows.</summary>
internal sealed class PublicSheet
{
    // Subsets of siblings are tried out: 4,096 at most.
    private const int MostSiblings = 12;

    private readonly IReadOnlyList<PublicFigure> _figures;
    private readonly int _threshold;
    private readonly List<KnownSum> _sums = [];
    private readonly List<FigureKey> _unexplained = [];
    private readonly Dictionary<FigureKey, SumMember> _members;

    private readonly Disclosure _disclosure;

    /// <param name="figures">Its figures.</param>
    /// <param name="threshold">The smallest number that may be shown.</param>
    /// <param name="isRest">Whether it is what is left of a page: no page hides its numbers, only small ones are a secret.</param>
    public PublicSheet(IReadOnlyList<PublicFigure> figures, int threshold, bool isRest)
    {
        (_figures, _threshold) = (figures, threshold);
        _members = figures.ToDictionary(figure => figure.Key, figure => new SumMember(figure.Number, [figure.Key]));
        foreach (var table in figures.Where(figure => figure.Indicator.IsTable).GroupBy(figure => figure.Indicator.Code))
        {
            AddTable([.. table]);
        }

        AddChecks();
        var single = figures.Where(figure => !figure.Indicator.IsTable && figure.Indicator.Form != IndicatorForm.Mean).ToList();
        AddChildren(single);
        AddBases(single);
        AddRepeated();
        _disclosure = new Disclosure(_sums, threshold, onlySmall: isRest);
    }

    /// <summary>Hides what is small, and neighbours until nothing hidden can be computed.</summary>
    public void Cover(HashSet<FigureKey> hidden)
    {
        hidden.UnionWith(_figures.Where(IsSmall).Select(figure => figure.Key));

        // Where the header does not say what adds up, any difference of two numbers may be a group: nothing of the table is shown.
        hidden.UnionWith(_unexplained);
        while (_disclosure.Next(hidden) is { Count: > 0 } next)
        {
            hidden.UnionWith(next);
        }
    }

    private bool IsSmall(PublicFigure figure) => figure.Indicator.Form == IndicatorForm.Mean
        ? IsSmall(figure.Base)
        : IsSmall(figure.Number) || (figure.Indicator.Form != IndicatorForm.Number && IsSmall(figure.Base - figure.Number));

    // What is left of a whole is below zero when somebody is counted by two organisations: that is a group too.
    private bool IsSmall(decimal? number) => number is { } n && n != 0 && Math.Abs(n) < _threshold;

    private void AddTable(List<PublicFigure> table)
    {
        var indicator = table[0].Indicator;
        if ((indicator.Lines.Count > 1 && indicator.LineSums is null) || (indicator.Columns.Count > 1 && indicator.ColumnSums is null))
        {
            _unexplained.AddRange(table.Select(figure => figure.Key));
            return;
        }

        foreach (var column in table.GroupBy(figure => figure.Key.Column))
        {
            Add(indicator.LineSums ?? [], column.ToDictionary(figure => figure.Key.Line));
        }

        foreach (var line in table.GroupBy(figure => figure.Key.Line))
        {
            Add(indicator.ColumnSums ?? [], line.ToDictionary(figure => figure.Key.Column));
        }

        void Add(IReadOnlyList<IndicatorSum> sums, Dictionary<string, PublicFigure> cells)
        {
            foreach (var sum in sums.Where(sum => sum.Whole.Concat(sum.Parts).All(cells.ContainsKey)))
            {
                AddSum([.. sum.Whole.Select(code => _members[cells[code].Key])], [.. sum.Parts.Select(code => _members[cells[code].Key])]);
            }
        }
    }

    /// <summary>Relations that the form prints, within a table and between tables: everybody knows them.</summary>
    private void AddChecks()
    {
        var cells = _figures.ToDictionary(figure => (figure.Key.Code, figure.Key.Line, figure.Key.Column), figure => _members[figure.Key]);
        var indicators = _figures.Select(figure => figure.Indicator).DistinctBy(indicator => indicator.Code).ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        foreach (var (indicator, check) in indicators.Values.SelectMany(indicator => indicator.Checks, (indicator, check) => (indicator, check)))
        {
            foreach (var (line, column) in ControlSums.Places(indicator, check))
            {
                if (Side(indicator, check.Left, line, column) is { } left && Side(indicator, check.Right, line, column) is { } right)
                {
                    AddSum(check.IsEqual ? left : right, check.IsEqual ? right : left);
                }
            }
        }

        List<SumMember>? Side(Indicator own, IReadOnlyList<CheckTerm> terms, string line, string column)
        {
            var members = terms.SelectMany(term => indicators.GetValueOrDefault(term.Code ?? own.Code) is not { } of ? [null]
                : from at in ControlSums.Codes(of.Lines, term.Line ?? line, term.ToLine)
                  from across in ControlSums.Codes(of.Columns, term.Column ?? column, term.ToColumn)
                  select cells.GetValueOrDefault((of.Code, at, across))).ToList();
            return members.Contains(null) ? null : members.OfType<SumMember>().ToList();
        }
    }

    /// <summary>An indicator with those below it, 1.10 with 1.10.1 and 1.10.2; one by one when they overlap.</summary>
    private void AddChildren(List<PublicFigure> single)
    {
        foreach (var parent in single)
        {
            var children = single.Where(figure => Parent(figure) == parent.Key.Code && figure.Number <= parent.Number).Select(figure => _members[figure.Key]).ToList();
            if (children.Count > 1 && children.Sum(child => child.Value) <= parent.Number)
            {
                AddSum([_members[parent.Key]], children);
            }
            else
            {
                children.ForEach(child => AddSum([_members[parent.Key]], [child]));
            }
        }
    }

    /// <summary>A number with its complement is the base, and so are siblings that add up to it, or two that all but do.</summary>
    private void AddBases(List<PublicFigure> single)
    {
        foreach (var based in single.Where(figure => figure.Base is not null && figure.Indicator.Form == IndicatorForm.NumberAndShare).GroupBy(figure => figure.Base!.Value))
        {
            // Any of them that is shown tells the base; a number alone may be the base too.
            var whole = new SumMember(based.Key, [.. based.Select(figure => figure.Key)]) { IsBase = true };
            foreach (var figure in based.Concat(single.Where(figure => figure.Indicator.Form == IndicatorForm.Number && figure.Number == based.Key)))
            {
                AddSum([whole], [_members[figure.Key]]);
            }

            foreach (var siblings in based.GroupBy(figure => (Parent(figure), figure.Indicator.Section)))
            {
                AddSubsets(whole, [.. siblings.Where(figure => figure.Number > 0).Take(MostSiblings).Select(figure => _members[figure.Key])]);
            }
        }
    }

    private void AddSubsets(SumMember whole, List<SumMember> siblings)
    {
        for (var mask = 1; mask < 1 << siblings.Count; mask++)
        {
            var parts = siblings.Where((_, i) => (mask >> i & 1) == 1).ToList();
            var left = whole.Value - parts.Sum(part => part.Value);
            if (parts.Count > 1 && (left == 0 || (parts.Count == 2 && left > 0 && IsSmall(left))))
            {
                AddSum([whole], parts);
            }
        }
    }

    /// <summary>The total of one table may stand in another one: equal numbers are taken to be the same.</summary>
    private void AddRepeated()
    {
        var wholes = _sums.SelectMany(sum => sum.Wholes).Where(whole => !whole.IsBase && whole.Value >= _threshold).ToHashSet();
        foreach (var same in _figures.Where(figure => figure.Indicator.IsTable).GroupBy(figure => figure.Number).Where(same => same.Count() > 1))
        {
            var cells = same.ToList();
            foreach (var whole in cells.Where(cell => wholes.Contains(_members[cell.Key])))
            {
                foreach (var other in cells.Where(cell => cell.Key.Code != whole.Key.Code))
                {
                    AddSum([_members[whole.Key]], [_members[other.Key]]);
                }
            }
        }
    }

    /// <summary>The reader is taken to know when the parts are the whole; otherwise what they leave is one more number that nobody shows.</summary>
    private void AddSum(IReadOnlyList<SumMember> wholes, IReadOnlyList<SumMember> parts)
    {
        var left = wholes.Sum(whole => whole.Value) - parts.Sum(part => part.Value);
        _sums.Add(new(wholes, left == 0 ? parts : [.. parts, new SumMember(left, [])]));
    }

    private static string Parent(PublicFigure figure)
    {
        var code = figure.Key.Code;
        return code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : "";
    }
}

/// <summary>A number of a sum. It is known to the reader when any of its figures is shown.</summary>
/// <param name="value">Its true value.</param>
/// <param name="keys">Figures that tell it: itself, or of a base all that have it; none for what is shown nowhere.</param>
internal sealed class SumMember(decimal value, IReadOnlyList<FigureKey> keys)
{
    public decimal Value { get; } = value;

    public IReadOnlyList<FigureKey> Keys { get; } = keys;

    public bool IsBase { get; init; }

    /// <summary>Whether it is itself a number of the page.</summary>
    public bool IsFigure => Keys.Count > 0 && !IsBase;

    public bool IsShown(HashSet<FigureKey> hidden) => Keys.Any(key => !hidden.Contains(key));
}

/// <summary>The sum of the wholes is the sum of the parts.</summary>
internal sealed record KnownSum(IReadOnlyList<SumMember> Wholes, IReadOnlyList<SumMember> Parts)
{
    public IEnumerable<SumMember> Members => Wholes.Concat(Parts);
}
