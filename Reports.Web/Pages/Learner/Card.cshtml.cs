using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Charts;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>A learner: how the enrolment stands in its group, marks over time, what missing results are made of, earlier enrolments; and the extract.</summary>
public sealed class CardModel(ReportAccess reports) : ReportPage(reports)
{
    private const int LongestByWeek = 26 * 7;
    private const string All = "all";
    private const string OrderKey = "order";

    private long _learner;

    /// <summary>Key of the learner.</summary>
    public int Key => (int)_learner;
    private bool _all;
    private RowSort? _order;

    /// <summary>Name, or the code where there is none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The learner's code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Enrolments, the last first.</summary>
    public IReadOnlyList<EnrolmentRow> Enrolments { get; private set; } = [];

    /// <summary>The chosen enrolment; null shows all.</summary>
    public long? Group { get; private set; }

    /// <summary>The chosen enrolment's row.</summary>
    public EnrolmentRow? Current => Enrolments.FirstOrDefault(enrolment => enrolment.GroupKey == Group);

    /// <summary>The learner among those of the group; null with all enrolments together.</summary>
    public StandingRow? Standing { get; private set; }

    /// <summary>Place in the group's list and its length, from 1.</summary>
    public (int Number, int Of) Listed { get; private set; }

    /// <summary>Key of the learner before in that list.</summary>
    public long? Previous { get; private set; }

    /// <summary>Key of the learner after.</summary>
    public long? Next { get; private set; }

    /// <summary>Whether the viewer may open the group: not whoever sees one of its learners alone.</summary>
    public bool SeesGroup => Reports.Find("groups") is { } groups && Viewer.MayRead(User, groups) && !(Standing is { GradedN: > 1 } && Listed.Of == 1);

    /// <summary>How it stands, in words.</summary>
    public LearnerVerdict? Verdict { get; private set; }

    /// <summary>Grades of the period.</summary>
    public IReadOnlyList<GradeRow> Grades { get; private set; } = [];

    /// <summary>Averages by day.</summary>
    public ReportTable Dynamics { get; private set; } = null!;

    /// <summary>Results against the порог.</summary>
    public IReadOnlyList<ResultRow> Results { get; private set; } = [];

    /// <summary>Competencies of every enrolment, where there are several.</summary>
    public IReadOnlyList<ResultRow> EveryResult { get; private set; } = [];

    /// <summary>Marks that made the results that are not reached, and the one that is asked for, by result.</summary>
    public IReadOnlyList<IGrouping<(long Group, long Competency), EvidenceRow>> Made { get; private set; } = [];

    /// <summary>«Лента».</summary>
    public IReadOnlyList<TimelineItem> Timeline { get; private set; } = [];

    /// <summary>How many planned competencies are reached, by what decides them.</summary>
    public string ReachedWords
    {
        get
        {
            var planned = Results.Where(result => result.IsCounted).ToLookup(result => result.Attained is not null);
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
    public PageChart Drawing => new("dynamics", "Динамика: отметки и среднее", "доля от максимума, %", Draw()) { Subject = Name };

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
    public override IReadOnlyList<(string Key, object? Value)> Kept =>
        [("learner", _learner), ("group", Group), ("enrolments", _all ? All : null), (OrderKey, _order?.Text), ("extract", IsExtract ? "true" : null)];

    /// <inheritdoc/>
    public override string Subtitle => string.Join(" · ", Words().Where(part => part.Length > 0));

    /// <summary>The address of this page with changes.</summary>
    /// <param name="changes">Names and values; null takes a name out.</param>
    public string Href(params (string Key, object? Value)[] changes) => HrefOf(_learner, changes);

    /// <summary>The address of another learner of the group's list.</summary>
    public string HrefOf(long learner, params (string Key, object? Value)[] changes) =>
        $"/learners/{learner}{Filter.Query([("group", Group), ("enrolments", _all ? All : null), (OrderKey, _order?.Text), .. changes])}";

    /// <summary>The address of this page with the details of a grade.</summary>
    public string OpenHref(GradeRow grade)
    {
        ArgumentNullException.ThrowIfNull(grade);
        return Href(("open", TraceFact.Path([grade.GroupKey, grade.LearnerKey, grade.ModuleKey, grade.ControlKey, grade.CompetencyKey, grade.Attempt])));
    }

    /// <summary>The address of this page with the details of a mark that made a result.</summary>
    public string OpenHref(EvidenceRow mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return Href(("open", TraceFact.Path([mark.GroupKey, mark.LearnerKey, mark.ModuleKey, mark.ControlKey, mark.GivenForKey, mark.Attempt])));
    }

    /// <summary>The address of the rows behind a figure of the whole enrolment.</summary>
    /// <param name="kind">Kind of rows.</param>
    /// <param name="more">Further names and values.</param>
    public string Rows(string kind, params (string Key, object? Value)[] more) =>
        $"/rows/{kind}{Whole().Query([("learner", _learner), .. more])}";

    /// <summary>The address of the rows behind a result: the learner's own.</summary>
    public string ResultHref(ResultRow result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return "/rows/outcomes" + QueryString.Create(new Dictionary<string, string?>
        {
            ["preset"] = All,
            ["group"] = Text(result.GroupKey),
            ["learner"] = Text(_learner),
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
    /// <param name="order">The order of the group's list that the learner was opened from.</param>
    /// <param name="result">Key of a competency whose marks are shown, reached or not.</param>
    public async Task<IActionResult> OnGetAsync(int key, string? enrolments, string? open, bool extract, string? order, int? result, CancellationToken cancellationToken)
    {
        (_learner, IsExtract, _order) = (key, extract, RowSort.Of(order));
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
        await StandAsync(cancellationToken);
        await ExplainAsync(result, cancellationToken);
        Timeline = TimelineItem.All(
            key, Enrolments.Where(enrolment => Group is null || enrolment.GroupKey == Group), Grades, Events.As<EventRow>(), LearnerVerdict.Threshold(Results));
        if (open is not null && TraceFact.Find("grade")!.Parameters(open, null) is { } grade)
        {
            Opened = TraceCard.Of(await ReadAsync("trace-grade", cancellationToken, grade));
        }

        return Page();
    }

    /// <summary>The place in the group. The group's other learners are counted and not shown.</summary>
    private async Task StandAsync(CancellationToken cancellationToken)
    {
        if (Current is null)
        {
            return;
        }

        var table = await Reports.ReadAsync("group-learners", User, Whole(), [], cancellationToken, action: null);
        var list = (_order?.Of(table) ?? table).As<StandingRow>();
        if (list.Index().FirstOrDefault(row => row.Item.LearnerKey == _learner) is not (var place, { } mine))
        {
            return;
        }

        Standing = mine;
        Listed = (place + 1, list.Count);
        Previous = list.ElementAtOrDefault(place - 1)?.LearnerKey;
        Next = list.ElementAtOrDefault(place + 1)?.LearnerKey;
        Verdict = LearnerVerdict.Of(mine, Results);
    }

    /// <summary>What is not reached or is asked for, mark by mark, and what was reached in other enrolments.</summary>
    private async Task ExplainAsync(int? asked, CancellationToken cancellationToken)
    {
        if (Results.Any(result => result.CompetencyKey == asked || result is { IsCounted: true, IsReached: false }))
        {
            Made = [.. (await OwnAsync("learner-evidence", cancellationToken)).As<EvidenceRow>()
                .Where(mark => mark.IsReached == false || mark.CompetencyKey == asked)
                .GroupBy(mark => (mark.GroupKey, mark.CompetencyKey))];
        }

        if (Enrolments.Count > 1)
        {
            EveryResult = [.. (await ReadAsync("learner-competencies", Filter with { Group = null }, [("learner", _learner)], cancellationToken)).As<ResultRow>()
                .Where(result => result.CompetencyKey != 0)];
        }
    }

    private ReportFilter Whole() => Filter.Over(Period.Always) with { Preset = All, Group = (int?)Group, Organisation = null, Programme = null, Teacher = null };

    private Task<ReportTable> OwnAsync(string report, CancellationToken cancellationToken, params (string, object?)[] more) =>
        ReadAsync(report, cancellationToken, [("learner", _learner), ("group", Group), .. more]);

    private Chart? Draw()
    {
        if (Grades.Count == 0)
        {
            return null;
        }

        var data = new BandData("Динамика результатов")
        {
            Group = BandData.GroupOf(Dynamics, "date_key", "low", "median", "high", "learners_n"),
            Average = BandData.PointsOf(Dynamics, "date_key", "average"),
            Marks = [.. Grades.Select(MarkOf).OfType<DayMark>()],
            Events = BandData.EventsOf(Events, "date_key", "name"),
            Stages = Group is null ? [] : [.. Grades.Where(grade => Figures.Day(grade.DateKey) is not null)
                .GroupBy(grade => grade.Module ?? "")
                .Select(module => new DayStage(module.Min(grade => Figures.Day(grade.DateKey)!.Value), module.Key))
                .OrderBy(stage => stage.Day)],
            Plan = LearnerVerdict.Threshold(Results) is { } threshold ? Axis.Value(threshold, ColumnKind.Share) : null,
            PlanName = "порог",
        };
        return new Chart(data, Dynamics);
    }

    private DayMark? MarkOf(GradeRow grade) => Figures.Day(grade.DateKey) is { } day && Axis.Value(grade.Share, ColumnKind.Share) is { } share
        ? new DayMark(day, share, grade.ControlCode, $"{grade.What}: {grade.Label}", OpenHref(grade))
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
        yield return Code == Name ? "" : Code;
        if (Current is { } current)
        {
            yield return current.Programme is { Length: > 0 } programme ? programme : current.GroupCode;
            var (from, to) = (Figures.Day(current.StartsOn), Figures.Day(current.EndsOn));
            yield return from is { } first && to is { } last && last >= first ? Figures.Period(new Period(first, last)) : "";
            yield return current.Curator is { Length: > 0 } curator ? "куратор " + curator : "";
        }

        if (Enrolments.Count > 1)
        {
            var since = Enrolments.Select(enrolment => Figures.Day(enrolment.StartsOn)).Min();
            yield return Figures.Plural(Enrolments.Count, "обучение", "обучения", "обучений") + (since is { } day ? $" с {day.ToString("yyyy", Figures.Russian)} года" : "");
        }
    }

    private sealed record LearnerRow(string Name, string LearnerCode);
}
