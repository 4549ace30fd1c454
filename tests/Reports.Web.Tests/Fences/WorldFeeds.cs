namespace Reports.Web.Tests.Fences;

/// <summary>The world as feed files: what was loaded first, and what a later day brought.</summary>
internal static class WorldFeeds
{
    private const string Corrected = "2026-11-18";
    private static readonly string[] Modules = ["m1", "m2", "m3", "m4"];

    /// <summary>Everything of the world.</summary>
    public static IReadOnlyList<(string Feed, string Text)> First { get; } =
    [
        File("programmes", "org_code,programme_code,name,kind,hours,approved_on,accredited_from,delivery,professional_standard,valid_from", Programmes("144", "2024-01-01")),
        File("modules", "org_code,programme_code,module_code,name,hours", Programmes().SelectMany(of => Modules.Select(module =>
            $"{of.Org},{of.Mark},{of.Mark}-{module},Модуль {of.Mark}-{module},36"))),
        File("competencies", "org_code,programme_code,competency_code,name,professional_standard", Programmes().SelectMany(of => new[]
        {
            $"{of.Org},{of.Mark},{of.Mark}-k,Умеет {of.Mark},стандарт {of.Mark}", $"{of.Org},{of.Mark},{of.Mark}-к,Не отличить от умеет {of.Mark},стандарт {of.Mark}",
        })),
        File("module_competencies", "org_code,programme_code,module_code,competency_code", Programmes().Select(of => $"{of.Org},{of.Mark},{of.Mark}-m1,{of.Mark}-k")),
        File("plan", "org_code,programme_code,group_code,competency_code,module_code,planned_share,planned_learners,valid_from", [
            .. Programmes().Select(of => $"{of.Org},{of.Mark},,{of.Mark}-k,,0.75,0.9,"),
            .. Programmes().Select(of => $"{of.Org},{of.Mark},,,{of.Mark}-m1,0.7,0.8,"),
            .. World.Groups.Select(group => $"{group.OrganisationMark},{group.ProgrammeMark},{group.Mark},,{group.ProgrammeMark}-m2,0.6,0.7,2026-01-01")]),
        File("targets", "org_code,measure,programme_code,group_code,target,valid_from", [
            .. World.Groups.Select(group => $"{group.OrganisationMark},attendance,,,80,").Distinct(),
            .. Programmes().SelectMany(of => new[] { $"{of.Org},success,{of.Mark},,85,", $"{of.Org},quality,{of.Mark},,50,2026-01-01" }),
            .. World.Groups.Select(group => $"{group.OrganisationMark},completion,,{group.Mark},90,2026-01-01")]),
        File("teachers", "org_code,teacher_code,last_name,first_name,birth_date,degree,title,category,staff,hired_on,trained_on", Teachers("первая")),
        File("groups", "org_code,group_code,programme_code,starts_on,ends_on,form,funding,curator_code", World.Groups.Select(group => Group(group, group.IsOfChildren ? "договор" : "государственное задание"))),
        File("learners", "org_code,learner_code,last_name,first_name,birth_date,sex,education_level,employment_category,employer,region,valid_from", [
            .. Learners("Томск", "2024-01-01"), "zona1,zona1g3e,,Без фамилии zona1g3e,,,,,,,", "zona2,zona2g1e,,Без фамилии zona2g1e,,,,,,,"]),
        File("enrolments", "org_code,learner_code,group_code,enrolled_on,enrolment_order,started_on,completed_on,left_on,outcome,referral,dormitory", World.Groups.SelectMany(Enrolments)),
        File("grades", "org_code,learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,teacher_code,grade_words,source_id", World.Groups.SelectMany(Grades)),
        File("attendance", "org_code,learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled,teacher_code", World.Groups.SelectMany(Attendance)),
        File("awards", "org_code,learner_code,award_kind,awarded_on,order_no,ground,level,title,group_code", World.Groups.SelectMany(Awards)),
        File("documents", "org_code,document_kind,registration_no,issued_on,learner_code,group_code,blank_no,delivery", World.Groups.SelectMany(Documents)),
        File("carriers", "org_code,carrier_kind,unit_no,year,group_code,title,colour_of_label", [
            .. World.Groups.Select(group => $"{group.OrganisationMark},Дело,{group.Mark}-1,2026,{group.Mark},Дело {group.Mark}"),
            .. World.Groups.Where(group => group.Name is "g1" or "g2").Select(group => $"{group.OrganisationMark},,{group.Mark}-9,2026,{group.Mark},Без вида {group.Mark}")]),
    ];

    /// <summary>Corrections and removals of every fact, later versions of every dimension, a group moved and rows in quarantine.</summary>
    public static IReadOnlyList<(string Feed, string Text)> Later { get; } =
    [
        File("programmes", "org_code,programme_code,name,kind,hours,approved_on,accredited_from,delivery,professional_standard,valid_from", Programmes("150", "2026-02-01")),
        File("teachers", "org_code,teacher_code,last_name,first_name,birth_date,degree,title,category,staff,hired_on,trained_on", Teachers("высшая")),
        File("groups", "org_code,group_code,programme_code,starts_on,ends_on,form,funding,curator_code", World.Groups.Select(group => Group(group, group.IsOfChildren ? "платное обучение" : "госзадание"))),
        File("learners", "org_code,learner_code,last_name,first_name,birth_date,sex,education_level,employment_category,employer,region,valid_from", Learners("Омск", "2026-02-01")),
        File("plan", "org_code,programme_code,group_code,competency_code,module_code,planned_share,planned_learners,valid_from,corrected_on,corrected_by,correction_reason", [
            .. Programmes().Select(of => $"{of.Org},{of.Mark},,{of.Mark}-k,,0.8,0.9,,{Corrected},Методист {of.Mark},План {of.Mark}"),
            .. World.Groups.Select(group => $"{group.OrganisationMark},{group.ProgrammeMark},{group.Mark},,{group.ProgrammeMark}-m2,0.65,0.7,2026-01-01,{Because(group)}")]),
        File("targets", "org_code,measure,programme_code,group_code,target,valid_from,corrected_on,corrected_by,correction_reason", [
            .. Programmes().Select(of => $"{of.Org},success,{of.Mark},,88,,{Corrected},Методист {of.Mark},Цель {of.Mark}"),
            .. World.Groups.Select(group => $"{group.OrganisationMark},completion,,{group.Mark},95,2026-01-01,{Because(group)}")]),
        File("enrolments", "org_code,learner_code,group_code,enrolled_on,started_on,completed_on,outcome,dormitory,corrected_on,corrected_by,correction_reason", World.Groups.Select(group =>
            $"{group.OrganisationMark},{group.Own[0]},{group.Mark},{Days(group).Enrolled},{Days(group).Starts},{(group.HasEnded ? "2026-06-29" : "")},исправлен {group.Mark},да,{Because(group)}")),
        File("grades", "org_code,learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,teacher_code,corrected_on,corrected_by,correction_reason", World.Groups.SelectMany(group => new[]
        {
            $"{group.OrganisationMark},{group.Own[0]},{group.Mark},{group.ProgrammeMark}-m1,interim,{Days(group).Graded},5,five,1,{group.TeacherMark},{Because(group)}",
            $"{group.OrganisationMark},{group.Learners[^1]},{group.Mark},{group.ProgrammeMark}-m2,interim,{Days(group).Graded},4,five,1,{group.TeacherMark},{Because(group)}",
        })),
        File("attendance", "org_code,learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled,teacher_code,corrected_on,corrected_by,correction_reason", World.Groups.Select(group =>
            $"{group.OrganisationMark},{group.Own[0]},{group.Mark},{group.ProgrammeMark}-m1,{Days(group).Lessons[0]},1,болел,4,{group.TeacherMark},{Because(group)}")),
        File("awards", "org_code,learner_code,award_kind,awarded_on,order_no,level,title,group_code,corrected_on,corrected_by,correction_reason", World.Groups.Select(group =>
            $"{group.OrganisationMark},{group.Own[0]},Грамота {group.OrganisationMark},{Days(group).Graded},{group.Mark}-п1,городской,Исправлена {group.Mark},{group.Mark},{Because(group)}")),
        File("documents", "org_code,document_kind,registration_no,issued_on,learner_code,group_code,blank_no,delivery,corrected_on,corrected_by,correction_reason", [
            .. World.Groups.Select(group => $"{group.OrganisationMark},Удостоверение {group.OrganisationMark},{group.Mark}-1,2026-07-01,{group.Own[3]},{group.Mark},{group.Mark}-0002,лично,{Because(group)}"),
            $"zona1,Удостоверение zona1,zona1s1-1,2026-07-01,{World.OfTwoGroups},zona1g2,0003,лично,{Because(World.Groups[1])}"]),
        File("carriers", "org_code,carrier_kind,unit_no,year,group_code,title,corrected_on,corrected_by,correction_reason", World.Groups.Select(group =>
            $"{group.OrganisationMark},Дело,{group.Mark}-1,2026,{group.Mark},Том {group.Mark},{Because(group)}")),
        File("removals", "org_code,feed,learner_code,group_code,programme_code,module_code,control,attempt,lesson_on,lesson_no,award_kind,awarded_on,order_no,document_kind,registration_no,valid_from,removed_by,reason", World.Groups.SelectMany(group => new[]
        {
            $"{group.OrganisationMark},grades,{group.Own[3]},{group.Mark},,{group.ProgrammeMark}-m2,interim,1,,,,,,,,,{Gone(group)}",
            $"{group.OrganisationMark},attendance,{group.Own[0]},{group.Mark},,{group.ProgrammeMark}-m1,,,{Days(group).Lessons[1]},1,,,,,,,{Gone(group)}",
            $"{group.OrganisationMark},enrolments,{group.Own[1]},{group.Mark},,,,,,,,,,,,,{(group.IsOfChildren ? "" : Gone(group))}",
            $"{group.OrganisationMark},awards,{group.Own[1]},,,,,,,,Грамота {group.OrganisationMark},{Days(group).Graded},{group.Mark}-п2,,,,{Gone(group)}",
            $"{group.OrganisationMark},documents,,,,,,,,,,,,Удостоверение {group.OrganisationMark},{group.Mark}-2,,{Gone(group)}",
        }).Append($"zona1,awards,{World.OfTwoGroups},,,,,,,,Грамота zona1,{Days(World.Groups[1]).Graded},zona1g2-п5,,,,{Gone(World.Groups[1])}")
            .Where(row => row[^1] != ',')),
    ];

    private static (string Starts, string Ends, string Enrolled, string Graded, string[] Lessons) Days(StudyGroup group) => group.HasEnded
        ? ("2026-01-12", "2026-06-30", "2026-01-10", "2026-02-17", ["2026-01-13", "2026-02-14", "2026-03-16", "2026-04-20", "2026-05-18"])
        : ("2026-08-01", "2026-12-20", "2026-07-28", "2026-09-17", ["2026-08-03", "2026-09-14", "2026-10-05", "2026-10-06", "2026-10-07"]);

    private static string Because(StudyGroup group) => $"{Corrected},Методист {group.Mark},Исправление {group.Mark}";

    private static string Gone(StudyGroup group) => $"Методист {group.Mark},Ошибка {group.Mark}";

    private static IEnumerable<(string Org, string Mark)> Programmes() => World.Groups.Select(group => (group.OrganisationMark, group.ProgrammeMark)).Distinct();

    private static IEnumerable<string> Programmes(string hours, string from) => Programmes().Select(of =>
        $"{of.Org},{of.Mark},Программа {of.Mark},{of.Mark[^2..] switch { "p1" => "ПК", "p2" => "ПП", _ => "общеразвивающая" }},{hours},2025-02-01,2024-01-01,сетевая,стандарт {of.Mark},{from}");

    private static IEnumerable<string> Teachers(string category) => World.Groups
        .SelectMany(group => new[] { (group.OrganisationMark, Mark: group.CuratorMark), (group.OrganisationMark, Mark: group.TeacherMark) }).Distinct()
        .Select(teacher => $"{teacher.OrganisationMark},{teacher.Mark},Педагогов {teacher.Mark},Пётр,1985-05-05,кандидат,доцент,{category},штатный,2015-09-01,2025-03-01");

    private static string Group(StudyGroup group, string funding) => string.Join(
        ',', group.OrganisationMark, group.Mark, group.ProgrammeMark, Days(group).Starts, Days(group).Ends, "очная", funding, group.CuratorMark);

    private static IEnumerable<string> Learners(string region, string from) => World.Groups
        .SelectMany(group => group.Learners.Select((learner, i) => (
            Org: group.OrganisationMark,
            Code: learner,
            Mark: learner == World.OfTwoOrganisations ? group.OrganisationMark + "s9" : learner,
            Born: group.IsOfChildren ? 2021 - (4 * i) + (i / 3) : 1996 - (11 * i))))
        .DistinctBy(learner => learner.Mark)
        .Select((learner, i) => $"{learner.Org},{learner.Code},Зонов {learner.Mark},Иван,{learner.Born}-03-04,{(i % 2 == 0 ? "м" : "ж")},"
            + $"{(i % 3 == 0 ? "высшее" : "среднее профессиональное")},{(i % 2 == 0 ? "работник" : "безработный")},Завод {learner.Mark},{region},{from}");

    // One began a year before: a year that is not everybody's.
    private static IEnumerable<string> Enrolments(StudyGroup group) => group.Learners.Select((learner, i) =>
        $"{group.OrganisationMark},{learner},{group.Mark},{(learner == "zona1g3c" ? "2025-12-01" : Days(group).Enrolled)},{group.Mark}-з1,"
        + $"{(learner == "zona1g3c" ? "2025-12-15" : i == 2 && !group.HasEnded ? "" : Days(group).Starts)},"
        + $"{(group.HasEnded && i is 0 or 3 or 4 ? Days(group).Ends : "")},{(i == 1 ? Days(group).Lessons[3] : "")},итог {group.Mark},направлен {group.Mark},да");

    private static IEnumerable<string> Grades(StudyGroup group)
    {
        for (var i = 0; i < group.Learners.Count; i++)
        {
            foreach (var (module, control, day, grade, attempt) in new[]
            {
                ("m1", "interim", Days(group).Graded, i == 1 ? "2" : "4", "1"),
                ("m2", "interim", Days(group).Graded, i < 3 ? "2" : "5", "1"),
                ("m3", "interim", Days(group).Graded, "2", "1"),
                ("m3", "retake", Days(group).Lessons[4], "3", "2"),
                ("m4", "interim", Days(group).Graded, i == 0 ? "осв." : "3", "1"),
                ("m1", "current", Days(group).Lessons[1], "5", ""),
                ("m2", "current", Days(group).Lessons[1], "5", ""),
                ("m1", "current", Days(group).Lessons[4], "2", ""),
                ("m2", "current", Days(group).Lessons[4], "2", ""),
            })
            {
                yield return Grade(group, group.Learners[i], module, control, day, grade, attempt);
            }

            // Two of the ended group have a final result, one of them twice and once outside its term.
            if (i is 0 or 3)
            {
                yield return Grade(group, group.Learners[i], "m1", "final", group.HasEnded ? "2026-06-20" : Days(group).Lessons[4], "5", "1");
                yield return Grade(group, group.Learners[i], "m1", "final", "2026-01-05", "4", "2");
            }
        }

        yield return Grade(group, group.Stranger, "m1", "interim", Days(group).Graded, "4", "1");
    }

    // The curator grades one module: a learner has results of two teachers to compare.
    private static string Grade(StudyGroup group, string learner, string module, string control, string day, string grade, string attempt) => string.Join(
        ',', group.OrganisationMark, learner, group.Mark, $"{group.ProgrammeMark}-{module}", control, day, grade, "five", attempt, module == "m4" ? group.CuratorMark : group.TeacherMark,
        $"прописью {group.Mark}", $"{group.Mark}-{module}");

    private static IEnumerable<string> Attendance(StudyGroup group) => group.Learners.Where((_, i) => i != 2).SelectMany(learner => Days(group).Lessons
        .Select((day, lesson) => $"{group.OrganisationMark},{learner},{group.Mark},{group.ProgrammeMark}-m1,{day},1,{(lesson < 2 ? "+" : lesson == 4 ? "болел" : "н")},4,{group.TeacherMark}")
        .Append($"{group.OrganisationMark},{learner},{group.Mark},{group.ProgrammeMark}-m1,{Days(group).Lessons[4]},2,не отмечено,2,{group.TeacherMark}")
        .Append($"{group.OrganisationMark},{learner},{group.Mark},{group.ProgrammeMark}-m1,2026-01-09,1,+,2,{group.TeacherMark}"));

    private static IEnumerable<string> Awards(StudyGroup group) => group.Learners.SelectMany((learner, i) => new[]
    {
        $"{group.OrganisationMark},{learner},Грамота {group.OrganisationMark},{Days(group).Graded},{group.Mark}-п{i + 1},учёба {group.Mark},региональный,Олимпиада {group.Mark},{group.Mark}",
        $"{group.OrganisationMark},{learner},Благодарность {group.OrganisationMark},{Days(group).Graded},,{learner},,Без группы {learner},{(i == 0 ? group.Mark : "")}",
    });

    private static IEnumerable<string> Documents(StudyGroup group) => new[]
    {
        $"{group.OrganisationMark},Удостоверение {group.OrganisationMark},{group.Mark}-1,2026-07-01,{group.Own[3]},{group.Mark},{group.Mark}-0001,лично",
        $"{group.OrganisationMark},Удостоверение {group.OrganisationMark},{group.Mark}-2,2026-07-02,{group.Own[1]},{group.Mark},{group.Mark}-0004,лично",
    }.Concat(group.Name == "g1" && group.Organisation == 1 ? [$"zona1,Удостоверение zona1,zona1s1-1,2026-07-01,{World.OfTwoGroups},{group.Mark},0003,лично"] : []);

    private static (string Feed, string Text) File(string feed, string head, IEnumerable<string> rows) =>
        (feed, head + "\n" + string.Join('\n', rows) + "\n");
}
