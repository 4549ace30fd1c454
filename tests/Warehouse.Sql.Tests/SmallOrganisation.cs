namespace Warehouse.Sql.Tests;

/// <summary>A few rows of every feed, such that every mart has some.</summary>
internal static class SmallOrganisation
{
    private static readonly (string Feed, string Rows)[] Files =
    [
        ("programmes", "programme_code,name,kind\nP,Охрана труда,ПК"),
        ("modules", "programme_code,module_code,name\nP,M1,Риски\nP,M2,Страховка"),
        ("competencies", "programme_code,competency_code,name\nP,K1,Оценивает\nP,K2,Страхует"),
        ("module_competencies", "programme_code,module_code,competency_code\nP,M1,K1\nP,M2,K2"),
        ("plan", "programme_code,competency_code,planned_share,planned_learners\nP,K1,0.75,0.9"),
        ("targets", "measure,programme_code,group_code,target\nattendance,,,80\nsuccess,P,,90\nquality,,G,60"),
        ("groups", "group_code,programme_code,starts_on,ends_on\nG,P,2026-02-01,2026-05-20\nF,P,2026-02-01,2026-05-20"),
        ("learners", "learner_code,last_name,first_name,sex,birth_date\nL1,Орлова,Анна,ж,2000-02-01\nL2,Белов,Пётр,,"),
        (
            "enrolments",
            "learner_code,group_code,enrolled_on,started_on,completed_on,left_on\n"
            + "L1,G,2026-01-28,2026-02-01,2026-05-20,\nL2,G,2026-01-28,2026-02-01,2026-05-20,\n"
            + "L3,G,2026-01-28,,,\nL4,F,2026-02-10,2026-02-10,,2026-03-01"),
        ("documents", "document_kind,registration_no,issued_on,learner_code,group_code\nудостоверение,1,2026-05-25,L1,G"),
        ("awards", "learner_code,award_kind,awarded_on,order_no,group_code\nL1,Грамота,2026-05-20,,G"),
        (
            "grades",
            "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\n"
            + "L1,G,M1,final,2026-05-20,2,five,1\nL1,G,M1,final,2026-05-21,4,five,2\nL2,G,M1,final,2026-05-20,осв.,five,1\n"
            + "L1,G,M2,final,2026-05-22,5,five,1\nL4,F,M1,current,2026-02-20,3,five,1\nL5,F,M1,interim,2026-04-20,4,five,1"),
        (
            "attendance",
            "learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled,teacher_code\n"
            + "L1,G,M1,2026-02-10,1,+,2,T1\nL2,G,M1,2026-02-10,1,н,2,T1\nL2,G,M1,2026-03-10,1,+,2,T2\n"
            + "L1,G,M2,2026-03-11,1,не отмечено,2,T1\nL4,F,M1,2026-02-05,1,+,2,T1\nL4,F,M1,2026-03-05,1,+,2,T1"),
    ];

    /// <summary>Loads the files one after another.</summary>
    public static void LoadInto(TempWarehouse warehouse)
    {
        foreach (var (feed, rows) in Files)
        {
            Assert.Equal(Ingest.Worker.Loading.LoadState.Loaded, Assert.Single(warehouse.Load(feed + ".csv", rows + "\n")).State);
        }
    }
}
