using System.Globalization;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment;

/// <summary>A relation that the numbers of a form do not keep.</summary>
/// <param name="Check">The relation.</param>
/// <param name="Cells">Numbers of the form on both sides.</param>
/// <param name="Place">Table with the line or the column that it is about: «2.1, стр. 05».</param>
/// <param name="Rule">The relation in words: «гр. 3 = гр. 4 + гр. 5».</param>
/// <param name="Left">Sum of the left side.</param>
/// <param name="Right">Sum of the right side.</param>
public sealed record Contradiction(IndicatorCheck Check, IReadOnlyList<AssessmentValue> Cells, string Place, string Rule, decimal Left, decimal Right)
{
    /// <summary>By how much the left side is more than the right one; negative when it is less.</summary>
    public decimal Difference => Left - Right;

    /// <summary>Where the relation comes from, in words.</summary>
    public string Source => Check.Source switch
    {
        CheckSource.Printed => "напечатано в бланке",
        CheckSource.Implied => "следует из названий строк и граф",
        _ => "предупреждение: бланк этого не требует",
    };

    /// <summary>The contradiction as one sentence.</summary>
    public string Words => $"{Place}: {Rule}: слева {Figures.Number(Left, 0)}, справа {Figures.Number(Right, 0)}, расхождение {Figures.Number(Difference, 0)} ({Source})";
}

/// <summary>The relations of a form for its reporting year.</summary>
/// <param name="Checked">How many were checked.</param>
/// <param name="Unchecked">How many could not be, because a number has not been entered.</param>
/// <param name="Contradictions">Those that do not hold, in the order of the form.</param>
public sealed record ControlSums(int Checked, int Unchecked, IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>Whether the form has any.</summary>
    public bool AreThere => Checked + Unchecked > 0;

    /// <summary>How many were checked and do not hold, in words.</summary>
    public string Words => $"проверено {Figures.Count(Checked)}, не сошлось {Figures.Count(Contradictions.Count)}"
        + (Unchecked > 0 ? $", не проверено {Figures.Count(Unchecked)}: значения не введены" : "");

    /// <summary>Checks the reporting year of an assessment.</summary>
    /// <param name="table">Its values.</param>
    public static ControlSums Of(Assessment table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (done, undone, found) = (0, 0, new List<Contradiction>());
        foreach (var (indicator, check, line, column) in table.Indicators.SelectMany(indicator => indicator.Checks
            .SelectMany(check => Places(indicator, check), (check, place) => (indicator, check, place.Line, place.Column))))
        {
            var (left, right) = (Side(table, indicator, check.Left, line, column), Side(table, indicator, check.Right, line, column));
            if (left is null || right is null)
            {
                continue;
            }

            if (left.Concat(right).Any(value => value.Number is null))
            {
                undone++;
                continue;
            }

            done++;
            var (one, other) = (left.Sum(value => value.Number!.Value), right.Sum(value => value.Number!.Value));
            if (check.IsEqual ? one != other : one > other)
            {
                found.Add(new Contradiction(check, [.. left, .. right], Place(indicator, line, column), Rule(check, line, column), one, other));
            }
        }

        return new ControlSums(done, undone, found);
    }

    /// <summary>The numbers of one side, with a range as all between its ends; null when the form has no such number.</summary>
    /// <param name="table">Values.</param>
    /// <param name="indicator">Whose relation it is.</param>
    /// <param name="terms">The side.</param>
    /// <param name="line">The line in place of <c>*</c>.</param>
    /// <param name="column">The column in place of <c>*</c>.</param>
    private static List<AssessmentValue>? Side(Assessment table, Indicator indicator, IReadOnlyList<CheckTerm> terms, string line, string column)
    {
        var values = new List<AssessmentValue?>();
        foreach (var term in terms)
        {
            var other = term.Code is null ? indicator : table.Indicators.FirstOrDefault(one => one.Code == term.Code);
            if (other is null)
            {
                return null;
            }

            values.AddRange(
                from at in Codes(other.Lines, term.Line ?? line, term.ToLine)
                from across in Codes(other.Columns, term.Column ?? column, term.ToColumn)
                select table.Value(other, table.Query.Year, at, across));
        }

        return values.Contains(null) || values.Count == 0 ? null : values.OfType<AssessmentValue>().ToList();
    }

    /// <summary>The lines and columns that a relation is about.</summary>
    internal static IEnumerable<(string Line, string Column)> Places(Indicator indicator, IndicatorCheck check)
    {
        var terms = check.Left.Concat(check.Right).ToList();
        var lines = terms.Exists(term => term.Line is null) ? indicator.Lines.Select(part => part.Code) : [""];
        var columns = terms.Exists(term => term.Column is null) ? indicator.Columns.Select(part => part.Code).ToList() : [""];
        return lines.SelectMany(_ => columns, (line, column) => (line, column));
    }

    /// <summary>The codes from one to another, or the one.</summary>
    internal static IEnumerable<string> Codes(IReadOnlyList<IndicatorPart> parts, string from, string? to) => to is null ? [from]
        : parts.Select(part => part.Code).SkipWhile(code => code != from).TakeWhile(code => code != After(parts, to));

    private static string? After(IReadOnlyList<IndicatorPart> parts, string code) =>
        parts.Select(part => part.Code).SkipWhile(one => one != code).ElementAtOrDefault(1);

    private static string Place(Indicator indicator, string line, string column) => string.Join(
        ", ", new[] { indicator.Code, line.Length > 0 ? "стр. " + line : "", column.Length > 0 ? "гр. " + column : "" }.Where(part => part.Length > 0));

    private static string Rule(IndicatorCheck check, string line, string column)
    {
        return $"{Side(check.Left)} {(check.IsEqual ? "=" : "≤")} {Side(check.Right)}";

        string Side(IReadOnlyList<CheckTerm> terms) => string.Join(" + ", terms.Select(Term));

        // What the place says already is not said again.
        string Term(CheckTerm term) => string.Join(' ', new[]
        {
            term.Code ?? "",
            term.Line is { } at ? Named("стр.", at, term.ToLine) : term.Code is not null || column.Length > 0 ? line.Length > 0 ? "стр. " + line : "" : "",
            term.Column is { } on ? Named("гр.", on, term.ToColumn) : term.Code is not null || line.Length > 0 ? column.Length > 0 ? "гр. " + column : "" : "",
        }.Where(part => part.Length > 0));

        static string Named(string word, string from, string? to) => from.Length == 0 ? ""
            : to is null ? $"{word} {from}" : string.Create(CultureInfo.InvariantCulture, $"{word} {from}–{to}");
    }
}
