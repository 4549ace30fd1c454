
namespace Sample;

/// <content>Wrong marks, enrolments, awards and documents.</content>
internal sealed partial class DefectPlanter
{
    private bool UnknownMark(GroupStory story) => BadMark(story, "mark", "unknown_code", "Ж");

    private bool HoursInWords(GroupStory story) => BadMark(story, "hours", "bad_number", "два");

    private bool ImpossibleLessonDay(GroupStory story) => BadMark(story, "lesson_on", "bad_date", ImpossibleDay);

    private bool MarkWithoutLearner(GroupStory story) => BadMark(story, "learner_code", "missing_value", default);

    private bool ConflictingMarks(GroupStory story)
    {
        var row = MarkCells(story, story.Plan.StartsOn, 8);
        var file = folder.Of("attendance", story.Plan.StartsOn);
        Reject(file, "mark", "conflicting_in_file", With("attendance", row, "mark", "present"));
        row = With("attendance", With("attendance", row, "hours", 0), "mark", "absent");
        return Reject(file, "mark", "conflicting_in_file", row);
    }

    private bool AttendanceBeforeEnrolment(GroupStory story)
    {
        var day = story.Seats[0].EnrolledOn.AddDays(-4);
        if (day < story.Options.BeginsOn || day.Month is 7 or 8)
        {
            return false;
        }

        var file = folder.Of("attendance", day);
        return Record(file, folder.Write(file, MarkCells(story, day, 1)), "lesson_on", "attendance_before_enrolment", DefectKind.Finding);
    }

    private bool ImpossibleEnrolmentDay(GroupStory story) => BadEnrolment(story, "enrolled_on", "bad_date", ImpossibleDay);

    private bool EnrolmentWithoutLearner(GroupStory story) => BadEnrolment(story, "learner_code", "missing_value", default);

    private bool AwardWithoutOrder(GroupStory story)
    {
        if (!story.HasCome(story.Plan.EndsOn))
        {
            return false;
        }

        var file = folder.Of("awards", story.Plan.EndsOn);
        var row = With("awards", With("awards", AwardCells(story), "order_no", default), "order_on", default);
        return Record(file, folder.Write(file, row), "order_no", "award_without_order", DefectKind.Finding);
    }

    private bool ImpossibleAwardDay(GroupStory story) => BadAward(story, "awarded_on", "bad_date", ImpossibleDay);

    private bool NoAwardKind(GroupStory story) => BadAward(story, "award_kind", "missing_value", default);

    private bool NoRegistrationNo(GroupStory story) => BadDocument(story, "registration_no", "missing_value", default);

    private bool ImpossibleIssueDay(GroupStory story) => BadDocument(story, "issued_on", "bad_date", ImpossibleDay);

    private bool BadMark(GroupStory story, string column, string code, Cell value) =>
        Reject(folder.Of("attendance", story.Plan.StartsOn), column, code,
            With("attendance", MarkCells(story, story.Plan.StartsOn, 9), column, value));

    private bool BadEnrolment(GroupStory story, string column, string code, Cell value)
    {
        var row = new Cell[FeedColumns.Of("enrolments").Length];
        (row[0], row[1], row[2]) = (story.Seats[0].Code, story.Code, story.Plan.StartsOn);
        return Reject(folder.Open("enrolments"), column, code, With("enrolments", row, column, value));
    }

    private bool BadAward(GroupStory story, string column, string code, Cell value) =>
        story.HasCome(story.Plan.EndsOn)
        && Reject(folder.Of("awards", story.Plan.EndsOn), column, code, With("awards", AwardCells(story), column, value));

    private bool BadDocument(GroupStory story, string column, string code, Cell value)
    {
        var day = story.Plan.EndsOn;
        if (!story.HasCome(day))
        {
            return false;
        }

        Cell[] row =
        [
            GroupPapers.KindOf(story.Plan.Programme), $"Б/Н-{story.Code}", day, story.Seats[0].Code, story.Code, default, default,
            "лично", default, default, "оригинал", default,
        ];
        return Reject(folder.Of("documents", day), column, code, With("documents", row, column, value));
    }

    private static Cell[] MarkCells(GroupStory story, DateOnly day, int number) =>
    [
        story.Seats[0].Code, story.Code, story.Plan.Programme.Modules.First(module => module.Lessons > 0).Code, day, number,
        "present", 2, 2, story.Curator,
    ];

    private static Cell[] AwardCells(GroupStory story) =>
    [
        story.Seats[^1].Code, "благодарность", story.Plan.EndsOn, "0-п", story.Plan.EndsOn, "помощь в проведении конкурса", "организация",
        story.Plan.Programme.Name, story.Code, "нет",
    ];
}
