using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A cell of a <see cref="HeatData"/>.</summary>
/// <param name="Column">Place in <see cref="HeatData.Across"/>.</param>
/// <param name="Row">Place in <see cref="HeatData.Down"/>.</param>
/// <param name="Value">In the units of the axis.</param>
/// <param name="Target">What the value should be; null for none.</param>
public sealed record HeatCell(int Column, int Row, double Value, double? Target = null)
{
    /// <summary>How far the value is above its target, or below it.</summary>
    public double? Distance => Value - Target;
}

/// <summary>
/// A measure by two dimensions, as a heat map; a pair without a value is an empty cell. Where cells have targets, colour tells how far they
/// are from them, and otherwise the value.
/// </summary>
/// <param name="Title">The measure with its unit.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Across">Names of the columns.</param>
/// <param name="Down">Names of the rows.</param>
/// <param name="Cells">The values.</param>
public sealed record HeatData(string Title, ColumnKind Kind, IReadOnlyList<string> Across, IReadOnlyList<string> Down, IReadOnlyList<HeatCell> Cells) : IChartData
{
    /// <summary>The distance from the target at which colour is the strongest, in the units of the axis.</summary>
    public const double Far = 30;

    private const int RoomForNumbers = 200;

    /// <summary>Whether colour tells the distance from a target.</summary>
    public bool HasTargets => Cells.Any(cell => cell.Target is not null);

    /// <summary>The only cell; null where there are several or none.</summary>
    public HeatCell? Single => Cells.Count == 1 ? Cells[0] : null;

    /// <summary>Whether each cell shows its number.</summary>
    public bool HasNumbers => Cells.Count <= RoomForNumbers;

    /// <summary>The least value; zero where there is none.</summary>
    public double Least => Cells.Count > 0 ? Cells.Min(cell => cell.Value) : 0;

    /// <summary>The greatest value; one where there is none.</summary>
    public double Greatest => Cells.Count > 0 ? Cells.Max(cell => cell.Value) : 1;

    /// <inheritdoc/>
    public int Rows => Down.Count;

    /// <inheritdoc/>
    public string Words => $"{Title}: {Down.Count} × {Across.Count}. Все значения в таблице.";

    /// <summary>Reads rows, each of which is a cell.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="x">Column across.</param>
    /// <param name="y">Column down.</param>
    /// <param name="value">Column of the measure.</param>
    /// <param name="plan">Column of its target; null for none.</param>
    public static HeatData Of(ReportTable table, string x, string y, string value, string? plan = null)
    {
        var measure = table.Columns[value];
        var (across, down) = (Labels(x), Labels(y));
        var (columns, rows) = (across.Distinct(StringComparer.Ordinal).ToList(), down.Distinct(StringComparer.Ordinal).ToList());
        var cells = new List<HeatCell>();
        foreach (var (i, row) in table.Rows.Index())
        {
            if (Axis.Value(row, measure) is { } number)
            {
                cells.Add(new HeatCell(columns.IndexOf(across[i]), rows.IndexOf(down[i]), number, plan is null ? null : Axis.Value(row[plan], measure.Kind)));
            }
        }

        return new HeatData(measure.Title, measure.Kind, columns, rows, cells);

        List<string> Labels(string name)
        {
            var column = table.Columns[name];
            return [.. table.Rows.Select(row => Figures.Cell(row, column))];
        }
    }

    /// <inheritdoc/>
    public JsonObject Options() => HeatOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => HeatPicture.HeightOf(this, width);

    /// <inheritdoc/>
    public void Draw(Picture picture) => HeatPicture.Draw(this, picture);
}
