using Oracle;
using static Ingest.Worker.Tests.Sample.OracleFixtures;

namespace Ingest.Worker.Tests.Sample;

/// <summary>Every expected figure here is worked out by hand beside it.</summary>
public sealed class OracleFiguresTests
{
    [Fact]
    public void Grades_TenLearners_GiveTheFormulasOfTheRegulation()
    {
        var grades = FiguresOf(
            Grade("S1", "5"), Grade("S2", "4"), Grade("S3", "4"), Grade("S4", "3"), Grade("S5", "2"), Grade("S6", "н/а"),
            Grade("S7", "осв."),
            Grade("S8", "зачтено", scale: "pass_fail"), Grade("S9", "не зачтено", scale: "pass_fail"),
            Grade("S10", "90", scale: "hundred", control: "final"))
            .GradesIn(Slice.All);

        Assert.Equal((2, 2, 1, 1), (grades.N5, grades.N4, grades.N3, grades.N2));
        Assert.Equal((1, 1, 1, 1), (grades.Pass, grades.Fail, grades.NotAttested, grades.Exempt));
        Assert.Equal(new Ratio(6, 9), grades.Success);      // 2+2+1+1 of nine, the exempt left out
        Assert.Equal(new Ratio(4, 7), grades.Quality);      // fives and fours of graded and not attested
        Assert.Equal(new Ratio(387, 7), grades.Mastery);    // 2·100 + 2·64 + 36 + 16 + 7
        Assert.Equal(new Ratio(23, 6), grades.Average);     // 10 + 8 + 3 + 2
        Assert.Equal(new Ratio(6, 9), grades.FirstAttempt);
        Assert.Equal(new Ratio(4.5m, 6), grades.MeanShare); // 1 + .8 + .8 + .6 + .4 + .9: a pass has no share
    }

    [Fact]
    public void Grades_Retake_CountsLastAttemptAndKeepsTheFirstForItself()
    {
        var grades = FiguresOf(Grade("S1", "2"), Grade("S1", "4", attempt: 2), Grade("S2", "5")).GradesIn(Slice.All);

        Assert.Equal((1, 1, 0), (grades.N5, grades.N4, grades.N2));
        Assert.Equal(new Ratio(1, 2), grades.FirstAttempt);
    }

    [Fact]
    public void Grades_RetakeOfAFailedFinal_IsItsLastAttempt_AndAFirstUnknownOneStandsApart()
    {
        var grades = FiguresOf(
            Grade("R1", "2", control: "final", on: "2026-03-20"), Grade("R1", "4", control: "retake", attempt: 2, on: "2026-03-27"),
            Grade("R2", "4", control: "final", attempt: 2, on: "2026-03-27")).GradesIn(Slice.All);

        Assert.Equal((new Ratio(2, 2), new Ratio(0, 1), 1), (grades.Success, grades.FirstAttempt, grades.FirstUnknown));
    }

    [Fact]
    public void Grades_RetakeAfterThePeriod_LeavesTheFirstAttemptUncounted()
    {
        var figures = FiguresOf(Grade("S1", "2", on: "2026-01-31"), Grade("S1", "4", attempt: 2, on: "2026-02-05"));

        Assert.Equal(0, figures.GradesIn(new Slice(To: new DateOnly(2026, 1, 31))).Base);
        Assert.Equal(1, figures.GradesIn(new Slice(From: new DateOnly(2026, 2, 1))).N4);
    }

    [Fact]
    public void Grades_CurrentAndPractice_AreNotExaminations() =>
        Assert.Equal(0, FiguresOf(Grade("S1", "5", control: "current"), Grade("S1", "5", control: "practice")).GradesIn(Slice.All).Base);

    [Fact]
    public void Grades_Nothing_HasNoValue() => Assert.Null(FiguresOf().GradesIn(Slice.All).Success.Value);

    [Fact]
    public void Grades_ProgrammeSlice_TakesItsGroupsOnly()
    {
        var figures = FiguresOf(Group("G1", "P1"), Group("G2", "P2"), Grade("S1", "5"), Grade("S2", "4", group: "G2"));

        Assert.Equal((0, 1), (figures.GradesIn(new Slice(Programme: "P2")).N5, figures.GradesIn(new Slice(Programme: "P2")).N4));
        Assert.Equal((1, 0), (figures.GradesIn(new Slice(Group: "G1")).N5, figures.GradesIn(new Slice(Group: "G1")).N4));
    }

    [Fact]
    public void Attendance_Hours_AreSummed() =>
        Assert.Equal(new Ratio(3.5m, 6), FiguresOf(Mark("S1", "present", "2"), Mark("S2", "late", "1.5"), Mark("S3", "sick", "0"),
            Mark("S4", "present", "2", on: "2026-05-01")).AttendanceIn(new Slice(To: new DateOnly(2026, 4, 30))));

    [Fact]
    public void Contingent_OnADay_CountsEnrolmentsThatStartedAndStay()
    {
        var figures = FiguresOf(
            Enrolment("S1", "2026-01-10"), Enrolment("S1", "2026-01-12", group: "G2"), Enrolment("S2", ""),
            Enrolment("S3", "2026-01-10", completed: "2026-03-10"), Enrolment("S4", "2026-01-10", left: "2026-02-01"),
            Enrolment("S5", "2026-03-01"));

        Assert.Equal(0, figures.ContingentOn(new DateOnly(2026, 1, 9), Slice.All));
        Assert.Equal(4, figures.ContingentOn(new DateOnly(2026, 1, 31), Slice.All)); // S1 in two groups, S3, S4
        Assert.Equal(3, figures.ContingentOn(new DateOnly(2026, 2, 1), Slice.All));  // S4 has left that day
        Assert.Equal(4, figures.ContingentOn(new DateOnly(2026, 3, 9), Slice.All));  // S5 has come
        Assert.Equal(3, figures.ContingentOn(new DateOnly(2026, 3, 10), Slice.All)); // S3 has completed
        Assert.Equal(new Movement(5, 1, 1), figures.MovementIn(Slice.All));
        Assert.Equal(new Movement(1, 1, 0), figures.MovementIn(new Slice(From: new DateOnly(2026, 2, 2))));
    }

    [Fact]
    public void Outcomes_WeightedShares_AgainstThePlan()
    {
        var figure = Assert.Single(FiguresOf(
            Group("G1", "P1"), Weight("M1", "C1", "0.6"), Weight("M2", "C1", "0,4"), Plan("C1", "0.75"),
            Grade("S1", "4"), Grade("S1", "3", module: "M2"),                              // .6·.8 + .4·.6 = .72: not reached
            Grade("S2", "2"), Grade("S2", "5", control: "final"),                          // the final stands for M1, M2 unknown: 1.0
            Grade("S3", "4"), Grade("S3", "н/я", control: "final"),                        // no share in the final: the interim, .8
            Grade("S4", "осв."),                                                           // no evidence at all
            Grade("S5", "не зачтено", scale: "pass_fail"), Grade("S5", "5", module: "M2"), // 1.0: the fail is no degree
            Grade("S6", "зачтено", scale: "pass_fail"), Grade("S6", "не зачтено", scale: "pass_fail", module: "M2"), // one of two failed
            Grade("S7", "зачтено", scale: "pass_fail"))                                    // passed
            .OutcomesIn(Slice.All));

        Assert.Equal(new OutcomeFigures("P1", "C1", 6, new Ratio(3, 4), new Ratio(1, 2), new Ratio(3.52m, 4)), figure);
    }

    [Fact]
    public void Outcomes_GroupPlan_GoesBeforeTheProgrammes_WhoseLastOneAtTheStartIsInForce()
    {
        // The group starts on 10 January.
        FeedRow[] rows =
        [
            Group("G1", "P1"), Weight("M1", "C1", "1"), Grade("S1", "4"),
            Plan("C1", "0.7"), Plan("C1", "0.9", from: "2026-01-05"), Plan("C1", "0.5", from: "2026-02-01"),
        ];

        Assert.Equal(0, Assert.Single(FiguresOf(rows).OutcomesIn(Slice.All)).Reached);
        Assert.Equal(1, Assert.Single(FiguresOf([.. rows, Plan("C1", "0.8", group: "G1")]).OutcomesIn(Slice.All)).Reached);
    }

    [Fact]
    public void Outcomes_JudgedByTheFinalAlone_AreOfEveryCompetency_WhereItsModuleIsOfNone()
    {
        var figures = FiguresOf(
            Row("programmes", "programmes.csv", 2, ("programme_code", "P1"), ("name", "П"), ("kind", "ПК"), ("judged_by", "итоговая аттестация"), ("valid_from", "2025-01-01")),
            Row("programmes", "programmes.csv", 3, ("programme_code", "P1"), ("name", "П"), ("kind", "ПК"), ("judged_by", "модули"), ("valid_from", "2026-02-01")),
            Row("competencies", "competencies.csv", 2, ("programme_code", "P1"), ("competency_code", "C1"), ("name", "К")),
            Row("competencies", "competencies.csv", 3, ("programme_code", "P1"), ("competency_code", "C2"), ("name", "К")),
            Group("G1", "P1"), Weight("M1", "C1", "1"), Plan("C1", "0.7"), Plan("C2", "0.7"),
            Grade("S1", "5"), Grade("S1", "3", module: "M9", control: "final"));

        // The interim five says nothing; the final three is of both.
        Assert.Equal([("C1", 0.6m, "M9"), ("C2", 0.6m, "M9")], figures.Outcomes.Select(one => (one.Competency, one.Share!.Value, one.Decided.Module)));
    }

    [Fact]
    public void AwardsAndDocuments_InThePeriod_AreCounted()
    {
        var figures = FiguresOf(
            Row("awards", "awards.csv", 2, ("learner_code", "S1"), ("award_kind", "грамота"), ("awarded_on", "2026-02-01")),
            Row("awards", "awards.csv", 3, ("learner_code", "S1"), ("award_kind", "грамота"), ("awarded_on", "2025-02-01")),
            Row("documents", "documents.csv", 2, ("document_kind", "диплом"), ("registration_no", "1"), ("issued_on", "2026-12-31"),
                ("learner_code", "S1"), ("group_code", "G1")),
            Row("documents", "documents.csv", 3, ("document_kind", "диплом"), ("registration_no", "2"), ("issued_on", "2026-12-31"),
                ("learner_code", "S1"), ("group_code", "G1"), ("original_registration_no", "1")),
            Row("documents", "documents.csv", 4, ("document_kind", "справка об обучении"), ("registration_no", "3"), ("issued_on", "2026-12-31"),
                ("learner_code", "S2"), ("group_code", "G1")));
        var year = new Slice(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

        Assert.Equal((1, 1), (figures.AwardsIn(year), figures.DocumentsIn(year)));
    }
}
