using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Charts;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>A learner over time: grades compared with the group and the plan, attendance, awards and documents.</summary>
public sealed class CardModel(ReportAccess reports) : ReportPage(reports)
{
    private const int LongestByWeek = 26 * 7;
    private const string All = "all";

    private long _learner;
    private bool _all;

    /// <summary>Name, or the code where there is none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The learner's code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Enrolments, the last first.</summary>
    public IReadOnlyList<EnrolmentRow> Enrolments { get; private set; } = [];

    /// <summary>The chosen enrolment; null shows all.</summary>
    public long? Group { get; private set; }

    /// <summary>Grades of the period.</summary>
    public IReadOnlyList<GradeRow> Grades { get; private set; } = [];

    /// <summary>Averages by day.</summary>
    public ReportTable Dynamics { get; private set; } = null!;

    /// <summary>Results against the plan.</summary>
    public IReadOnlyList<ResultRow> Results { get; private set; } = [];

    /// <summary>How many planned results are reached, by what decides them.</summary>
    public string ReachedWords
    {
        get
        {
            var planned = Results.Where(result => result.Planned is not null && result.CompetencyKey != 0).ToLookup(result => result.Attained is not null);
            long Reached(bool byGrades) => planned[byGrades].Count(result => result.IsReached == true);
            return Figures.ByEvidence(Reached(true), planned[true].Count(), Reached(false), planned[false].Count());
        }
    }

    /// <summary>Hours by week or month.</summary>
    public ReportTable Attendance { get; private set; } = null!;

    /// <summary>Awards and documents.</summary>
    public ReportTable Events { get; private set; } = null!;

    /// <summary>Whether attendance is by month.</summary>
    public bool ByMonth { get; private set; }

    /// <summary>Whether the page is the printed extract.</summary>
    public bool IsExtract { get; private set; }

    /// <summary>The opened grade.</summary>
    public TraceCard? Opened { get; private set; }

    /// <summary>The chart over time.</summary>
    public PageChart Drawing => new("dynamics", "Динамика результатов", "доля от максимума, %", Draw()) { Subject = Name };

    /// <summary>Attendance over time.</summary>
    public PageChart Weeks => new("attendance", $"Посещаемость по {(ByMonth ? "месяцам" : "неделям")}", "% часов", WeeksChart.Of(Attendance, ByMonth)) { Subject = Name };

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => [Drawing, Weeks];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period"];

    /// <inheritdoc/>
    public override string? DefaultPreset => All;

    /// <inheritdoc/>
    public override string? Exports => "learner-grades";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("learner", _learner), ("group", Group), ("enrolments", _all ? All : null)];

    /// <inheritdoc/>
    public override string Subtitle => string.Join(" · ", Words().Where(part => part.Length > 0));

    /// <summary>The address of this page with changes.</summary>
    /// <param name="changes">Names and values; null takes a name out.</param>
    public string Href(params (string Key, object? Value)[] changes) =>
        $"/learners/{_learner}{Filter.Query([("group", Group), ("enrolments", _all ? All : null), .. changes])}";

    /// <summary>The address of this page with the details of a grade.</summary>
    public string OpenHref(GradeRow grade) => Href(("open", TraceFact.Path(
        [grade.GroupKey, grade.LearnerKey, grade.ModuleKey, grade.ControlKey, grade.CompetencyKey, grade.Attempt])));

    /// <summary>The address of an event's trace.</summary>
    /// <param name="row">A row of <see cref="Events"/>.</param>
    public string EventHref(ReportRow row)
    {
        var number = row["number"]?.ToString() ?? "";
        return row["kind"] is "award"
            ? TraceFact.Href("award", number, _learner, row["kind_key"], row["date_key"])
            : TraceFact.Href("document", number, row["kind_key"]);
    }

    /// <summary>The address of the group's rows behind a result.</summary>
    public static string ResultHref(ResultRow result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return "/rows/outcomes" + QueryString.Create(new Dictionary<string, string?>
        {
            ["group"] = Text(result.GroupKey),
            ["module"] = Text(result.ModuleKey),
            ["competency"] = Text(result.CompetencyKey),
        });

        static string Text(long key) => key.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Shows the learner.</summary>
    /// <param name="key">Key of the learner.</param>
    /// <param name="enrolments"><c>all</c> for all enrolments together.</param>
    /// <param name="open">Keys of a grade whose details are shown.</param>
    /// <param name="extract">Whether to show the extract.</param>
    public async Task<IActionResult> OnGetAsync(int key, string? enrolments, string? open, bool extract, CancellationToken cancellationToken)
    {
        (_learner, IsExtract) = (key, extract);
        var card = await ReadAsync("learner-card", cancellationToken, ("learner", key));
        if (card.Rows.Count == 0)
        {
            return NotFound();
        }

        (Name, Code) = card.As<LearnerRow>()[0];
        Enrolments = (await ReadAsync("learner-enrolments", cancellationToken, ("learner", key))).As<EnrolmentRow>();
        _all = enrolments == All;
        Group = _all ? null : Filter.Group ?? (Enrolments is [var last, ..] ? last.GroupKey : (long?)null);
        ByMonth = Days() > LongestByWeek;
        Grades = (await OwnAsync("learner-grades", cancellationToken)).As<GradeRow>();
        Dynamics = await OwnAsync("learner-dynamics", cancellationToken);
        Results = (await OwnAsync("learner-competencies", cancellationToken)).As<ResultRow>();
        Attendance = await OwnAsync("learner-attendance", cancellationToken, ("step", ByMonth ? "month" : "week"));
        Events = await OwnAsync("learner-events", cancellationToken);
        if (open is not null && TraceFact.Find("grade")!.Parameters(open, null) is { } grade)
        {
            Opened = TraceCard.Of(await ReadAsync("trace-grade", cancellationToken, grade));
        }

        return Page();
    }

    private Task<ReportTable> OwnAsync(string report, CancellationToken cancellationToken, params IReadOnlyList<(string, object?)> more) =>
        ReadAsync(report, cancellationToken, [("learner", _learner), ("group", Group), .. more]);

    private Chart? Draw()
    {
        if (Grades.Count == 0)
        {
            return null;
        }

        var planned = Results.Select(result => result.Planned).OfType<long>().ToList();
        var data = new BandData("Динамика результатов")
        {
            Group = BandData.GroupOf(Dynamics, "date_key", "low", "median", "high", "learners_n"),
            Average = BandData.PointsOf(Dynamics, "date_key", "average"),
            Marks = [.. Grades.Select(MarkOf).OfType<DayMark>()],
            Events = BandData.EventsOf(Events, "date_key", "name"),
            Plan = planned.Count > 0 ? Axis.Value((long)planned.Average(), ColumnKind.Share) : null,
        };
        return new Chart(data, Dynamics);
    }

    private DayMark? MarkOf(GradeRow grade) => Figures.Day(grade.DateKey) is { } day && Axis.Value(grade.Share, ColumnKind.Share) is { } share
        ? new DayMark(day, share, grade.ControlCode, grade.Label ?? "", OpenHref(grade))
        : null;

    private int Days()
    {
        var chosen = Enrolments.Where(enrolment => Group is null || enrolment.GroupKey == Group).ToList();
        var first = chosen.Select(enrolment => Figures.Day(enrolment.StartsOn)).Min() ?? Filter.From;
        var last = chosen.Select(enrolment => Figures.Day(enrolment.EndsOn)).Max() ?? Filter.Today;
        first = first < Filter.From ? Filter.From : first;
        last = last > Filter.To ? Filter.To : last;
        return last.DayNumber - first.DayNumber;
    }

    private IEnumerable<string> Words()
    {
        if (Enrolments.FirstOrDefault(enrolment => enrolment.GroupKey == Group) is { } current)
        {
            yield return current.Programme is { Length: > 0 } programme ? $"{programme} ({current.GroupCode})" : current.GroupCode;
            var (from, to) = (Figures.Day(current.StartsOn), Figures.Day(current.EndsOn));
            yield return from is { } first && to is { } last && last >= first ? Figures.Period(new Period(first, last)) : "";
            yield return current.Curator is { Length: > 0 } curator ? "куратор " + curator : "";
        }

        if (Enrolments.Count > 1)
        {
            var since = Enrolments.Select(enrolment => Figures.Day(enrolment.StartsOn)).Min();
            var count = Enrolments.Count - (Group is null ? 0 : 1);
            yield return (Group is null ? "" : "ещё ") + Figures.Plural(count, "обучение", "обучения", "обучений")
                + (since is { } day ? $" с {day.ToString("yyyy", Figures.Russian)} года" : "");
        }
    }

    private sealed record LearnerRow(string Name, string LearnerCode);
}

/// <summary>A row of <c>learner-grades</c>.</summary>
/// <param name="GroupKey">The group.</param>
/// <param name="LearnerKey">The learner.</param>
/// <param name="ModuleKey">The module.</param>
/// <param name="ControlKey">The kind of control.</param>
/// <param name="CompetencyKey">The competency; 0 for a module as a whole.</param>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="ControlCode">Code of the kind of control.</param>
/// <param name="Module">Name of the module.</param>
/// <param name="Hours">Hours of the module.</param>
/// <param name="DateKey">The day, <c>yyyymmdd</c>.</param>
/// <param name="Control">Name of the kind of control.</param>
/// <param name="Label">The mark.</param>
/// <param name="Share">Millionths of the maximum.</param>
/// <param name="GroupCode">Code of the group.</param>
/// <param name="IsCorrected">Whether an earlier value was replaced.</param>
public sealed record GradeRow(
    long GroupKey,
    long LearnerKey,
    long ModuleKey,
    long ControlKey,
    long CompetencyKey,
    long Attempt,
    string ControlCode,
    string? Module,
    long? Hours,
    long? DateKey,
    string? Control,
    string? Label,
    long? Share,
    string GroupCode,
    bool? IsCorrected);

/// <summary>A row of <c>learner-competencies</c>; shares in millionths.</summary>
/// <param name="GroupKey">The group.</param>
/// <param name="ModuleKey">The module; 0 for a competency.</param>
/// <param name="CompetencyKey">The competency; 0 for a module.</param>
/// <param name="Name">Its code and name.</param>
/// <param name="Standard">The occupational standard of a competency.</param>
/// <param name="Attained">The learner's result; null where passes and fails alone decide it.</param>
/// <param name="Passed">«зачтено», «не зачтено» where they do.</param>
/// <param name="IsReached">Whether a planned result is reached.</param>
/// <param name="Planned">The plan.</param>
/// <param name="Deviation">Result less plan.</param>
/// <param name="GroupMean">Mean of the group.</param>
/// <param name="GroupPasses">«71 из 72»: how many of the group have passed, where passes and fails alone decide.</param>
public sealed record ResultRow(
    long GroupKey, long ModuleKey, long CompetencyKey, string? Name, string? Standard, long? Attained, string? Passed, bool? IsReached,
    long? Planned, long? Deviation, long? GroupMean, string? GroupPasses);

/// <summary>A row of <c>learner-enrolments</c>.</summary>
/// <param name="GroupKey">The group.</param>
/// <param name="GroupCode">Its code.</param>
/// <param name="StartsOn">First day, <c>yyyymmdd</c>.</param>
/// <param name="EndsOn">Last day, <c>yyyymmdd</c>.</param>
public sealed record EnrolmentRow(long GroupKey, string GroupCode, string? Programme, long? StartsOn, long? EndsOn, string? Curator);
