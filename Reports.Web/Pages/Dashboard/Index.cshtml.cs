using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Charts;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Plan;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>Сводка: what is wrong, where, by when and with whom; five figures; groups at work; programmes by their distance from the цель.</summary>
/// <param name="menu">The start page of whom the dashboard is not for.</param>
/// <param name="assessments">The set of the self-assessment.</param>
/// <param name="editions">Its editions.</param>
/// <param name="access">Who may open them.</param>
/// <param name="data">Files and quarantine.</param>
public sealed class IndexModel(
    ReportAccess reports, Menu menu, AssessmentQueryFactory assessments, EditionStore editions, EditionAccess access, DataState data) : ReportPage(reports)
{
    private const string Previous = "previous";
    private const int DaysOfWeek = 7;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => "dashboard-programmes";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("compare", ByPrevious ? Previous : null)];

    /// <inheritdoc/>
    public override bool Renews => true;

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => [Results];

    /// <summary>Mean share of grades by month.</summary>
    public PageChart Results { get; private set; } = new("results", "Результаты по месяцам", "средняя доля балла, %", null);

    /// <summary>Whether figures are compared with the period before instead of the same dates a year ago.</summary>
    public bool ByPrevious { get; private set; }

    /// <summary>Whether a teacher is chosen: groups, learners, results, documents and awards are of none.</summary>
    public bool IsOfTeacher => Filter.Teacher is not null;

    /// <summary>Whether there is anything to compare with: all of time has nothing before it.</summary>
    public bool IsCompared => Filter.Period != Period.Always;

    /// <summary>What figures are compared with, in words.</summary>
    public string Against => ByPrevious ? "к предыдущему периоду" : "к тем же датам год назад";

    /// <summary>The day that the state is of: the last of the period, or today.</summary>
    public DateOnly StateDay => Filter.StateDay;

    /// <summary>Whether the period and the filter leave any data.</summary>
    public bool HasData { get; private set; }

    /// <summary>The year of the last data that the filter leaves; null where there are none.</summary>
    public int? LastYear { get; private set; }

    /// <summary>Figures of the period.</summary>
    public FigureRow? Now { get; private set; }

    /// <summary>The five cards.</summary>
    public IReadOnlyList<DashboardCard> Cards { get; private set; } = [];

    /// <summary>What has to be known first.</summary>
    public Verdict Verdict { get; private set; } = null!;

    /// <summary>What a week changed.</summary>
    public IReadOnlyList<OpenPoint> Week { get; private set; } = [];

    /// <summary>What is open beside the groups at work.</summary>
    public IReadOnlyList<OpenPoint> Open { get; private set; } = [];

    /// <summary>Groups at work, those behind first.</summary>
    public IReadOnlyList<RunningGroup> Running { get; private set; } = [];

    /// <summary>Warnings of the groups and of their learners.</summary>
    public ILookup<long, Warning> Warnings { get; private set; } = null!;

    /// <summary>All programmes, the furthest below its цель first.</summary>
    public ReportTable Programmes { get; private set; } = null!;

    /// <summary>Links of the cells of a programme.</summary>
    public RowLinks Links => new()
    {
        ["name"] = row => "/plan" + Filter.Query(("programme", row["programme_key"])),
        ["contingent"] = row => row["contingent"] is 0L ? null : Rows("enrolments", ("programme", row["programme_key"]), ("what", "contingent")),
        ["attendance"] = row => Rows("attendance", ("programme", row["programme_key"]), ("counted", 1)),
        ["success"] = row => Rows("grades", ("programme", row["programme_key"]), ("bucket", "5,4,3,2,pass,fail,na")),
        ["quality"] = row => Rows("grades", ("programme", row["programme_key"]), ("bucket", "5,4,3,2,na")),
        ["reached"] = row => row["reached"] is null ? null : Rows("outcomes", ("programme", row["programme_key"]), ("results", "competency"), ("with_plan", 1)),
        ["by_grades"] = row => Rows("outcomes", ("programme", row["programme_key"]), ("results", "competency"), ("with_plan", 1), ("evidence", "grades")),
        ["by_passes"] = row => Rows("outcomes", ("programme", row["programme_key"]), ("results", "competency"), ("with_plan", 1), ("evidence", "passes")),
        ["awards"] = row => row["awards"] is 0L ? null : Rows("awards", ("programme", row["programme_key"])),
    };

    /// <summary>The address of the rows behind a figure.</summary>
    /// <param name="kind">Kind of rows.</param>
    /// <param name="extra">Further keys of the address.</param>
    public string Rows(string kind, params (string Key, object? Value)[] extra) => $"/rows/{kind}{Filter.Query(extra)}";

    /// <summary>Learners of a group who have a warning.</summary>
    public int AtRisk(RunningGroup group) => Warnings[group.GroupKey].Select(warning => warning.LearnerKey).OfType<long>().Distinct().Count();

    /// <summary>Shows the page; whom it is not for goes to the start page of the role.</summary>
    /// <param name="compare"><c>previous</c> compares with the period before.</param>
    public async Task<IActionResult> OnGetAsync(string? compare, CancellationToken cancellationToken)
    {
        if (!Viewer.MayRead(User, Reports.Find("dashboard-figures")!))
        {
            return Redirect(menu.FrontPage(User));
        }

        ByPrevious = compare == Previous;
        var figures = (await ReadAsync("dashboard-figures", cancellationToken)).As<FigureRow>();
        Now = figures.ElementAtOrDefault(0);
        Programmes = await ReadAsync("dashboard-programmes", cancellationToken);
        Running = RunningGroup.All(await ReadAsync("running-groups", cancellationToken));
        HasData = Now?.Contingent > 0 || Now?.Scheduled > 0 || Now?.SuccessBase > 0 || Programmes.Rows.Count > 0 || Running.Count > 0;
        if (Now is null || !HasData)
        {
            LastYear = Figures.Day((await ReadAsync("data-days", cancellationToken)).Rows is [var last] ? Figures.Whole(last["last_day"]) : null)?.Year;
            return Page();
        }

        // Learners are counted here and named where the numbers lead to.
        Warnings = (await ReadUnseenAsync("quality-warnings", cancellationToken)).As<Warning>().ToLookup(warning => warning.GroupKey ?? 0);
        Verdict = Verdict.Of(Running, StateDay, Filter.Today);
        var waiting = (await ReadUnseenAsync("attention-documents", cancellationToken)).As<WaitingRow>().Select(row => row.Days ?? 0).OrderDescending().ToList();
        (Week, Open) = (await WeekAsync(waiting.Count, cancellationToken), await OpenAsync(cancellationToken));
        var months = await ReadAsync("dashboard-months", cancellationToken);
        var before = IsCompared ? figures.ElementAtOrDefault(ByPrevious ? 1 : 2) : null;
        Cards = new DashboardCards(this, Now, before, months, waiting, await AssessmentAsync(cancellationToken)).All;
        if (months.Rows.Any(row => row["share"] is not null))
        {
            var line = LineData.Of(
                months, "month", "share", plan: "planned", last: IsCompared && !ByPrevious ? "share_year_ago" : null, count: "share_n", lastCount: "share_n_year_ago");
            Results = Results with { Chart = new Chart(line, months) };
        }

        return Page();
    }

    private async Task<IReadOnlyList<OpenPoint>> WeekAsync(int waiting, CancellationToken cancellationToken)
    {
        var first = StateDay.AddDays(1 - DaysOfWeek);
        var midnight = first.ToDateTime(TimeOnly.MinValue);
        var since = new DateTimeOffset(midnight, Reports.Time.LocalTimeZone.GetUtcOffset(midnight));
        var week = (await ReadAsync(
            "dashboard-week", cancellationToken,
            ("week_from", Period.Key(first)), ("week_to", Period.Key(StateDay)), ("week_since", Moment.Text(since)))).As<WeekRow>()[0];
        (string, object?)[] days = [("preset", PeriodPreset.Custom), ("from", first), ("to", StateDay)];

        // Files and quarantine are told as they stand today, and to those who see all of them.
        var isToday = StateDay == Filter.Today;
        OpenPoint?[] points =
        [
            week.Begun > 0
                ? new($"+{Figures.Plural(week.Begun.Value, "группа начала", "группы начали", "групп начали")}", "/report/running-groups" + Filter.Query(("sort", "-starts_on")))
                : null,
            week.Grades > 0
                ? new($"+{Figures.Plural(week.Grades.Value, "оценка", "оценки", "оценок")}", Rows("grades", [.. days, ("control", "1,2,3,4,5,6")]))
                : null,
            isToday && week.Rejects > 0 ? new($"{Figures.Plural(week.Rejects.Value, "новая строка", "новые строки", "новых строк")} в карантине", "/loads") : null,
            waiting > 0
                ? new($"{Figures.Plural(waiting, "документ не выдан", "документа не выданы", "документов не выданы")} в срок", "/report/attention-documents" + Filter.Query())
                : null,
        ];
        return [.. points.OfType<OpenPoint>()];
    }

    private async Task<IReadOnlyList<OpenPoint>> OpenAsync(CancellationToken cancellationToken)
    {
        // Files and quarantine are told as they stand today.
        var state = StateDay == Filter.Today ? await data.ReadAsync(User, cancellationToken) : new DataStateNow(null, 0, 0);
        var missed = (await ReadAsync("ended-groups", cancellationToken)).Rows.Count;
        var ungraded = (await ReadUnseenAsync("attention-results", cancellationToken)).Rows.Count;
        var findings = (await ReadUnseenAsync("attention-findings", cancellationToken)).Rows.Count;
        var days = (await ReadUnseenAsync("impossible-days", cancellationToken)).Rows.Count;
        OpenPoint?[] points =
        [
            state.Failed > 0 ? new(state.FailedWords, "/loads", IsBad: true) : null,
            state.Rejects > 0 ? new(state.RejectsWords, "/loads") : null,
            missed > 0
                ? new($"{Figures.Plural(missed, "группа закончила и не достигла цели", "группы закончили и не достигли цели", "групп закончили и не достигли цели")}", "/report/ended-groups" + Filter.Query())
                : null,
            ungraded > 0
                ? new($"{Figures.Plural(ungraded, "слушатель", "слушателя", "слушателей")} без итоговой оценки, срок прошёл", "/report/attention-results" + Filter.Query())
                : null,
            findings > 0
                ? new($"{Figures.Plural(findings, "замечание", "замечания", "замечаний")} к загруженному", "/report/attention-findings" + Filter.Query())
                : null,
            days > 0
                ? new($"{Figures.Plural(days, "запись", "записи", "записей")} с днём, которого не может быть", "/report/impossible-days" + Filter.Query())
                : null,
        ];
        return [.. points.OfType<OpenPoint>()];
    }

    /// <summary>The edition of the year whose report is due next; null for whom the self-assessment is not.</summary>
    private async Task<CardLine?> AssessmentAsync(CancellationToken cancellationToken)
    {
        if (!assessments.MayEnter(User)
            || await assessments.QueryAsync(new QueryCollection(), User, Filter, cancellationToken) is not { } asked
            || !await access.MayOpenAsync(asked.OrganisationCode, User, Filter, cancellationToken))
        {
            return null;
        }

        var year = Filter.Today <= WorkStage.Deadline(Filter.Today.Year - 1) ? Filter.Today.Year - 1 : Filter.Today.Year;
        var newest = (await editions.ListAsync(asked.Set.Name, asked.OrganisationCode, year, cancellationToken))
            .Where(edition => edition.State != EditionState.Withdrawn).MaxBy(edition => edition.Number);
        var words = newest?.State switch
        {
            null => "редакции ещё нет",
            EditionState.Draft => "черновик",
            EditionState.Reviewed => "проверено, ждёт утверждения",
            _ => "утверждено",
        };
        return new CardLine(
            FormattableString.Invariant($"самообследование за {year}: ") + words + ", до " + Figures.Date(WorkStage.Deadline(year)),
            FormattableString.Invariant($"/self-assessment/work-plan?year={year}"));
    }

    private sealed record WeekRow(long? Begun, long? Grades, long? Rejects);

    private sealed record WaitingRow(long? Days);
}
