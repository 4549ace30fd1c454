
namespace Sample;

/// <summary>What offices put right later: corrected grades, and rows that should not have been entered.</summary>
internal sealed class Mistakes(FeedFolder folder, SampleOptions options)
{
    private readonly double correctionShare = 0.006 * Math.Min(1.0, 20_000.0 / options.Learners);

    /// <summary>Now and then gives a passed grade a later correction.</summary>
    public void MayCorrect(GroupStory story, GradeRow row)
    {
        var corrected = row.GradedOn.AddDays(story.Dice.Between(3, 20));
        if (row.Scale != "five" || !story.Dice.Happens(correctionShare) || !story.HasCome(corrected))
        {
            return;
        }

        var right = row with { Grade = row.Grade == "4" ? "5" : "4" };
        folder.WriteExtra(folder.Open("grades", "corrections"), right.Cells(corrected, "Методист учебной части",
            story.Dice.Pick(["ошибка при переносе из ведомости", "апелляция", "описка преподавателя"])));
        folder.CountCorrection("grades");
    }

    /// <summary>In every fifth group (few in a large centre) enters a grade or a mark and removes it again.</summary>
    public void EnterAndRemove(GroupStory story)
    {
        var every = Math.Max(5, options.Learners / 4_000);
        var day = story.Timetable.Examined[^2];
        var seat = story.Seats.FirstOrDefault(seat => seat.StudiesOn(day));
        if (story.Plan.Index % every != 2 || seat is null || !story.HasCome(day))
        {
            return;
        }

        var module = story.Plan.Programme.Modules[^2];
        if (story.Plan.Index % 2 == 0)
        {
            var row = new GradeRow(seat.Code, story.Code, module.Code, "interim", day, "2", "five", 5, null, story.Curator);
            folder.Write(folder.Of("grades", day), row.Cells());
            folder.WriteExtra(folder.Open("removals-grades"), "grades", row.Learner, row.Group, row.Module, row.Control, row.GradedOn,
                row.Attempt is { } attempt ? attempt : default(Cell), row.Competency, "Методист учебной части",
                "внесено в журнал другой группы");
            folder.CountRemoval("grades");
        }
        else
        {
            folder.Write(folder.Of("attendance", day), seat.Code, story.Code, module.Code, day, 7, "absent", 0, 2, story.Curator);
            folder.WriteExtra(folder.Open("removals-attendance"), "attendance", seat.Code, story.Code, module.Code, day, 7,
                "Куратор группы", "занятия не было");
            folder.CountRemoval("attendance");
        }
    }
}
