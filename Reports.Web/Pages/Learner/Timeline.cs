using Reports.Web.Pages.Trace;

namespace Reports.Web.Pages.Learner;

/// <summary>An entry of «Лента».</summary>
/// <param name="Day">When.</param>
/// <param name="Words">What.</param>
/// <param name="Value">The mark, the code of the group or the number of the document; empty where there is none.</param>
/// <param name="IsShort">Whether the mark is below the порог.</param>
/// <param name="Href">What it opens.</param>
/// <param name="Grade">The grade, which opens beside.</param>
public sealed record TimelineItem(DateOnly Day, string Words, string Value, bool IsShort, string? Href, GradeRow? Grade)
{
    /// <summary>Beginnings and ends of enrolments, attestations, awards and documents, the last first.</summary>
    /// <param name="threshold">The порог that marks are compared with.</param>
    public static IReadOnlyList<TimelineItem> All(
        long learner, IEnumerable<EnrolmentRow> enrolments, IEnumerable<GradeRow> grades, IEnumerable<EventRow> events, long? threshold)
    {
        ArgumentNullException.ThrowIfNull(enrolments);
        var items = new List<(long? Day, TimelineItem Item)>();
        foreach (var enrolment in enrolments)
        {
            var href = TraceFact.Href("enrolment", null, enrolment.GroupKey, learner);
            if (enrolment.State is not ("не начато" or "нет зачисления"))
            {
                Add(enrolment.StartsOn, "Начало обучения, группа", enrolment.GroupCode ?? "", href: href);
            }

            if (enrolment.State is "завершено" or "отчисление")
            {
                Add(enrolment.Since, enrolment.State == "завершено" ? "Обучение завершено" : "Отчисление", href: href);
            }
        }

        foreach (var grade in grades.Where(grade => grade.ControlCode != "current"))
        {
            Add(grade.DateKey, grade.What, grade.Label ?? "", grade.Share < threshold, null, grade);
        }

        foreach (var one in events)
        {
            var number = one.Number ?? "";
            Add(one.DateKey, one.Name ?? "", number, href: one.Kind == "award"
                ? TraceFact.Href("award", number, learner, one.KindKey, one.DateKey) : TraceFact.Href("document", number, one.KindKey));
        }

        return [.. items.OrderByDescending(item => item.Item.Day).Select(item => item.Item)];

        void Add(long? day, string words, string value = "", bool isShort = false, string? href = null, GradeRow? grade = null)
        {
            if (Figures.Day(day) is { } known)
            {
                items.Add((day, new TimelineItem(known, words, value, isShort, href, grade)));
            }
        }
    }
}
