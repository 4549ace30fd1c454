using Reports.Web.AppStore;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>A value of an edition that differs from today's, and why.</summary>
/// <param name="Was">In the edition; null when its form did not have it.</param>
/// <param name="Now">Today; null when the form no longer has it.</param>
public sealed record Difference(AssessmentValue? Was, AssessmentValue? Now)
{
    /// <summary>The cell, as the edition has it if it does.</summary>
    public AssessmentValue Cell => (Was ?? Now)!;

    /// <summary>Change of the number of the form; null when there is none on one side.</summary>
    public decimal? Change => Now?.Main - Was?.Main;

    /// <summary>Change of the share in hundredths of one, of a number of people with a share; null otherwise.</summary>
    public decimal? ShareChange => Cell.Indicator.Form == IndicatorForm.NumberAndShare ? 100 * (Now?.Share - Was?.Share) : null;

    /// <summary>Whether the entered value differs.</summary>
    public bool IsOfEntry => (Entered(Was?.Entry), EnteredBase(Was?.Entry)) != (Entered(Now?.Entry), EnteredBase(Now?.Entry));

    /// <summary>Whether the file of the rule differs.</summary>
    public bool IsOfRule => Was is not null && Now is not null && Was.Indicator.File.Text != Now.Indicator.File.Text;

    /// <summary>Whether the computed value differs.</summary>
    public bool IsOfData => Was is not null && Now is not null && Counted(Was) != Counted(Now);

    /// <summary>The indicator that the denominator is taken from, when that has changed.</summary>
    public string? Base { get; init; }

    /// <summary>Rows that later loads changed and that affect the value.</summary>
    public IReadOnlyList<ChangedRow> Rows { get; init; } = [];

    /// <summary>Later files with data that the rule reads, when no row can be named.</summary>
    public IReadOnlyList<LaterFile> Files { get; init; } = [];

    /// <summary>Whether two values differ: in their counts, or because one is missing. Two that were not entered are equal.</summary>
    /// <param name="was">In the edition.</param>
    /// <param name="now">Today.</param>
    public static bool IsBetween(AssessmentValue? was, AssessmentValue? now) =>
        was is null || now is null || was.IsMissing != now.IsMissing
            || (!was.IsMissing && (was.Number != now.Number || was.Base != now.Base));

    /// <summary>The computed part of a value.</summary>
    public static (decimal? Number, decimal? Base) Counted(AssessmentValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Indicator switch
        {
            var indicator when indicator.KindIn(value.Column) == IndicatorKind.Manual => default,
            { Entered: EnteredPart.Numerator } => (null, value.Base),
            { Entered: EnteredPart.Denominator } => (value.Number, null),
            _ when value.Computed is { } computed => (computed.Numerator, computed.Denominator),
            _ => (value.Number, value.Base),
        };
    }

    private static decimal? Entered(ManualValue? entry) => entry?.Number;

    private static decimal? EnteredBase(ManualValue? entry) => entry?.Base;
}
