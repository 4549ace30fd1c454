using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Items compared by a measure, in the units of the axis: per cent, hours, numbers; null is no data.</summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Names">Names of the items.</param>
/// <param name="Values">One value for each item.</param>
public sealed record BarData(string Title, ColumnKind Kind, IReadOnlyList<string> Names, IReadOnlyList<double?> Values) : IChartData
{
    private const int MostStanding = 12;
    private const int LongName = 10;

    /// <summary>The plan, one value for each item; null for none.</summary>
    public IReadOnlyList<double?>? Plans { get; init; }

    /// <summary>What the plan is: «цель» or «порог».</summary>
    public string PlanName { get; init; } = PlanWord.Target;

    /// <summary>The year of each period; null where the items are not periods.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>Whether the items are periods: their bars are always vertical and have no numbers.</summary>
    public bool IsTime => Years is not null;

    /// <summary>Names along the axis of vertical bars.</summary>
    public PlaceNames Places => new(Names, Years);

    /// <summary>Whether the bars are horizontal, because there are many or their names are long.</summary>
    public bool IsLying => !IsTime && (Names.Count > MostStanding || Names.Any(name => name.Length > LongName));

    /// <inheritdoc/>
    public int Rows => IsLying ? Names.Count : 0;

    /// <inheritdoc/>
    public string Words
    {
        get
        {
            var words = Names.Zip(Values).Take(5).Select(pair => $"{pair.First} {(pair.Second is { } known ? Axis.Text(known, Kind) : Figures.None)}");
            return $"{Title}: {string.Join(", ", words)}. Все значения в таблице.";
        }
    }

    /// <summary>Reads rows in their order.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column of names.</param>
    /// <param name="y">Column of the measure.</param>
    /// <param name="plan">Column of the plan.</param>
    public static BarData Of(ReportTable table, string x, string y, string? plan = null)
    {
        var (names, measure) = (table.Columns[x], table.Columns[y]);
        return new BarData(measure.Title, measure.Kind, [.. table.Rows.Select(row => Figures.Cell(row, names))], Values(measure))
        {
            Plans = plan is null ? null : Values(table.Columns[plan]),
            PlanName = plan is null ? PlanWord.Target : PlanWord.Of(table.Columns[plan].Title),
        };

        List<double?> Values(ReportColumn column) => [.. table.Rows.Select(row => Axis.Value(row, column))];
    }

    /// <inheritdoc/>
    public JsonObject Options() => BarOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => IsLying ? BarPicture.HeightOf(this, width) : width / 3;

    /// <inheritdoc/>
    public void Draw(Picture picture)
    {
        if (IsLying)
        {
            BarPicture.DrawLying(this, picture);
        }
        else
        {
            BarPicture.DrawStanding(this, picture);
        }
    }
}
