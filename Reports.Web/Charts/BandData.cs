using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A value of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">Per cent.</param>
public sealed record DayValue(DateOnly Day, double? Value);

/// <summary>The middle half of a group on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Low">First quartile, per cent.</param>
/// <param name="Median">Median, per cent.</param>
/// <param name="High">Third quartile, per cent.</param>
public sealed record DayBand(DateOnly Day, double? Low, double? Median, double? High);

/// <summary>A mark.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Value">Per cent of the maximum.</param>
/// <param name="Control">Code of the kind of control: <c>current</c>, <c>interim</c>, <c>final</c>…</param>
/// <param name="Name">Words of the tip.</param>
/// <param name="Href">Where it leads.</param>
public sealed record DayMark(DateOnly Day, double Value, string Control, string Name, string? Href);

/// <summary>An award or a document.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Name">Words of the tip.</param>
public sealed record DayEvent(DateOnly Day, string Name);

/// <summary>One learner over time: the group, the learner's running average, marks by kind of control, the plan and events.</summary>
/// <param name="Title">What it shows.</param>
public sealed record BandData(string Title) : IChartData
{
    /// <summary>Words of the learner's running average.</summary>
    public const string AverageName = "среднее";

    /// <summary>Words of the group's median.</summary>
    public const string MedianName = "медиана группы";

    /// <summary>The group by day.</summary>
    public IReadOnlyList<DayBand> Group { get; init; } = [];

    /// <summary>The learner's running average.</summary>
    public IReadOnlyList<DayValue> Average { get; init; } = [];

    /// <summary>Marks.</summary>
    public IReadOnlyList<DayMark> Marks { get; init; } = [];

    /// <summary>Awards and documents.</summary>
    public IReadOnlyList<DayEvent> Events { get; init; } = [];

    /// <summary>The plan, per cent; null draws nothing.</summary>
    public double? Plan { get; init; }

    /// <summary>Everything that the axis of values must hold.</summary>
    public IEnumerable<double?> Values =>
        [.. Group.Select(day => day.Low), .. Group.Select(day => day.High), .. Marks.Select(mark => (double?)mark.Value), Plan];

    /// <summary>Every day that has something to draw, in no order.</summary>
    public IReadOnlyList<DateOnly> Days =>
        [.. Group.Select(day => day.Day), .. Average.Select(day => day.Day), .. Marks.Select(mark => mark.Day), .. Events.Select(one => one.Day)];

    /// <inheritdoc/>
    public int Rows => 0;

    /// <inheritdoc/>
    public string Words => Title + ". Все значения в таблице.";

    /// <summary>Reads the group.</summary>
    /// <param name="table">A row a day.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="low">Column of the first quartile.</param>
    /// <param name="median">Column of the median.</param>
    /// <param name="high">Column of the third quartile.</param>
    public static IReadOnlyList<DayBand> GroupOf(ReportTable table, string x, string low, string median, string high) =>
        [.. ByDay(table, x).Select(found => new DayBand(found.Day, Share(table, found.Row, low), Share(table, found.Row, median), Share(table, found.Row, high)))];

    /// <summary>Reads a line.</summary>
    /// <param name="table">A row a day.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="y">Column of shares.</param>
    public static IReadOnlyList<DayValue> PointsOf(ReportTable table, string x, string y) =>
        [.. ByDay(table, x).Select(found => new DayValue(found.Day, Share(table, found.Row, y)))];

    /// <summary>Reads marks; one without a day or a share is not drawn.</summary>
    /// <param name="table">A row a mark.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="y">Column of shares.</param>
    /// <param name="control">Column of the control's code.</param>
    /// <param name="name">Column of words for the tip.</param>
    /// <param name="href">Where a mark leads.</param>
    public static IReadOnlyList<DayMark> MarksOf(
        ReportTable table, string x, string y, string? control, string? name, Func<object?[], string?>? href = null) =>
        [.. ByDay(table, x).Where(found => Share(table, found.Row, y) is not null).Select(found => new DayMark(
            found.Day, Share(table, found.Row, y)!.Value, Text(table, found.Row, control), Text(table, found.Row, name), href?.Invoke(found.Row)))];

    /// <summary>Reads events.</summary>
    /// <param name="table">A row an event.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="name">Column of words for the tip.</param>
    public static IReadOnlyList<DayEvent> EventsOf(ReportTable table, string x, string name) =>
        [.. ByDay(table, x).Select(found => new DayEvent(found.Day, Text(table, found.Row, name)))];

    /// <inheritdoc/>
    public JsonObject Options() => BandOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => width * 2 / 5;

    /// <inheritdoc/>
    public void Draw(Picture picture) => BandPicture.Draw(this, picture);

    private static IEnumerable<(DateOnly Day, object?[] Row)> ByDay(ReportTable table, string x)
    {
        var index = table.Index(x);
        return table.Rows.Where(row => Figures.Day(Figures.Whole(row[index])) is not null)
            .Select(row => (Figures.Day(Figures.Whole(row[index]))!.Value, row));
    }

    private static double? Share(ReportTable table, object?[] row, string name) => Axis.Value(row[table.Index(name)], ColumnKind.Share);

    private static string Text(ReportTable table, object?[] row, string? name) =>
        name is null ? "" : Convert.ToString(row[table.Index(name)], Figures.Russian) ?? "";
}
