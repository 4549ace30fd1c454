namespace Reports.Web.Pages.Dashboard;

/// <summary>A row of <c>dashboard-figures</c>: the figures of one period; shares in millionths.</summary>
/// <param name="Contingent">Learners on the last day.</param>
/// <param name="Attended">Attended hours, in hundredths.</param>
/// <param name="Scheduled">Scheduled hours, in hundredths.</param>
/// <param name="Attendance">Attended part of the scheduled hours.</param>
/// <param name="Success">Passed part of the grades.</param>
/// <param name="SuccessBase">Grades that <paramref name="Success"/> is of.</param>
/// <param name="Quality">Good and excellent part of the grades.</param>
/// <param name="QualityBase">Grades that <paramref name="Quality"/> is of.</param>
/// <param name="Average">Mean mark, in hundredths.</param>
/// <param name="AverageBase">Grades that <paramref name="Average"/> is of.</param>
/// <param name="Reached">Reached part of the planned results.</param>
/// <param name="ReachedN">How many results were reached.</param>
/// <param name="ReachedBase">Planned results, learner by competency.</param>
/// <param name="ByGradeReachedN">Results that marks with a share decide: those reached.</param>
/// <param name="ByGradeN">All of these.</param>
/// <param name="ByPassReachedN">Results that passes and fails alone decide: those passed.</param>
/// <param name="ByPassN">All of these.</param>
/// <param name="Completed">Learners who completed.</param>
/// <param name="Completion">Part of those who began, in groups that ended, that completed with a document.</param>
/// <param name="CompletionN">How many they are.</param>
/// <param name="CompletionBase">Those who began.</param>
/// <param name="Documents">Documents issued, without certificates of study and duplicates.</param>
/// <param name="ReachedTarget">The part of results that should be reached; null where not all of them have a цель.</param>
public sealed record FigureRow(
    long? Contingent,
    long? Attended,
    long? Scheduled,
    long? Attendance,
    long? Success,
    long? SuccessBase,
    long? Quality,
    long? QualityBase,
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
    long? Completion,
    long? CompletionN,
    long? CompletionBase,
    long? Documents,
    long? Awards,
    long? AttendanceTarget,
    long? SuccessTarget,
    long? QualityTarget,
    long? CompletionTarget,
    long? ReachedTarget);
