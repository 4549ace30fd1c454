namespace Reports.Web.SelfAssessment.Plan;

/// <summary>
/// A stage of the self-assessment: those of point 4 of the order of 14.06.2013 № 462, and the publication of its point 8, which must be
/// done by 20 April.
/// </summary>
/// <param name="Code">In the store and in forms.</param>
/// <param name="Title">As the order words it.</param>
/// <param name="DaysBefore">Days before 20 April when it is due, unless a user sets another day.</param>
public sealed record WorkStage(string Code, string Title, int DaysBefore)
{
    /// <summary>Planning and preparation.</summary>
    public static WorkStage Planning { get; } = new("planning", "Планирование и подготовка работ по самообследованию", 90);

    /// <summary>Carrying it out: data and values.</summary>
    public static WorkStage Conduct { get; } = new("conduct", "Организация и проведение самообследования", 41);

    /// <summary>The report.</summary>
    public static WorkStage Report { get; } = new("report", "Обобщение полученных результатов и формирование отчёта", 20);

    /// <summary>Consideration and signature.</summary>
    public static WorkStage Consideration { get; } = new("consideration", "Рассмотрение отчёта органом управления организации и утверждение", 5);

    /// <summary>Publication and sending to the founder.</summary>
    public static WorkStage Publication { get; } = new("publication", "Размещение отчёта на официальном сайте и направление учредителю", 0);

    /// <summary>The stages in order.</summary>
    public static IReadOnlyList<WorkStage> All { get; } = [Planning, Conduct, Report, Consideration, Publication];

    /// <summary>The last day of the self-assessment of a year.</summary>
    /// <param name="year">Reporting year.</param>
    public static DateOnly Deadline(int year) => new(year + 1, 4, 20);

    /// <summary>The stage of that code.</summary>
    public static WorkStage? Find(string? code) => All.FirstOrDefault(stage => stage.Code == code);

    /// <summary>The default due day.</summary>
    /// <param name="year">Reporting year.</param>
    public DateOnly DueOn(int year) => Deadline(year).AddDays(-DaysBefore);
}
