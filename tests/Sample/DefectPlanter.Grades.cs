
namespace Sample;

/// <content>Wrong grades.</content>
internal sealed partial class DefectPlanter
{
    private bool MissingGrade(GroupStory story) => BadGrade("grade", "missing_value", default);

    private bool ImpossibleGradeDay(GroupStory story) => BadGrade("graded_on", "bad_date", ImpossibleDay);

    private bool GradeOutsideFive(GroupStory story) => sample?.Scale == "five" && BadGrade("grade", "out_of_range", "7");

    private bool GradeOutsideHundred(GroupStory story) => sample?.Scale == "hundred" && BadGrade("grade", "out_of_range", "130");

    private bool UnknownControl(GroupStory story) => BadGrade("control", "unknown_code", "express");

    private bool UnknownScale(GroupStory story) => BadGrade("scale", "unknown_code", "twelve");

    private bool AttemptInWords(GroupStory story) => BadGrade("attempt", "bad_number", "два");

    private bool NoLearner(GroupStory story) => BadGrade("learner_code", "missing_value", default);

    private bool ConflictingGrades(GroupStory story)
    {
        if (sample is null)
        {
            return false;
        }

        var file = folder.Of("grades", sample.GradedOn);
        var row = sample with { Control = "current", Scale = "five", Attempt = 9 };
        Reject(file, "grade", "conflicting_in_file", (row with { Grade = "5" }).Cells());
        return Reject(file, "grade", "conflicting_in_file", (row with { Grade = "3" }).Cells());
    }

    private bool RepeatedGrade(GroupStory story)
    {
        if (sample is null)
        {
            return false;
        }

        var file = folder.Of("grades", sample.GradedOn);
        return Record(file, folder.WriteExtra(file, sample.Cells()), string.Empty, "duplicate", DefectKind.Duplicate);
    }

    private bool FinalOutsideTerm(GroupStory story)
    {
        // A final for somebody who had left or had never come, entered three weeks after the group's end.
        var day = story.Plan.EndsOn.AddDays(21);
        var seat = story.Seats.Find(seat => seat.Passed is null && (seat.LeavesOn is not null || seat.StartedOn is null));
        if (seat is null || !story.HasCome(day))
        {
            return false;
        }

        var file = folder.Of("grades", day);
        var module = story.Plan.Programme.Modules[^1];
        var row = new GradeRow(seat.Code, story.Code, module.Code, "final", day, module.Scale == "hundred" ? "72" : "4", module.Scale, 1,
            null, story.Curator);
        return Record(file, folder.Write(file, row.Cells()), "graded_on", "final_outside_term", DefectKind.Finding);
    }

    private bool BadGrade(string column, string code, Cell value)
    {
        if (sample is null)
        {
            return false;
        }

        return Reject(folder.Of("grades", sample.GradedOn), column, code,
            With("grades", (sample with { Attempt = 8 }).Cells(), column, value));
    }
}
