using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// A section of the analytical part of the report. Sections are the objects of evaluation of the order of the Ministry of Education and
/// Science of 14.06.2013 № 462, point 6.
/// </summary>
/// <param name="Code">Its number; the name under which its text is kept.</param>
/// <param name="Title">Heading of the report.</param>
/// <param name="Asks">Guidance for the author of its text.</param>
public sealed record AnalyticalSection(string Code, string Title, string Asks)
{
    /// <summary>Longest text of a section, in characters.</summary>
    public const int LongestText = 50_000;

    /// <summary>The sections in the order of the report.</summary>
    public static IReadOnlyList<AnalyticalSection> All { get; } =
    [
        new("1", "Общие сведения об организации", "Наименование, учредитель, лицензия, адреса, контакты, сайт."),
        new("2", "Система управления организацией", "Органы управления, их решения за год, структура, локальные акты."),
        new("3", "Образовательная деятельность", "Программы, контингент, формы обучения, электронное обучение и дистанционные технологии, изменения за год."),
        new("4", "Содержание и качество подготовки обучающихся", "Успеваемость, качество, итоговая аттестация, причины изменений."),
        new("5", "Организация учебного процесса", "Расписание, режим занятий, посещаемость, сохранность контингента."),
        new("6", "Востребованность выпускников", "Трудоустройство, повышение в должности, отзывы работодателей и заказчиков."),
        new("7", "Качество кадрового обеспечения", "Состав преподавателей, степени, категории, повышение квалификации."),
        new("8", "Учебно-методическое и библиотечно-информационное обеспечение", "Учебники, электронные издания, библиотечный фонд, доступ к электронным ресурсам."),
        new("9", "Материально-техническая база", "Здания, аудитории, оборудование, доступная среда, общежитие."),
        new("10", "Функционирование внутренней системы оценки качества образования", "Положение о ВСОКО, что измерялось, выводы и принятые меры."),
    ];

    /// <summary>Whether reports on a set have these sections: its header says <c>report: 462</c>.</summary>
    /// <param name="set">The indicator set.</param>
    public static bool AreIn(IndicatorSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.File.Value("report") == "462";
    }

    /// <summary>The section of that number.</summary>
    /// <param name="code">Its number.</param>
    public static AnalyticalSection? Find(string? code) => All.FirstOrDefault(section => section.Code == code);
}
