using System.Globalization;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>A measure of one programme, group, module, teacher or stretch of time, with the counts that it is made of.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Unit">What it is of.</param>
/// <param name="Value">The value; null without a base.</param>
/// <param name="Numerator">What was divided; hours where the measure is of hours.</param>
/// <param name="Denominator">By what.</param>
/// <param name="LeftOut">How many are in neither.</param>
public sealed record MeasureRow(string Measure, MeasureUnit Unit, decimal? Value, decimal Numerator, decimal Denominator, long LeftOut)
{
    /// <summary>«1 889 из 1 913».</summary>
    public string Counts => $"{Amount(Numerator)} из {Amount(Denominator)}";

    /// <summary>A count, or hours with their fraction.</summary>
    /// <param name="amount">The count.</param>
    public static string Amount(decimal amount) => amount.ToString("#,##0.##", Figures.Russian);

    /// <summary>Reads <c>quality-measures</c>.</summary>
    /// <param name="table">Its rows.</param>
    public static IReadOnlyList<MeasureRow> All(ReportTable table) => [.. table.Rows.Select(row => new MeasureRow(
        (string)row[table.Index("measure")]!,
        new MeasureUnit(
            Figures.Whole(row[table.Index("unit_key")]) ?? 0,
            Figures.Whole(row[table.Index("programme_key")]),
            (string)row[table.Index("unit")]!),
        row[table.Index("value")] is { } value ? Number(value) : null,
        Number(row[table.Index("numerator")]),
        Number(row[table.Index("denominator")]),
        Figures.Whole(row[table.Index("left_out")]) ?? 0))];

    private static decimal Number(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}

/// <summary>What a measure is of.</summary>
/// <param name="Key">Key of the programme, group, module or teacher; a month or quarter as <c>yyyymm</c>, <c>yyyyqq</c>; 0 is all.</param>
/// <param name="Programme">Programme of a group or module.</param>
/// <param name="Name">As pages show it.</param>
public sealed record MeasureUnit(long Key, long? Programme, string Name);
