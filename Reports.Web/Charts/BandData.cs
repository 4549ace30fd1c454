using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A value on a day.</summary>
/// <param name="Value">Per cent.</param>
public sealed record DayValue(DateOnly Day, double? Value);

/// <summary>The quartiles of a group on a day.</summary>
/// <param name="Low">First quartile, per cent.</param>
/// <param name="Median">Median, per cent.</param>
/// <param name="High">Third quartile, per cent.</param>
public sealed record DayBand(DateOnly Day, double? Low, double? Median, double? High);

/// <summary>A grade.</summary>
/// <param name="Value">Per cent of the maximum.</param>
/// <param name="Control">Code of the kind of control: <c>current</c>, <c>interim</c>, <c>final</c>…</param>
/// <param name="Name">Text of the tooltip.</param>
/// <param name="Href">Address that it links to.</param>
public sealed record DayMark(DateOnly Day, double Value, string Control, string Name, string? Href);

/// <summary>An award or a document.</summary>
/// <param name="Name">Text of the tooltip.</param>
public sealed record DayEvent(DateOnly Day, string Name);

/// <summary>A part of the course, such as a module.</summary>
/// <param name="Day">Its first day.</param>
/// <param name="Name">Text above the axis.</param>
public sealed record DayStage(DateOnly Day, string Name);

/// <summary>A learner's results over time: quartiles of the group, the learner's running average, grades by kind of control, the plan and events.</summary>
/// <param name="Title">What it shows.</param>
public sealed record BandData(string Title) : IChartData
{
    /// <summary>Name of the learner's running average.</summary>
    public const string AverageName = "среднее";

    /// <summary>Name of the group's median.</summary>
    public const string MedianName = "медиана группы";

    /// <summary>The group by day.</summary>
    public IReadOnlyList<DayBand> Group { get; init; } = [];

    /// <summary>The learner's running average.</summary>
    public IReadOnlyList<DayValue> Average { get; init; } = [];

    /// <summary>Grades.</summary>
    public IReadOnlyList<DayMark> Marks { get; init; } = [];

    /// <summary>Awards and documents.</summary>
    public IReadOnlyList<DayEvent> Events { get; init; } = [];

    /// <summary>Parts of the course in the order of their first days; empty for none.</summary>
    public IReadOnlyList<DayStage> Stages { get; init; } = [];

    /// <summary>The plan, per cent; null for none.</summary>
    public double? Plan { get; init; }

    /// <summary>What the plan is: what is drawn are shares of one learner, which have a threshold.</summary>
    public string PlanName { get; init; } = PlanWord.Threshold;

    /// <summary>All values that the axis must include.</summary>
    public IEnumerable<double?> Values =>
        [.. Group.Select(day => day.Low), .. Group.Select(day => day.High), .. Marks.Select(mark => (double?)mark.Value), Plan];

    /// <summary>Every day that has something to draw, in no order.</summary>
    public IReadOnlyList<DateOnly> Days =>
        [.. Group.Select(day => day.Day), .. Average.Select(day => day.Day), .. Marks.Select(mark => mark.Day), .. Events.Select(one => one.Day)];

    /// <summary>Whether there is a day whose quartiles are of enough learners to be drawn.</summary>
    public bool HasGroup => Group.Any(day => day.Median is not null);

    /// <summary>Stages whose names have room, cut to it: each with the part of the axis up to the next.</summary>
    /// <param name="letters">Letters that the whole axis has room for.</param>
    public IEnumerable<DayStage> NamedStages(int letters)
    {
        if (Days.Count == 0)
        {
            yield break;
        }

        var (first, last) = (Days.Min().DayNumber, Days.Max().DayNumber);
        var starts = Stages.GroupBy(stage => stage.Day).Select(day => day.First()).ToList();
        foreach (var (place, stage) in starts.Index())
        {
            var end = place + 1 < starts.Count ? starts[place + 1].Day.DayNumber : last;
            var room = (int)((long)letters * (end - stage.Day.DayNumber) / Math.Max(1, last - first));
            if (room >= 6)
            {
                yield return stage with { Name = stage.Name.Length <= room ? stage.Name : stage.Name[..(room - 1)].TrimEnd() + "…" };
            }
        }
    }

    /// <inheritdoc/>
    public int Rows => 0;

    /// <inheritdoc/>
    public string Words => Title + ". Все значения в таблице.";

    /// <summary>Reads the group.</summary>
    /// <param name="table">One row for each day.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="low">Column of the first quartile.</param>
    /// <param name="median">Column of the median.</param>
    /// <param name="high">Column of the third quartile.</param>
    /// <param name="count">Column of the number of learners: quartiles of too few are a gap.</param>
    public static IReadOnlyList<DayBand> GroupOf(ReportTable table, string x, string low, string median, string high, string? count = null) =>
        [.. ByDay(table, x).Select(found => count is not null && (Figures.Whole(found.Row[count]) ?? 0) < Weights.Fewest
            ? new DayBand(found.Day, null, null, null)
            : new DayBand(found.Day, Share(found.Row, low), Share(found.Row, median), Share(found.Row, high)))];

    /// <summary>Reads a line.</summary>
    /// <param name="table">One row for each day.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="y">Column of shares.</param>
    public static IReadOnlyList<DayValue> PointsOf(ReportTable table, string x, string y) =>
        [.. ByDay(table, x).Select(found => new DayValue(found.Day, Share(found.Row, y)))];

    /// <summary>Reads grades; one without a day or a share is left out.</summary>
    /// <param name="table">One row for each grade.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="y">Column of shares.</param>
    /// <param name="name">Column of the tooltip's text.</param>
    public static IReadOnlyList<DayMark> MarksOf(ReportTable table, string x, string y, string? name) =>
        [.. ByDay(table, x).Where(found => Share(found.Row, y) is not null).Select(found => new DayMark(
            found.Day, Share(found.Row, y)!.Value, "", name is null ? "" : Text(found.Row, name), null))];

    /// <summary>Reads events.</summary>
    /// <param name="table">One row for each event.</param>
    /// <param name="x">Column of days.</param>
    /// <param name="name">Column of the tooltip's text.</param>
    public static IReadOnlyList<DayEvent> EventsOf(ReportTable table, string x, string name) =>
        [.. ByDay(table, x).Select(found => new DayEvent(found.Day, Text(found.Row, name)))];

    /// <inheritdoc/>
    public JsonObject Options() => BandOptions.Of(this);

    /// <inheritdoc/>
    public int HeightAt(int width) => width * 2 / 5;

    /// <inheritdoc/>
    public void Draw(Picture picture) => BandPicture.Draw(this, picture);

    private static IEnumerable<(DateOnly Day, ReportRow Row)> ByDay(ReportTable table, string x)
    {
        var column = table.Columns[x];
        foreach (var row in table.Rows)
        {
            if (Figures.Day(Figures.Whole(row[column])) is { } day)
            {
                yield return (day, row);
            }
        }
    }

    private static double? Share(ReportRow row, string column) => Axis.Value(row[column], ColumnKind.Share);

    private static string Text(ReportRow row, string column) => Convert.ToString(row[column], Figures.Russian) ?? "";
}
