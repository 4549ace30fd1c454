using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>What the five cards are made of.</summary>
/// <param name="Now">Figures of the period.</param>
/// <param name="Before">Those of what it is compared with; null for nothing.</param>
/// <param name="Months">The period by month.</param>
/// <param name="Waiting">Documents that were not issued in time, the longest first: days since the completion.</param>
/// <param name="Assessment">State of the self-assessment; null for whom it is none of.</param>
public sealed record DashboardCards(IndexModel Page, FigureRow Now, FigureRow? Before, ReportTable Months, IReadOnlyList<long> Waiting, CardLine? Assessment)
{
    /// <summary>The cards, in order.</summary>
    public IReadOnlyList<DashboardCard> All => [Results(), Attendance(), Completion(), Quality(), Documents()];

    private string NotByTeacher => Page.Filter.Teacher is null ? "" : ReportPage.NotByTeacher;

    private DashboardCard Results() => new("Достигнуто результатов, %", Figures.Share(Now.Reached), Page.Rows("outcomes", ("results", "competency"), ("with_plan", 1)))
    {
        NotCounted = NotByTeacher,
        IsAimed = true,
        Target = Now.ReachedTarget,
        NoTarget = Page.Programmes.Rows.Any(row => row["planned"] is not null) ? "цель есть не у всех результатов" : "цели нет",
        Compared = (Now.Reached, Before?.Reached),
        Trend = Trend("reached", "reached_base"),
        Lines =
        [
            new($"{Figures.Count(Now.ReachedN)} из {Figures.Count(Now.ReachedBase)}"
                + (Figures.ByEvidence(Now.ByGradeReachedN ?? 0, Now.ByGradeN ?? 0, Now.ByPassReachedN ?? 0, Now.ByPassN ?? 0) is { Length: > 0 } parts ? ": " + parts : "")),
        ],
    };

    private DashboardCard Attendance() => new("Посещаемость, % часов", Figures.Share(Now.Attendance), Page.Rows("attendance", ("counted", 1)))
    {
        IsAimed = true,
        Target = Now.AttendanceTarget,
        Compared = (Now.Attendance, Before?.Attendance),
        Trend = Trend("attendance", null),
        Lines = [new($"{Figures.Hours(Now.Attended)} из {Figures.Hours(Now.Scheduled)} ч")],
    };

    private DashboardCard Completion() => new("Завершили обучение, чел.", Figures.Count(Now.Completed), Page.Rows("enrolments", ("what", "completed")))
    {
        NotCounted = NotByTeacher,
        Compared = (Now.Completed, Before?.Completed),
        Kind = ColumnKind.Count,
        Trend = Trend("completed", null),
        IsCounted = true,
        Lines =
        [
            Now.CompletionBase is null or 0 ? new("ни одна группа не закончила") : new(
                $"завершаемость {Percent(Now.Completion)}: {Figures.Count(Now.CompletionN)} из {Figures.Count(Now.CompletionBase)} в закончивших группах{Aimed(Now.Completion, Now.CompletionTarget)}",
                Page.Rows("enrolments", ("what", "cohort"))),
        ],
    };

    private DashboardCard Quality() => new("Качество, %", Figures.Share(Now.Quality), Page.Rows("grades", ("bucket", "5,4,3,2,na")))
    {
        IsAimed = true,
        Target = Now.QualityTarget,
        Compared = (Now.Quality, Before?.Quality),
        Trend = Trend("quality", "quality_n"),
        Lines =
        [
            new("четвёрки и пятёрки из " + Figures.Plural(Now.QualityBase ?? 0, "оценки", "оценок", "оценок") + " с баллом"),
            new($"средний балл {(Now.Average is { } average ? Figures.Number(average / 100m) : Figures.None)}", Page.Rows("grades", ("bucket", "5,4,3,2"))),
            new($"успеваемость {Percent(Now.Success)} из {Figures.Count(Now.SuccessBase)}{Aimed(Now.Success, Now.SuccessTarget)}", Page.Rows("grades", ("bucket", "5,4,3,2,pass,fail,na"))),
        ],
    };

    private DashboardCard Documents() => new("Документы выданы", Figures.Count(Now.Documents), Page.Rows("documents", ("what", "issued")))
    {
        NotCounted = NotByTeacher,
        Compared = (Now.Documents, Before?.Documents),
        Kind = ColumnKind.Count,
        Trend = Trend("documents", null),
        IsCounted = true,
        Lines =
        [
            Waiting.Count == 0
                ? new("просроченных нет")
                : new(
                    $"{Figures.Plural(Waiting.Count, "не выдан", "не выданы", "не выданы")} в срок, дольше всех {Figures.Plural(Waiting[0], "день", "дня", "дней")}",
                    "/report/attention-documents" + Page.Filter.Query(),
                    IsBad: true),
            .. Assessment is null ? Array.Empty<CardLine>() : [Assessment],
        ],
    };

    private static string Percent(long? share) => share is null ? Figures.None : Figures.Share(share) + Figures.Space + "%";

    /// <summary>«, ▼ ниже цели на 1,2 п. п. (90,0)»; empty without a target.</summary>
    private static string Aimed(long? value, long? target) => Change.From(value - target) is { } change ? $", {change.Told} ({Figures.Share(target)})" : "";

    /// <summary>A column by month, from the first month to the last; a month of too few results is a gap.</summary>
    private IReadOnlyList<long?> Trend(string column, string? count)
    {
        var rows = Months.Rows.ToDictionary(row => (int)Figures.Whole(row["month"])!.Value);
        return rows.Count == 0 ? [] : [.. Charts.Axis.Months(rows.Keys.Min(), rows.Keys.Max()).Select(month => rows.TryGetValue(month, out var row)
            && (count is null || Figures.Whole(row[count]) >= Charts.Weights.Fewest) ? Figures.Whole(row[column]) : null)];
    }
}
