using Reports.Web.AppStore;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment;

/// <summary>Where a value came from.</summary>
public enum ValueOrigin
{
    /// <summary>Not entered yet.</summary>
    Missing,

    /// <summary>The warehouse.</summary>
    Computed,

    /// <summary>A person.</summary>
    Entered,

    /// <summary>One part from the warehouse, the other from a person.</summary>
    Both,
}

/// <summary>The value of one cell of an indicator for one year. Shares are computed from counts, never from shares.</summary>
/// <param name="Line">Code of the line, or empty.</param>
/// <param name="Column">Code of the column, or empty.</param>
/// <param name="Year">Reporting year.</param>
public sealed record AssessmentValue(Indicator Indicator, string Line, string Column, int Year)
{
    /// <summary>Where it came from.</summary>
    public ValueOrigin Origin { get; init; }

    /// <summary>The number, or the numerator.</summary>
    public decimal? Number { get; init; }

    /// <summary>The denominator; null when the indicator has none or it is not known.</summary>
    public decimal? Base { get; init; }

    /// <summary>The computed value that an entered one replaces; null otherwise.</summary>
    public IndicatorFigure? Computed { get; init; }

    /// <summary>The entered value; null for none.</summary>
    public ManualValue? Entry { get; init; }

    /// <summary>Whether a value is still to be entered.</summary>
    public bool IsMissing => Indicator.EnteredIn(Column) switch
    {
        EnteredPart.Nothing => false,
        EnteredPart.Value => Origin == ValueOrigin.Missing,
        _ => Entry?.Number is null,
    };

    /// <summary>Part of one; null when there is no base or the base is empty.</summary>
    public decimal? Share => Number is { } number && Base is { } whole && whole != 0 ? number / whole : null;

    /// <summary>The number in the form: of a share the per cent, of a mean the quotient.</summary>
    public decimal? Main => Indicator.Form switch
    {
        IndicatorForm.Share => 100 * Share,
        IndicatorForm.Mean => Share,
        _ => Number,
    };

    /// <summary>The value of a cell from the computed and the entered one.</summary>
    /// <param name="cell">The cell without a value.</param>
    /// <param name="figure">The computed value; null when there is nothing to count.</param>
    /// <param name="entry">The entered value; null when there is none or it was withdrawn.</param>
    /// <param name="isKnown">Whether the warehouse knows of any study in the year; if not, a count of nobody is no data and not zero.</param>
    public static AssessmentValue Of(AssessmentValue cell, IndicatorFigure? figure, ManualValue? entry, bool isKnown)
    {
        ArgumentNullException.ThrowIfNull(cell);
        entry = entry?.Number is null ? null : entry;
        var indicator = cell.Indicator;
        var hasBase = indicator.Denominator.Length > 0;
        var isNothing = !isKnown && figure is null or { Numerator: null or 0, Denominator: null or 0 };
        var counted = isNothing ? new IndicatorFigure(indicator, cell.Year, cell.Line, cell.Column, null, null)
            : figure ?? new IndicatorFigure(indicator, cell.Year, cell.Line, cell.Column, 0, hasBase ? 0 : null);
        return (indicator.KindIn(cell.Column), indicator.EnteredIn(cell.Column)) switch
        {
            (IndicatorKind.Manual, _) => entry is null ? cell : cell with { Origin = ValueOrigin.Entered, Number = entry.Number, Base = entry.Base, Entry = entry },
            (IndicatorKind.Partly, EnteredPart.Numerator) => cell with
            {
                Origin = entry is null ? ValueOrigin.Missing : ValueOrigin.Both,
                Number = entry?.Number,
                Base = counted.Denominator,
                Entry = entry,
            },
            (IndicatorKind.Partly, EnteredPart.Denominator) => cell with
            {
                Origin = entry is null ? ValueOrigin.Missing : ValueOrigin.Both,
                Number = counted.Numerator,
                Base = entry?.Number,
                Entry = entry,
            },
            (IndicatorKind.Partly, _) when entry is not null => cell with
            {
                Origin = ValueOrigin.Entered,
                Number = entry.Number,
                Base = entry.Base,
                Entry = entry,
                Computed = counted,
            },
            _ => cell with { Origin = ValueOrigin.Computed, Number = counted.Numerator, Base = counted.Denominator },
        };
    }
}
