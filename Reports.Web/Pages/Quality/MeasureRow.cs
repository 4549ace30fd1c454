using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>A measure of one programme, group, module, teacher or period, with its counts.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Value">The value; null without a base.</param>
/// <param name="Numerator">The numerator; hours where the measure is of hours.</param>
/// <param name="LeftOut">How many are left out of both.</param>
public sealed record MeasureRow(string Measure, MeasureUnit Unit, decimal? Value, decimal Numerator, decimal Denominator, long LeftOut)
{
    /// <summary>«62 из 100»: results that marks with a share decide; null where there are none.</summary>
    public string? ByGrades { get; private init; }

    /// <summary>«71 из 72»: results that passes and fails alone decide.</summary>
    public string? ByPasses { get; private init; }

    /// <summary>Chains of attempts without their first.</summary>
    public long Unknown { get; private init; }

    /// <summary>Its target in millionths; null for none.</summary>
    public long? Target { get; private init; }

    /// <summary>The value less the target, in millionths.</summary>
    public long? Deviation { get; private init; }

    /// <summary>A count, or hours with their fraction.</summary>
    /// <param name="amount">The count.</param>
    public static string Amount(decimal amount) => amount.ToString("#,##0.##", Figures.Russian);

    /// <summary>Reads <c>quality-measures</c>.</summary>
    /// <param name="table">Its rows.</param>
    public static IReadOnlyList<MeasureRow> All(ReportTable table) => [.. table.As<Row>().Select(row => new MeasureRow(
        row.Measure,
        new MeasureUnit(row.UnitKey ?? 0, row.ProgrammeKey, row.Unit),
        row.Value,
        row.Numerator ?? 0,
        row.Denominator ?? 0,
        row.LeftOut ?? 0)
    {
        ByGrades = row.ByGrades,
        ByPasses = row.ByPasses,
        Unknown = row.UnknownN ?? 0,
        Target = row.Target,
        Deviation = row.Deviation,
    })];

    private sealed record Row(
        string Measure, long? UnitKey, long? ProgrammeKey, string Unit, decimal? Value, decimal? Numerator, decimal? Denominator, long? LeftOut,
        string? ByGrades, string? ByPasses, long? UnknownN, long? Target, long? Deviation);
}

/// <summary>A unit that measures are of.</summary>
/// <param name="Key">Key of the programme, group, module or teacher; a month or quarter as <c>yyyymm</c>, <c>yyyyqq</c>; 0 is all.</param>
/// <param name="Programme">Programme of a group or module.</param>
/// <param name="Name">As pages show it.</param>
public sealed record MeasureUnit(long Key, long? Programme, string Name);
