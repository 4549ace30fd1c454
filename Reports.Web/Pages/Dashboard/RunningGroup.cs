using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>A group at work: a row of <c>running-groups</c>, which alone says whether it is behind its цель; shares in millionths.</summary>
/// <param name="DaysLeft">Days to its end; null without one.</param>
/// <param name="Learners">Those at work.</param>
/// <param name="State">In words.</param>
/// <param name="Reached">Reached part of the results that have a цель; null where there are none.</param>
/// <param name="Target">The part that should be reached.</param>
/// <param name="GradesN">Grades of any control.</param>
/// <param name="Weakest">The competency that most results are missing of; null where each has reached its цель.</param>
/// <param name="IsBehind">Whether it is behind: 1 or 0.</param>
/// <param name="HasTarget">Whether somebody set a цель for it: 1 or 0.</param>
public sealed record RunningGroup(
    long GroupKey,
    long? ProgrammeKey,
    string GroupCode,
    string? Programme,
    string? Curator,
    long? EndsOn,
    long? DaysLeft,
    long? Learners,
    string State,
    long? Reached,
    long? Target,
    long? Deviation,
    string? ByGrades,
    string? ByPasses,
    long? Attendance,
    long? GradesN,
    long? WeakestKey,
    string? Weakest,
    long? WeakestReached,
    long? WeakestTarget,
    long? IsBehind,
    long? HasTarget)
{
    /// <summary>Whether less of its results is reached than the цель.</summary>
    public bool Lags => IsBehind == 1;

    /// <summary>Whether it has results with a цель and reached it.</summary>
    public bool IsOnTarget => Target is not null && !Lags;

    /// <summary>Whether nobody set a цель for it.</summary>
    public bool HasNoTarget => HasTarget == 0;

    /// <summary>Reads <c>running-groups</c>.</summary>
    /// <param name="table">Its rows.</param>
    public static IReadOnlyList<RunningGroup> All(ReportTable table) => table.As<RunningGroup>();
}

/// <summary>A row of <c>quality-warnings</c>: why a group at work, or a learner of one, needs attention.</summary>
public sealed record Warning(long ReasonNo, long? LearnerKey, long? GroupKey);
