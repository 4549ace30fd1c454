using Reports.Web.Charts;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>Сводка: the main figures of a period, compared with earlier ones.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => "dashboard-programmes";

    /// <summary>Months of the period.</summary>
    public ReportTable Months { get; private set; } = null!;

    /// <summary>Mean share of grades by month, with the year before.</summary>
    public PageChart Results { get; private set; } = new("results", "Результаты по месяцам", "средняя доля балла, %", null);

    /// <summary>Attendance by month, with the year before.</summary>
    public PageChart Attendance { get; private set; } = new("attendance", "Посещаемость по месяцам", "% часов", null);

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => [Results, Attendance];

    /// <summary>Programmes compared.</summary>
    public ReportTable Programmes { get; private set; } = null!;

    /// <summary>What needs attention.</summary>
    public IReadOnlyList<AttentionItem> Attention { get; private set; } = [];

    /// <summary>Figures of the period; null when the report has none.</summary>
    public FigureRow? Now { get; private set; }

    /// <summary>The same of the period before; null also when the period is all of time.</summary>
    public FigureRow? Previous { get; private set; }

    /// <summary>The same of a year ago, or null likewise.</summary>
    public FigureRow? YearAgo { get; private set; }

    /// <summary>Links of the cells of a programme.</summary>
    public RowLinks Links => new()
    {
        ["name"] = row => "/plan" + Filter.Query(("programme", row["programme_key"])),
        ["contingent"] = row => row["contingent"] is 0L ? null : Rows("enrolments", ("programme", row["programme_key"]), ("what", "contingent")),
        ["attendance"] = row => Rows("attendance", ("programme", row["programme_key"])),
        ["success"] = row => Rows("grades", ("programme", row["programme_key"])),
        ["quality"] = row => Rows("grades", ("programme", row["programme_key"]), ("bucket", "5,4")),
        ["reached"] = row => row["reached"] is null ? null : Rows("outcomes", ("programme", row["programme_key"])),
        ["by_grades"] = row => Rows("outcomes", ("programme", row["programme_key"]), ("results", "competency"), ("with_plan", 1), ("evidence", "grades")),
        ["by_passes"] = row => Rows("outcomes", ("programme", row["programme_key"]), ("results", "competency"), ("with_plan", 1), ("evidence", "passes")),
        ["awards"] = row => row["awards"] is 0L ? null : Rows("awards", ("programme", row["programme_key"])),
    };

    /// <summary>The address of the rows behind a figure.</summary>
    /// <param name="kind">Kind of rows.</param>
    /// <param name="extra">Further keys of the address.</param>
    public string Rows(string kind, params (string Key, object? Value)[] extra) => $"/rows/{kind}{Filter.Query(extra)}";

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var figures = (await ReadAsync("dashboard-figures", cancellationToken)).As<FigureRow>();
        Now = figures.ElementAtOrDefault(0);
        (Previous, YearAgo) = Filter.Period == Period.Always ? (null, null) : (figures.ElementAtOrDefault(1), figures.ElementAtOrDefault(2));
        Months = await ReadAsync("dashboard-months", cancellationToken);
        Programmes = await ReadAsync("dashboard-programmes", cancellationToken);
        if (Months.Rows.Any(row => row["share"] is not null))
        {
            Results = Results with { Chart = new Chart(LineData.Of(Months, "month", "share", plan: "planned", last: "share_year_ago"), Months) };
        }

        if (Months.Rows.Any(row => row["attendance"] is not null))
        {
            Attendance = Attendance with { Chart = new Chart(LineData.Of(Months, "month", "attendance", last: "attendance_year_ago"), Months) };
        }

        Attention = await new AttentionList(report => ReadUnseenAsync(report, cancellationToken), Filter).ReadAsync();
    }
}

/// <summary>A row of <c>dashboard-figures</c>: the figures of one period; shares in millionths.</summary>
/// <param name="Contingent">Learners on the last day.</param>
/// <param name="Scheduled">Scheduled hours, in hundredths.</param>
/// <param name="Attendance">Attended part of the scheduled hours.</param>
/// <param name="Success">Passed part of the grades.</param>
/// <param name="SuccessBase">Grades that <paramref name="Success"/> is of.</param>
/// <param name="Quality">Good and excellent part of the grades.</param>
/// <param name="Average">Mean mark, in hundredths.</param>
/// <param name="AverageBase">Grades that <paramref name="Average"/> is of.</param>
/// <param name="Reached">Part of the learners who reached the plan.</param>
/// <param name="ReachedN">How many they are.</param>
/// <param name="ReachedBase">Learners who have a plan.</param>
/// <param name="ByGradeReachedN">Their results that marks with a share decide: those reached.</param>
/// <param name="ByGradeN">All of these.</param>
/// <param name="ByPassReachedN">Their results that passes and fails alone decide: those passed.</param>
/// <param name="ByPassN">All of these.</param>
/// <param name="Completed">Learners who completed.</param>
/// <param name="Documents">Documents issued, without certificates of study and duplicates.</param>
public sealed record FigureRow(
    long? Contingent,
    long? Scheduled,
    long? Attendance,
    long? Success,
    long? SuccessBase,
    long? Quality,
    long? Average,
    long? AverageBase,
    long? Reached,
    long? ReachedN,
    long? ReachedBase,
    long? ByGradeReachedN,
    long? ByGradeN,
    long? ByPassReachedN,
    long? ByPassN,
    long? Completed,
    long? Documents,
    long? Awards);
