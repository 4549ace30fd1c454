using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Things compared, values as the axis counts them: per cent, hours, numbers; null is no data.</summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Names">Names of the things.</param>
/// <param name="Values">A value a thing.</param>
public sealed record BarData(string Title, ColumnKind Kind, IReadOnlyList<string> Names, IReadOnlyList<double?> Values) : IChartData
{
    private const int MostStanding = 12;
    private const int LongName = 10;

    /// <summary>The plan, a value a thing; null for none.</summary>
    public IReadOnlyList<double?>? Plans { get; init; }

    /// <summary>The year of each step of time; null where things are compared and not time.</summary>
    public IReadOnlyList<int>? Years { get; init; }

    /// <summary>Steps of time, which stand however many they are and have no number each.</summary>
    public bool IsTime => Years is not null;

    /// <summary>Names along the axis of bars that stand.</summary>
    public PlaceNames Places => new(Names, Years);

    /// <summary>Bars lie when their names are long or many.</summary>
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
        var measure = table.Columns[table.Index(y)];
        return new BarData(measure.Title, measure.Kind, [.. table.Rows.Select(row => Figures.Cell(row[table.Index(x)], table.Columns[table.Index(x)].Kind))], Column(y))
        {
            Plans = plan is null ? null : Column(plan),
        };

        List<double?> Column(string name) =>
            [.. table.Rows.Select(row => Axis.Value(row[table.Index(name)], table.Columns[table.Index(name)].Kind))];
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
