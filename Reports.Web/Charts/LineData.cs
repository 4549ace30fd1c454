using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>What a line is drawn of, values as the axis counts them: per cent, hours, numbers; null is a gap.</summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Labels">Names of the points.</param>
/// <param name="Values">A value a point.</param>
public sealed record LineData(string Title, ColumnKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<double?> Values)
{
    /// <summary>The same a year earlier, a value a point; null for none.</summary>
    public IReadOnlyList<double?>? Last { get; init; }

    /// <summary>The plan, a value a point; empty for none.</summary>
    public IReadOnlyList<double?> Plans { get; init; } = [];

    /// <summary>The one year that the points are of.</summary>
    public int? Year { get; init; }
}
