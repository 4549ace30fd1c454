using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

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
/// <param name="Counts">Whether no later attempt took its place.</param>
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
    bool? IsCorrected,
    bool Counts)
{
    /// <summary>The module and the kind of control; a module that is named as its control is said once.</summary>
    public string What => string.Equals(Module, Control, StringComparison.OrdinalIgnoreCase) ? Module ?? "" : $"{Module}, {Control}";
}

/// <summary>A row of <c>learner-competencies</c>; shares in millionths.</summary>
/// <param name="GroupKey">The group.</param>
/// <param name="ModuleKey">The module; 0 for a competency.</param>
/// <param name="CompetencyKey">The competency; 0 for a module.</param>
/// <param name="Name">Its code and name.</param>
/// <param name="Standard">The occupational standard of a competency.</param>
/// <param name="Attained">The learner's result; null where passes and fails alone decide it.</param>
/// <param name="Passed">«зачтено», «не зачтено» where they do.</param>
/// <param name="IsReached">Whether a planned result is reached.</param>
/// <param name="Planned">The порог.</param>
/// <param name="Deviation">Result less порог.</param>
/// <param name="GroupMean">Mean of the group.</param>
/// <param name="GroupPasses">«71 из 72»: how many of the group have passed, where passes and fails alone decide.</param>
/// <param name="GroupCode">Code of the group.</param>
public sealed record ResultRow(
    long GroupKey, long ModuleKey, long CompetencyKey, string? Name, string? Standard, long? Attained, string? Passed, bool? IsReached,
    long? Planned, long? Deviation, long? GroupMean, string? GroupPasses, string GroupCode)
{
    /// <summary>Whether it is a competency with a порог: results of modules are shown and not counted.</summary>
    public bool IsCounted => Planned is not null && CompetencyKey != 0;

    /// <summary>What is missing: millionths; null where it is reached, or where passes decide.</summary>
    public long? Missing => IsReached == false && Deviation < 0 ? -Deviation : null;

    /// <summary>The code of its name.</summary>
    public string Code => (Name ?? "").Split(' ')[0];
}

/// <summary>A row of <c>learner-enrolments</c>; days <c>yyyymmdd</c>, hours in hundredths, shares in millionths, figures of the whole enrolment.</summary>
/// <param name="GroupKey">The group.</param>
/// <param name="GroupCode">Its code.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="State">«идёт», «завершено», «отчисление», «не начато», «нет зачисления».</param>
/// <param name="Since">The day since when it is so.</param>
/// <param name="Average">Mean share of the marks that count.</param>
/// <param name="MarksN">How many they are.</param>
/// <param name="PlannedN">Results with a порог.</param>
/// <param name="DebtsN">Attestations whose last attempt is not passed.</param>
public sealed record EnrolmentRow(
    long GroupKey, string GroupCode, string? Programme, long? StartsOn, long? EndsOn, string? Curator, string State, long? Since,
    string? EnrolmentOrder, string? LeavingOrder, string? Organisation, long? Average, long MarksN, long ReachedN, long PlannedN,
    long? Attended, long? Scheduled, long? Attendance, long DebtsN, string? RegistrationNo, long? IssuedOn);

/// <summary>A row of <c>group-learners</c>: a learner among those of the group; shares in millionths, hours in hundredths.</summary>
/// <param name="Place">By the mean share, from 1; null without marks that have a share.</param>
/// <param name="GradedN">Learners who have a place.</param>
/// <param name="Low">First quartile of the group's means.</param>
/// <param name="Median">Their median.</param>
/// <param name="High">Their third quartile.</param>
/// <param name="Average">The learner's mean.</param>
/// <param name="FinalsN">Grades of the final assessment.</param>
/// <param name="DebtsN">Attestations whose last attempt is not passed.</param>
public sealed record StandingRow(
    long GroupKey, long LearnerKey, long? DocumentKey, long GradedN, long? Low, long? Median, long? High, long? GroupAttended, long? GroupScheduled,
    long ByGradeReachedN, long ByGradeN, long FinalsN, long? Place, string? Learner, string LearnerCode, string State, long? Since, long? Average,
    long MarksN, long ReachedN, long PlannedN, long? Attended, long? Scheduled, long? Attendance, long DebtsN, string? RegistrationNo, long? IssuedOn)
{
    /// <summary>Reached results by what decides them.</summary>
    public string ByEvidence => Figures.ByEvidence(ByGradeReachedN, ByGradeN, ReachedN - ByGradeReachedN, PlannedN - ByGradeN);

    /// <summary>The row of a learner.</summary>
    public static StandingRow? Of(ReportTable table, long learner)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.As<StandingRow>().FirstOrDefault(row => row.LearnerKey == learner);
    }
}

/// <summary>A row of <c>learner-evidence</c>: a mark that made a result.</summary>
/// <param name="GivenForKey">The competency that the mark was given for; 0 for the module as a whole.</param>
/// <param name="Weight">Weight of the module in the competency.</param>
/// <param name="Brought">Its part of the result, millionths; the parts add up to it.</param>
/// <param name="GroupMean">What the module gives the group.</param>
/// <param name="Attained">The result.</param>
/// <param name="Planned">Its порог.</param>
public sealed record EvidenceRow(
    long GroupKey, long LearnerKey, long ModuleKey, long ControlKey, long GivenForKey, long Attempt, long CompetencyKey, bool? IsReached,
    string? Competency, string? Module, string? Control, long? DateKey, string? Label, long? Share, double? Weight, long? Brought, long? GroupMean,
    long? GroupN, long? Attained, long? Planned);

/// <summary>A row of <c>learner-events</c>.</summary>
/// <param name="Kind"><c>award</c> or <c>document</c>.</param>
public sealed record EventRow(string Kind, long KindKey, long? DateKey, string? Name, string? Number, string? Detail);
