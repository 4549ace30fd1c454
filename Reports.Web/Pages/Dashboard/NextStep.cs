using Reports.Web.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>The first thing to do for a group: the worst of what is known of it.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Href">Where it is done or seen; null for nothing to do.</param>
public sealed record NextStep(string Words, string? Href)
{
    // Numbers of reasons in quality-warnings.
    private const int Silent = 1;
    private const int GroupAttendance = 2;
    private const int GroupFall = 3;
    private const int Success = 4;
    private const int NotPassed = 6;
    private const int Attendance = 8;
    private const int Unmarked = 9;
    private const int Falling = 10;

    /// <summary>Nothing is known that has to be done.</summary>
    public static NextStep Nothing { get; } = new("ничего", null);

    /// <summary>The first thing of a group.</summary>
    /// <param name="warnings">Warnings of this group.</param>
    public static NextStep Of(RunningGroup group, IReadOnlyList<Warning> warnings, ReportFilter filter)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(filter);
        var people = "/report/quality-warnings" + filter.Query(("group", group.GroupKey));
        var last = group.EndsOn is { } end ? " до " + Figures.Date(end) : "";
        NextStep?[] things =
        [
            group.GradesN is null or 0 ? new("нет ни одной оценки", "/quality" + filter.Query(("group", group.GroupKey), ("by", "module"))) : null,
            Count(NotPassed) is > 0 and var failed ? new($"пересдача у {Learners(failed)}{last}", people) : null,
            group is { Lags: true, Weakest: { } weakest }
                ? new(
                    $"{weakest.Split(' ')[0]}: достигли {Figures.Share(group.WeakestReached, 0)}{Figures.Space}% при цели {Figures.Share(group.WeakestTarget, 0)}{Figures.Space}%",
                    "/plan" + filter.Query(("group", group.GroupKey), ("by", "competency")))
                : null,
            Has(Silent) ? new("две недели нет отметок посещаемости", people) : null,
            Has(Success) ? new("успеваемость ниже порога", people) : null,
            Count(Attendance) is > 0 and var absent ? new($"посещаемость ниже порога у {Learners(absent)}", people) : null,
            Count(Unmarked) is > 0 and var unmarked ? new($"нет отметок посещаемости у {Learners(unmarked)}", people) : null,
            Count(Falling) is > 0 and var falling ? new($"результаты падают у {Learners(falling)}", people) : null,
            Has(GroupAttendance) || Has(GroupFall) ? new("посещаемость группы", people) : null,
        ];
        return things.OfType<NextStep>().FirstOrDefault() ?? Nothing;

        bool Has(int reason) => warnings.Any(warning => warning.ReasonNo == reason);
        int Count(int reason) => warnings.Count(warning => warning.ReasonNo == reason && warning.LearnerKey is not null);
    }

    private static string Learners(int count) => Figures.Plural(count, "слушателя", "слушателей", "слушателей");
}
