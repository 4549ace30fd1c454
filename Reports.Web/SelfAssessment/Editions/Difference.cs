using Reports.Web.AppStore;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>A value of an edition that would be another today, and why.</summary>
/// <param name="Was">In the edition; null when its form did not have it.</param>
/// <param name="Now">Today; null when the form does not have it any more.</param>
public sealed record Difference(AssessmentValue? Was, AssessmentValue? Now)
{
    /// <summary>The cell, as the edition has it if it does.</summary>
    public AssessmentValue Cell => (Was ?? Now)!;

    /// <summary>Change of the number of the form; null when there is none on one side.</summary>
    public decimal? Change => Now?.Main - Was?.Main;

    /// <summary>Change of the share in hundredths of one, of a number of people with a share; null otherwise.</summary>
    public decimal? ShareChange => Cell.Indicator.Form == IndicatorForm.NumberAndShare ? 100 * (Now?.Share - Was?.Share) : null;

    /// <summary>Whether what people entered is another today.</summary>
    public bool IsOfEntry => (Entered(Was?.Entry), EnteredBase(Was?.Entry)) != (Entered(Now?.Entry), EnteredBase(Now?.Entry));

    /// <summary>Whether the rule is another today: its file differs.</summary>
    public bool IsOfRule => Was is not null && Now is not null && Was.Indicator.File.Text != Now.Indicator.File.Text;

    /// <summary>Whether what the warehouse gives is another today.</summary>
    public bool IsOfData => Was is not null && Now is not null && Counted(Was) != Counted(Now);

    /// <summary>The indicator whose base this one takes, when that is what changed.</summary>
    public string? Base { get; init; }

    /// <summary>Rows that later loads changed and that bear on the value.</summary>
    public IReadOnlyList<ChangedRow> Rows { get; init; } = [];

    /// <summary>Files loaded later that bring what the rule reads, when no row can be named.</summary>
    public IReadOnlyList<LaterFile> Files { get; init; } = [];

    /// <summary>Whether a value is another one: its counts differ, or it is there on one side only. One that is entered on neither side is the same.</summary>
    /// <param name="was">In the edition.</param>
    /// <param name="now">Today.</param>
    public static bool IsBetween(AssessmentValue? was, AssessmentValue? now) =>
        was is null || now is null || was.IsMissing != now.IsMissing
            || (!was.IsMissing && (was.Number != now.Number || was.Base != now.Base));

    /// <summary>The part of a value that the warehouse gives.</summary>
    /// <param name="value">The value.</param>
    public static (decimal? Number, decimal? Base) Counted(AssessmentValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Indicator switch
        {
            { Kind: IndicatorKind.Manual } => default,
            { Entered: EnteredPart.Numerator } => (null, value.Base),
            { Entered: EnteredPart.Denominator } => (value.Number, null),
            _ when value.Computed is { } computed => (computed.Numerator, computed.Denominator),
            _ => (value.Number, value.Base),
        };
    }

    private static decimal? Entered(ManualValue? entry) => entry?.Number;

    private static decimal? EnteredBase(ManualValue? entry) => entry?.Base;
}
