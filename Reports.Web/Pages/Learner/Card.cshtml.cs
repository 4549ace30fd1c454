using Microsoft.AspNetCore.Mvc;
using Reports.Web.Charts;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>One learner over time: grades against the group and the plan, attendance, awards and documents.</summary>
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
    public ReportTable Grades { get; private set; } = null!;

    /// <summary>Averages by day.</summary>
    public ReportTable Dynamics { get; private set; } = null!;

    /// <summary>Results against the plan.</summary>
    public ReportTable Results { get; private set; } = null!;

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

    /// <summary>The address of this page with a grade opened beside.</summary>
    /// <param name="row">A row of <see cref="Grades"/>.</param>
    public string OpenHref(object?[] row) => Href(("open", TraceFact.Path([.. new[]
    {
        "group_key", "learner_key", "module_key", "control_key", "competency_key", "attempt",
    }.Select(name => row[Grades.Index(name)])])));

    /// <summary>The address of an event's trace.</summary>
    /// <param name="row">A row of <see cref="Events"/>.</param>
    public string EventHref(object?[] row)
    {
        object? Value(string column) => row[Events.Index(column)];
        var number = Value("number")?.ToString() ?? "";
        return Value("kind") is "award"
            ? TraceFact.Href("award", number, _learner, Value("kind_key"), Value("date_key"))
            : TraceFact.Href("document", number, Value("kind_key"));
    }

    /// <summary>The address of the group's rows behind a result.</summary>
    /// <param name="row">A row of <see cref="Results"/>.</param>
    public string ResultHref(object?[] row) => "/rows/outcomes" + QueryString.Create(new Dictionary<string, string?>
    {
        ["group"] = row[Results.Index("group_key")]?.ToString(),
        ["module"] = row[Results.Index("module_key")]?.ToString(),
        ["competency"] = row[Results.Index("competency_key")]?.ToString(),
    });

    /// <summary>Shows the learner.</summary>
    /// <param name="key">Key of the learner.</param>
    /// <param name="enrolments"><c>all</c> for all enrolments together.</param>
    /// <param name="open">Keys of a grade to open beside.</param>
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
        Grades = await OwnAsync("learner-grades", cancellationToken);
        Dynamics = await OwnAsync("learner-dynamics", cancellationToken);
        Results = await OwnAsync("learner-competencies", cancellationToken);
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
        if (Grades.Rows.Count == 0)
        {
            return null;
        }

        var planned = Results.As<PlannedRow>().Select(row => row.Planned).OfType<long>().ToList();
        var data = new BandData("Динамика результатов")
        {
            Group = BandData.GroupOf(Dynamics, "date_key", "low", "median", "high"),
            Average = BandData.PointsOf(Dynamics, "date_key", "average"),
            Marks = BandData.MarksOf(Grades, "date_key", "share", "control_code", "label", OpenHref),
            Events = BandData.EventsOf(Events, "date_key", "name"),
            Plan = planned.Count > 0 ? Axis.Value((long)planned.Average(), ColumnKind.Share) : null,
        };
        return new Chart(data, Dynamics);
    }

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

    private sealed record PlannedRow(long? Planned);
}

/// <summary>A row of <c>learner-enrolments</c>.</summary>
/// <param name="GroupKey">The group.</param>
/// <param name="GroupCode">Its code.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="StartsOn">First day, <c>yyyymmdd</c>.</param>
/// <param name="EndsOn">Last day, <c>yyyymmdd</c>.</param>
/// <param name="Curator">Who looks after it.</param>
public sealed record EnrolmentRow(long GroupKey, string GroupCode, string? Programme, long? StartsOn, long? EndsOn, string? Curator);
